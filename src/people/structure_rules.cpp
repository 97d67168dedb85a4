// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "base/enum_names.h"
#include "base/text.h"
#include "people/structure.h"

namespace tovholder::people {
namespace {

constexpr EnumNames<TieKind, 3> kTieKinds{
    {{TieKind::kPartOf, "part_of"}, {TieKind::kReportsTo, "reports_to"}, {TieKind::kAdvises, "advises"}}};
constexpr EnumNames<FulfilmentKind, 3> kFulfilmentKinds{
    {{FulfilmentKind::kDuty, "duty"}, {FulfilmentKind::kMeeting, "meeting"}, {FulfilmentKind::kReport, "report"}}};
constexpr EnumNames<MembershipRole, 6> kMembershipRoles{{{MembershipRole::kMember, "member"},
                                                         {MembershipRole::kChair, "chair"},
                                                         {MembershipRole::kViceChair, "vice_chair"},
                                                         {MembershipRole::kSecretary, "secretary"},
                                                         {MembershipRole::kCoordinator, "coordinator"},
                                                         {MembershipRole::kObserver, "observer"}}};

template <class Dated>
std::vector<Dated> OfOnDate(const std::vector<Dated>& all, OrganizationId organization, Date date) {
  std::vector<Dated> those;
  std::copy_if(all.begin(), all.end(), std::back_inserter(those),
               [&](const Dated& one) { return one.organization == organization && Holds(one, date); });
  return those;
}

std::vector<TaskOnDate> TasksOnDate(const StructureBook& book, OrganizationId organization, Date date) {
  std::vector<TaskOnDate> tasks;
  for (OrganizationTask& task : OfOnDate(book.tasks, organization, date)) {
    TaskOnDate one{std::move(task), {}};
    std::copy_if(
        book.fulfilments.begin(), book.fulfilments.end(), std::back_inserter(one.fulfilments),
        [&](const Fulfilment& fulfilment) { return fulfilment.task == one.task.id && Holds(fulfilment, date); });
    tasks.push_back(std::move(one));
  }
  std::sort(tasks.begin(), tasks.end(),
            [](const TaskOnDate& a, const TaskOnDate& b) { return a.task.number < b.task.number; });
  return tasks;
}

OrganizationOnDate DescribeOnDate(const StructureBook& book, const Organization& organization, Date date) {
  OrganizationOnDate described{organization, 0,  OfOnDate(book.ties, organization.id, date),
                               {},           {}, TasksOnDate(book, organization.id, date)};
  for (Seat& seat : OfOnDate(book.seats, organization.id, date)) described.seats.push_back({std::move(seat), {}});
  std::sort(described.seats.begin(), described.seats.end(),
            [](const SeatOnDate& a, const SeatOnDate& b) { return a.seat.position < b.seat.position; });
  for (Membership& membership : OfOnDate(book.memberships, organization.id, date)) {
    const auto seat = std::find_if(described.seats.begin(), described.seats.end(),
                                   [&](const SeatOnDate& one) { return one.seat.id == membership.seat; });
    auto& place = seat == described.seats.end() ? described.others : seat->holders;
    place.push_back(std::move(membership));
  }
  return described;
}

// Puts each organization behind the one it is part of. A circle of parts is entered nowhere; its organizations
// come last, so that none is lost.
class TreeOrder {
 public:
  explicit TreeOrder(std::vector<OrganizationOnDate> all) : all_(std::move(all)) {
    std::set<OrganizationId> known;
    for (const OrganizationOnDate& one : all_) known.insert(one.organization.id);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto whole = WholeOf(all_[i]);
      below_[whole && known.contains(*whole) ? *whole : OrganizationId{}].push_back(i);
    }
  }

  std::vector<OrganizationOnDate> Take() && {
    Enter(OrganizationId{}, 0);
    for (std::size_t i = 0; i < all_.size(); ++i) Place(i, 0);
    return std::move(ordered_);
  }

 private:
  static std::optional<OrganizationId> WholeOf(const OrganizationOnDate& one) {
    const auto tie = std::find_if(one.ties.begin(), one.ties.end(),
                                  [](const Tie& candidate) { return candidate.kind == TieKind::kPartOf; });
    return tie == one.ties.end() ? std::nullopt : std::optional(tie->target);
  }
  void Enter(OrganizationId whole, int depth) {
    for (const std::size_t i : below_[whole]) Place(i, depth);
  }
  void Place(std::size_t i, int depth) {
    const OrganizationId id = all_[i].organization.id;
    if (!placed_.insert(id).second) return;
    all_[i].depth = depth;
    ordered_.push_back(std::move(all_[i]));
    Enter(id, depth + 1);
  }

  std::vector<OrganizationOnDate> all_;
  std::map<OrganizationId, std::vector<std::size_t>> below_;
  std::set<OrganizationId> placed_;
  std::vector<OrganizationOnDate> ordered_;
};

// The ties from `from` to `wanted` that hold at the same time as `added`; none where there is no way.
std::vector<OrganizationId> WayBetween(const StructureBook& book, const Tie& added, OrganizationId from,
                                       OrganizationId wanted, std::set<OrganizationId>& seen) {
  if (from == wanted) return {from};
  if (!seen.insert(from).second) return {};
  for (const Tie& tie : book.ties) {
    if (tie.kind != added.kind || tie.organization != from || tie.id == added.id || !Overlap(tie, added)) continue;
    auto way = WayBetween(book, added, tie.target, wanted, seen);
    if (way.empty()) continue;
    way.insert(way.begin(), from);
    return way;
  }
  return {};
}

template <class Record>
std::string NameAmong(const std::vector<Record>& records, Id<Record> id) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == id; });
  return found == records.end() ? std::string() : found->name;
}

Result<void> CheckDays(const std::optional<Date>& from, const std::optional<Date>& to) {
  if (!from || !to || *from <= *to) return {};
  return Fail("people.ends_before_it_begins", {{"from", FormatIso(*from)}, {"to", FormatIso(*to)}});
}
template <class Dated>
Result<void> CheckSpan(const Dated& dated) {
  return CheckDays(dated.from_date, dated.to_date);
}
Result<void> CheckText(std::string_view field, std::string_view text) {
  if (!Trim(text).empty()) return {};
  return Fail("people.no_text", {{"field", std::string(field)}});
}
Result<void> CheckUses(std::ptrdiff_t count) {
  if (count == 0) return {};
  return Fail("people.still_used", {{"count", std::to_string(count)}});
}
Result<void> FirstFailure(const std::vector<Result<void>>& checks) {
  const auto failed = std::find_if(checks.begin(), checks.end(), [](const auto& check) { return !check; });
  return failed == checks.end() ? Result<void>{} : *failed;
}

std::string OpenDate(const std::optional<Date>& date) { return date ? FormatIso(*date) : std::string(); }

}  // namespace

std::string_view ToName(TieKind kind) { return NameIn(kTieKinds, kind); }
bool FromName(std::string_view name, TieKind& kind) { return ValueIn(kTieKinds, name, kind); }
std::string_view ToName(FulfilmentKind kind) { return NameIn(kFulfilmentKinds, kind); }
bool FromName(std::string_view name, FulfilmentKind& kind) { return ValueIn(kFulfilmentKinds, name, kind); }
std::string_view ToName(MembershipRole role) { return NameIn(kMembershipRoles, role); }
bool FromName(std::string_view name, MembershipRole& role) { return ValueIn(kMembershipRoles, name, role); }

std::string StructureBook::NameOf(OrganizationId id) const { return NameAmong(organizations, id); }
std::string StructureBook::NameOf(BodyId id) const { return NameAmong(bodies, id); }
std::string StructureBook::NameOf(PersonId id) const {
  const auto found = persons.find(id);
  return found == persons.end() ? std::string() : found->second;
}

std::vector<Membership> OrganizationOnDate::members() const {
  std::vector<Membership> all;
  for (const SeatOnDate& seat : seats) all.insert(all.end(), seat.holders.begin(), seat.holders.end());
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

bool Exists(const StructureBook& book, OrganizationId id, Date date) {
  bool bounded = false;
  for (const LifeSpan& span : book.spans) {
    if (span.organization != id) continue;
    if (Holds(span, date)) return true;
    bounded = true;
  }
  return !bounded;
}

std::vector<OrganizationOnDate> OnDate(const StructureBook& book, Date date) {
  std::vector<OrganizationOnDate> existing;
  for (const Organization& organization : book.organizations) {
    if (Exists(book, organization.id, date)) existing.push_back(DescribeOnDate(book, organization, date));
  }
  std::sort(existing.begin(), existing.end(), [](const OrganizationOnDate& a, const OrganizationOnDate& b) {
    if (a.organization.position != b.organization.position) return a.organization.position < b.organization.position;
    return DanishSortKey(a.organization.name) < DanishSortKey(b.organization.name);
  });
  return TreeOrder(std::move(existing)).Take();
}

Result<void> Check(const StructureBook& book, const Tie& added) {
  if (auto span = CheckSpan(added); !span) return span;
  if (added.organization == added.target) {
    return Fail("people.tie_to_itself", {{"organization", book.NameOf(added.organization)}});
  }
  std::set<OrganizationId> seen;
  const auto way = WayBetween(book, added, added.target, added.organization, seen);
  if (way.empty()) return {};
  std::string chain = book.NameOf(added.organization);
  for (const OrganizationId id : way) chain += " → " + book.NameOf(id);
  return Fail("people.tie_circle", {{"chain", chain}});
}

Result<void> Check(const StructureBook& book, const Membership& added) {
  if (auto span = CheckSpan(added); !span) return span;
  const auto twice = std::find_if(book.memberships.begin(), book.memberships.end(), [&](const Membership& one) {
    return one.id != added.id && one.organization == added.organization && one.person == added.person &&
           one.role == added.role && Overlap(one, added);
  });
  if (twice == book.memberships.end()) return {};
  return Fail("people.member_twice", {{"from", OpenDate(twice->from_date)}, {"to", OpenDate(twice->to_date)}});
}

Result<void> Check(const StructureBook& /*book*/, const Body& added) { return CheckText("name", added.name); }
Result<void> Check(const StructureBook& book, const Organization& added) {
  if (auto named = CheckText("name", added.name); !named) return named;
  const bool twice = std::any_of(book.organizations.begin(), book.organizations.end(), [&](const Organization& one) {
    return one.id != added.id && one.folded == added.folded && one.body == added.body;
  });
  if (twice) return Fail("people.organization_twice", {{"name", added.name}});
  return {};
}

Result<void> CheckRemoval(const StructureBook& book, const Seat& removed) {
  return CheckUses(std::count_if(book.memberships.begin(), book.memberships.end(),
                                 [&](const Membership& one) { return one.seat == removed.id; }));
}
Result<void> CheckRemoval(const StructureBook& book, const OrganizationTask& removed) {
  return CheckUses(std::count_if(book.fulfilments.begin(), book.fulfilments.end(),
                                 [&](const Fulfilment& one) { return one.task == removed.id; }));
}
Result<void> CheckRemoval(const StructureBook& book, const Discrepancy& removed) {
  return CheckUses(std::count_if(book.claims.begin(), book.claims.end(),
                                 [&](const Claim& one) { return one.discrepancy == removed.id; }));
}

Result<void> Check(const StructureBook& /*book*/, const LifeSpan& added) { return CheckSpan(added); }
Result<void> Check(const StructureBook& /*book*/, const Seat& added) {
  return FirstFailure({CheckText("title", added.title), CheckSpan(added)});
}
Result<void> Check(const StructureBook& /*book*/, const OrganizationTask& added) {
  return FirstFailure({CheckText("text", added.text), CheckSpan(added)});
}
Result<void> Check(const StructureBook& /*book*/, const Fulfilment& added) {
  return FirstFailure({CheckText("text", added.text), CheckSpan(added)});
}
Result<void> Check(const StructureBook& /*book*/, const Discrepancy& added) { return CheckText("topic", added.topic); }
Result<void> Check(const StructureBook& /*book*/, const Claim& added) {
  return FirstFailure({CheckText("says", added.says), CheckText("source", added.source)});
}
Result<void> Check(const StructureBook& /*book*/, const NamedModel& added) { return CheckText("name", added.name); }
Result<void> Check(const StructureBook& /*book*/, const ElectionTerm& added) {
  return FirstFailure({CheckText("name", added.name), CheckDays(added.from_date, added.to_date)});
}

}  // namespace tovholder::people
