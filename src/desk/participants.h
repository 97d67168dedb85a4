// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"
#include "people/membership.h"
#include "people/structure_store.h"
#include "sql/database.h"

// Who takes part in a meeting, by party: the organizations that meet, those that are invited, and others with whom they
// come from.
namespace tovholder::desk {

struct DeskGuest {
  Id<DeskGuest> id;
  meetings::MeetingId meeting;
  int position = 0;
  std::optional<people::OrganizationId> organization;  // a whole one; else one person
  std::string name;
  std::string comes_from;  // "Slagelse Boligselskab"; may be empty
};
BOOST_DESCRIBE_STRUCT(DeskGuest, (), (id, meeting, position, organization, name, comes_from))

// "Lis Lund, Slagelse Boligselskab", a line each.
std::vector<DeskGuest> ParseGuests(std::string_view text);
// As they were typed.
std::string TextOf(const std::vector<DeskGuest>& guests);

enum class PartyKind { kHost, kInvited, kOther };
struct Participant {
  std::string name;
  std::optional<people::MembershipRole> role = {};  // none: no member
  std::string represents = {};
};
struct Party {
  PartyKind kind = PartyKind::kHost;
  std::optional<people::OrganizationId> organization = {};
  std::string name = {};  // "": it is not said whom they come from
  std::vector<Participant> people = {};
};
// Guests that are persons, by whom they come from, in the order in which these are named.
std::vector<Party> PartiesOf(const std::vector<DeskGuest>& guests);

std::vector<DeskGuest> ListGuests(sql::Reader& reader, meetings::MeetingId id);
// In place of those there were.
void PutGuests(sql::Transaction& transaction, meetings::MeetingId id, std::vector<DeskGuest> guests);
// The members of invited organizations on the day of the meeting who sit in no host. They have no seat at it: each is
// an observer, whatever he is at home.
std::vector<people::Membership> ListInvitedMembers(sql::Reader& reader, const Agenda& agenda);
// Hosts first, then invited organizations, then others; of members who sits there on the day of the meeting, each
// person once.
std::vector<Party> ListParties(sql::Reader& reader, const Agenda& agenda, Date today);

}  // namespace tovholder::desk
