// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "people/discrepancy.h"
#include "people/membership.h"
#include "people/organization.h"
#include "people/organization_task.h"
#include "people/succession.h"

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

// A day of a structure that one comes back to by name.
struct NamedModel {
  Id<NamedModel> id;
  StructureId structure;
  std::string name;  // "Modellen af 2017"
  Date date;
};
BOOST_DESCRIBE_STRUCT(NamedModel, (), (id, structure, name, date))

// With it end all organizations of the body that are elected.
struct ElectionTerm {
  Id<ElectionTerm> id;
  BodyId body;
  std::string name;  // "Valgperioden 2022-2025"
  Date from_date;
  Date to_date;
};
BOOST_DESCRIBE_STRUCT(ElectionTerm, (), (id, body, name, from_date, to_date))

// Whether what is dated holds on a day; both its days count, and a missing one leaves that end open.
template <class Dated>
bool Holds(const Dated& dated, Date day) {
  return (!dated.from_date || *dated.from_date <= day) && (!dated.to_date || day <= *dated.to_date);
}
// Whether both hold on some day.
template <class A, class B>
bool Overlap(const A& a, const B& b) {
  return (!a.to_date || !b.from_date || *b.from_date <= *a.to_date) &&
         (!b.to_date || !a.from_date || *a.from_date <= *b.to_date);
}

// Everything that was ever said of one structure, and the names of who and what it speaks of.
struct StructureBook {
  StructureId structure;
  std::vector<Body> bodies;
  std::vector<Organization> organizations;
  std::vector<LifeSpan> spans;
  std::vector<Tie> ties;
  std::vector<Seat> seats;
  std::vector<Membership> memberships;
  std::vector<OrganizationTask> tasks;
  std::vector<Fulfilment> fulfilments;
  std::vector<Discrepancy> discrepancies;
  std::vector<Claim> claims;
  std::vector<NamedModel> models;
  std::vector<ElectionTerm> terms;
  std::vector<Succession> successions;
  std::map<PersonId, std::string> persons;

  std::string NameOf(OrganizationId id) const;  // "" for one of another structure
  std::string NameOf(PersonId id) const;
  std::string NameOf(BodyId id) const;
};

struct SeatOnDate {
  Seat seat;
  std::vector<Membership> holders;

  int empty() const { return std::max(0, seat.capacity - static_cast<int>(holders.size())); }
};

struct TaskOnDate {
  OrganizationTask task;
  std::vector<Fulfilment> fulfilments;
};

struct OrganizationOnDate {
  Organization organization;
  int depth = 0;  // below what it is part of
  std::vector<Tie> ties;
  std::vector<SeatOnDate> seats;
  std::vector<Membership> others;  // beside the seats
  std::vector<TaskOnDate> tasks;

  // Of the seats, then beside them.
  std::vector<Membership> members() const;
};

bool Exists(const StructureBook& book, OrganizationId id, Date date);

// What existed on the date: each organization behind the one it is part of, else by position and Danish name.
std::vector<OrganizationOnDate> OnDate(const StructureBook& book, Date date);

// Errors: people.ends_before_it_begins {from, to}, people.no_text {field}; of a tie people.tie_to_itself {organization}
// and people.tie_circle {chain}, for a tie of the same kind at the same time; of a membership people.member_twice
// {from, to}, for the same person with the same role at the same time.
Result<void> Check(const StructureBook& book, const Body& added);
// people.organization_twice {name}
Result<void> Check(const StructureBook& book, const Organization& added);
Result<void> Check(const StructureBook& book, const Tie& added);
Result<void> Check(const StructureBook& book, const Membership& added);
Result<void> Check(const StructureBook& book, const LifeSpan& added);
Result<void> Check(const StructureBook& book, const Seat& added);
Result<void> Check(const StructureBook& book, const OrganizationTask& added);
Result<void> Check(const StructureBook& book, const Fulfilment& added);
Result<void> Check(const StructureBook& book, const Discrepancy& added);
Result<void> Check(const StructureBook& book, const Claim& added);
Result<void> Check(const StructureBook& book, const NamedModel& added);
Result<void> Check(const StructureBook& book, const ElectionTerm& added);

// Error: people.still_used {count}, where other records refer to it.
Result<void> CheckRemoval(const StructureBook& book, const Seat& removed);
Result<void> CheckRemoval(const StructureBook& book, const OrganizationTask& removed);
Result<void> CheckRemoval(const StructureBook& book, const Discrepancy& removed);
template <class Record>
Result<void> CheckRemoval(const StructureBook& /*book*/, const Record& /*removed*/) {
  return {};
}

}  // namespace tovholder::people
