// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "people/membership.h"
#include "people/organization.h"

// How organizations stand to each other, as it was on any date.
namespace tovholder::people {

// A time in which an organization exists; it may have several, and one without any is not bounded.
struct LifeSpan {
  Id<LifeSpan> id;
  OrganizationId organization;
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(LifeSpan, (), (id, organization, from_date, to_date, source))

enum class TieKind { kPartOf, kReportsTo, kAdvises };
std::string_view ToName(TieKind kind);
bool FromName(std::string_view name, TieKind& kind);

struct Tie {
  Id<Tie> id;
  TieKind kind = TieKind::kPartOf;
  OrganizationId organization;
  OrganizationId target;  // what it is part of, reports to, advises
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Tie, (), (id, kind, organization, target, from_date, to_date, source))

// Whether what is dated holds on a day; both its days count, and a missing one leaves that end open.
template <class Dated>
bool Holds(const Dated& dated, Date day) {
  return (!dated.from_date || *dated.from_date <= day) && (!dated.to_date || day <= *dated.to_date);
}

// Everything that was ever said of one structure.
struct StructureBook {
  std::vector<Organization> organizations;
  std::vector<LifeSpan> spans;
  std::vector<Tie> ties;
  std::vector<Seat> seats;
  std::vector<Membership> memberships;
};

struct SeatOnDate {
  Seat seat;
  std::vector<Membership> holders;

  int empty() const { return std::max(0, seat.capacity - static_cast<int>(holders.size())); }
};

struct OrganizationOnDate {
  Organization organization;
  int depth = 0;  // below what it is part of
  std::vector<Tie> ties;
  std::vector<SeatOnDate> seats;
  std::vector<Membership> others;  // beside the seats
};

// What existed on the date: each organization behind the one it is part of, else by position and Danish name.
std::vector<OrganizationOnDate> OnDate(const StructureBook& book, Date date);

// What is amiss on the date, in the order of `organizations`: people.no_chair {organization},
// people.empty_seat {organization, seat, count}, people.no_coordinator {organization, seat},
// people.reports_to_nobody {organization}.
std::vector<Error> FindingsOf(const std::vector<OrganizationOnDate>& organizations);

// Errors: people.tie_to_itself {organization}, people.tie_circle {chain}, for a tie of the same kind at the same time.
Result<void> CheckTie(const StructureBook& book, const Tie& added);
// Errors: people.ends_before_it_begins {from, to}, people.member_twice {from, to} for a membership of the same person
// with the same role at the same time.
Result<void> CheckMembership(const StructureBook& book, const Membership& added);

}  // namespace tovholder::people
