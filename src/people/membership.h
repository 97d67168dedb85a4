// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "people/organization.h"
#include "people/person.h"
#include "people/viewer.h"

namespace tovholder::people {

struct Membership;
struct Seat;
using MembershipId = Id<Membership>;
using SeatId = Id<Seat>;

enum class MembershipRole { kMember, kChair, kViceChair, kSecretary, kCoordinator, kObserver };
std::string_view ToName(MembershipRole role);
bool FromName(std::string_view name, MembershipRole& role);
// What it lets one read and do there. A vice chair has no more than a member until he is entered as chair for the time.
OrganizationRole OrganizationRoleOf(MembershipRole role);

// A person in an organization for a time, both days included.
struct Membership {
  Id<Membership> id;
  OrganizationId organization;
  PersonId person;
  MembershipRole role = MembershipRole::kMember;
  std::string party;  // letter
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::optional<PersonId> deputy;
  std::string title;             // as it is called there: "tovholder for Beskæftigelse"
  std::optional<Id<Seat>> seat;  // none: beside what the organization is composed of
  // Whom the person speaks for, and how far: a decision beyond it waits for the approval of `granted_by`.
  std::string represents;
  std::string mandate;
  std::string mandate_limits;
  std::string granted_by;
  std::optional<Date> mandate_from;
  std::optional<Date> mandate_to;
  std::string responsibility;  // of one among several chairs: "Kommunale kerneopgaver"
};
BOOST_DESCRIBE_STRUCT(Membership, (),
                      (id, organization, person, role, party, from_date, to_date, deputy, title, seat, represents,
                       mandate, mandate_limits, granted_by, mandate_from, mandate_to, responsibility))

// So many places of a kind in an organization, and who fills them.
struct Seat {
  Id<Seat> id;
  OrganizationId organization;
  int position = 0;
  MembershipRole role = MembershipRole::kMember;
  std::string title;      // "Direktør i FOB"
  std::string filled_by;  // who appoints: "Organisationsbestyrelsen i FOB"
  int capacity = 1;
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::string source;  // the document that says so
};
BOOST_DESCRIBE_STRUCT(Seat, (),
                      (id, organization, position, role, title, filled_by, capacity, from_date, to_date, source))

}  // namespace tovholder::people
