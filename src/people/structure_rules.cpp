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
constexpr EnumNames<MembershipRole, 6> kMembershipRoles{{{MembershipRole::kMember, "member"},
                                                         {MembershipRole::kChair, "chair"},
                                                         {MembershipRole::kViceChair, "vice_chair"},
                                                         {MembershipRole::kSecretary, "secretary"},
                                                         {MembershipRole::kCoordinator, "coordinator"},
                                                         {MembershipRole::kObserver, "observer"}}};

// Whether both hold on some day.
template <class A, class B>
bool Overlap(const A& a, const B& b) {
  return (!a.to_date || !b.from_date || *b.from_date <= *a.to_date) &&
         (!b.to_date || !a.from_date || *a.from_date <= *b.to_date);
}

template <class Dated>
std::vector<Dated> OfOnDate(const std::vector<Dated>& all, OrganizationId organization, Date date) {
  std::vector<Dated> those;
  std::copy_if(all.begin(), all.end(), std::back_inserter(those),
               [&](const Dated& one) { return one.organization == organization && Holds(one, date); });
  return those;
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

OrganizationOnDate DescribeOnDate(const StructureBook& book, const Organization& organization, Date date) {
  OrganizationOnDate described{organization, 0, OfOnDate(book.ties, organization.id, date), {}, {}};
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

bool HasChair(const OrganizationOnDate& one) {
  const auto chairs = [](const Membership& membership) { return membership.role == MembershipRole::kChair; };
  return std::any_of(one.others.begin(), one.others.end(), chairs) ||
         std::any_of(one.seats.begin(), one.seats.end(), [&](const SeatOnDate& seat) {
           return std::any_of(seat.holders.begin(), seat.holders.end(), chairs);
         });
}

bool ReportsToSomebody(const OrganizationOnDate& one) {
  return one.organization.apex || std::any_of(one.ties.begin(), one.ties.end(), [](const Tie& tie) {
           return tie.kind == TieKind::kReportsTo || tie.kind == TieKind::kPartOf;
         });
}

void AddEmptySeats(const OrganizationOnDate& one, std::vector<Error>& findings) {
  for (const SeatOnDate& seat : one.seats) {
    if (seat.empty() == 0) continue;
    if (seat.seat.role == MembershipRole::kCoordinator) {
      findings.push_back(
          {"people.no_coordinator", {{"organization", one.organization.name}, {"seat", seat.seat.title}}});
    } else {
      findings.push_back({"people.empty_seat",
                          {{"organization", one.organization.name},
                           {"seat", seat.seat.title},
                           {"count", std::to_string(seat.empty())}}});
    }
  }
}

std::string NameOf(const StructureBook& book, OrganizationId id) {
  const auto found = std::find_if(book.organizations.begin(), book.organizations.end(),
                                  [&](const Organization& one) { return one.id == id; });
  return found == book.organizations.end() ? std::string() : found->name;
}

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

std::string OpenDate(const std::optional<Date>& date) { return date ? FormatIso(*date) : std::string(); }

}  // namespace

std::string_view ToName(TieKind kind) { return NameIn(kTieKinds, kind); }
bool FromName(std::string_view name, TieKind& kind) { return ValueIn(kTieKinds, name, kind); }
std::string_view ToName(MembershipRole role) { return NameIn(kMembershipRoles, role); }
bool FromName(std::string_view name, MembershipRole& role) { return ValueIn(kMembershipRoles, name, role); }

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

std::vector<Error> FindingsOf(const std::vector<OrganizationOnDate>& organizations) {
  std::vector<Error> findings;
  for (const OrganizationOnDate& one : organizations) {
    const std::string& name = one.organization.name;
    if (!HasChair(one)) findings.push_back({"people.no_chair", {{"organization", name}}});
    AddEmptySeats(one, findings);
    if (!ReportsToSomebody(one)) findings.push_back({"people.reports_to_nobody", {{"organization", name}}});
  }
  return findings;
}

Result<void> CheckTie(const StructureBook& book, const Tie& added) {
  if (added.organization == added.target) {
    return Fail("people.tie_to_itself", {{"organization", NameOf(book, added.organization)}});
  }
  std::set<OrganizationId> seen;
  const auto way = WayBetween(book, added, added.target, added.organization, seen);
  if (way.empty()) return {};
  std::string chain = NameOf(book, added.organization);
  for (const OrganizationId id : way) chain += " → " + NameOf(book, id);
  return Fail("people.tie_circle", {{"chain", chain}});
}

Result<void> CheckMembership(const StructureBook& book, const Membership& added) {
  if (added.from_date && added.to_date && *added.to_date < *added.from_date) {
    return Fail("people.ends_before_it_begins", {{"from", OpenDate(added.from_date)}, {"to", OpenDate(added.to_date)}});
  }
  const auto twice = std::find_if(book.memberships.begin(), book.memberships.end(), [&](const Membership& one) {
    return one.id != added.id && one.organization == added.organization && one.person == added.person &&
           one.role == added.role && Overlap(one, added);
  });
  if (twice == book.memberships.end()) return {};
  return Fail("people.member_twice", {{"from", OpenDate(twice->from_date)}, {"to", OpenDate(twice->to_date)}});
}

}  // namespace tovholder::people
