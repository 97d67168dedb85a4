// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <tuple>

#include "areas/list_book.h"
#include "base/text.h"
#include "criteria/rule_set.h"

namespace tovholder::areas {
namespace {

constexpr int kClassesSince = 2018;
constexpr int kPreventionSince = 2021;

bool HasWord(const std::string& folded, std::string_view danish) {
  return folded.find(Fold(danish)) != std::string::npos;
}

// What is narrower has the higher rank; 0 for what lies beside them.
int RankOf(ListClass of) {
  switch (of) {
    case ListClass::kVulnerable:
      return 1;
    case ListClass::kGhetto:
      return 2;
    case ListClass::kTransformation:
      return 3;
    default:
      return 0;
  }
}

bool HasOneClass(const PublishedList& list) { return list.kind == ListKind::kPolice || YearOf(list) < kClassesSince; }

using MemberName = std::pair<std::string, std::string>;
MemberName NameOfMember(const ListMembership& member) { return {Fold(member.municipality), Fold(member.area_name)}; }

bool SameMember(const ListMembership& a, const ListMembership& b) {
  return a.list == b.list && NameOfMember(a) == NameOfMember(b) && Fold(a.classification) == Fold(b.classification);
}

int CountWithin(const PublishedList& list, const std::vector<ListMembership>& members, ListClass wide) {
  std::set<MemberName> names;
  for (const ListMembership& one : members) {
    if (IsWithin(ClassOf(list, one.classification), wide)) names.insert(NameOfMember(one));
  }
  return static_cast<int>(names.size());
}

}  // namespace

const PublishedList* ListBook::Find(PublishedListId id) const {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const PublishedList& one) { return one.id == id; });
  return found == lists.end() ? nullptr : &*found;
}

const PublishedList* ListBook::Find(ListKind kind, std::string_view list_year) const {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const PublishedList& one) {
    return one.kind == kind && one.list_year == list_year;
  });
  return found == lists.end() ? nullptr : &*found;
}

std::vector<ListMembership> ListBook::MembersOf(PublishedListId list) const {
  std::vector<ListMembership> members;
  std::copy_if(memberships.begin(), memberships.end(), std::back_inserter(members),
               [&](const ListMembership& one) { return one.list == list; });
  std::sort(members.begin(), members.end(), [](const ListMembership& a, const ListMembership& b) {
    return std::tuple(DanishSortKey(a.municipality), DanishSortKey(a.area_name), a.id) <
           std::tuple(DanishSortKey(b.municipality), DanishSortKey(b.area_name), b.id);
  });
  return members;
}

bool IsListYear(std::string_view text) { return criteria::ParseListYear(text).has_value(); }

int YearOf(const PublishedList& list) {
  const auto year = criteria::ParseListYear(list.list_year);
  return year ? year->year : 0;
}

ListClass ClassOf(const PublishedList& list, std::string_view classification) {
  const std::string folded = Fold(classification);
  if (HasWord(folded, "udgået") || HasWord(folded, "ikke på listen")) return ListClass::kOff;
  const bool ghetto = HasWord(folded, "ghetto") || HasWord(folded, "parallelsamfund");
  const bool hard = HasWord(folded, "omdannelse") || (ghetto && (HasWord(folded, "hårdt") || HasWord(folded, "hårde")));
  const bool prevention = HasWord(folded, "forebyggelse");
  const bool vulnerable = HasWord(folded, "udsat") || folded == "sub";
  if (HasOneClass(list)) return ghetto || vulnerable ? ListClass::kOnList : ListClass::kUnknown;
  if (hard) return ListClass::kTransformation;
  if (ghetto) return ListClass::kGhetto;
  if (prevention) return ListClass::kPrevention;
  return vulnerable ? ListClass::kVulnerable : ListClass::kUnknown;
}

bool IsWithin(ListClass narrow, ListClass wide) {
  return narrow == wide || (RankOf(wide) > 0 && RankOf(narrow) > RankOf(wide));
}

std::vector<ListClass> ClassesOf(const PublishedList& list) {
  if (HasOneClass(list)) return {ListClass::kOnList};
  std::vector<ListClass> classes{ListClass::kVulnerable, ListClass::kGhetto, ListClass::kTransformation};
  if (YearOf(list) >= kPreventionSince) classes.push_back(ListClass::kPrevention);
  return classes;
}

std::vector<ClassCount> CountMembers(const PublishedList& list, const std::vector<ListMembership>& members) {
  std::vector<ClassCount> counts;
  for (const ListClass of : ClassesOf(list)) {
    ClassCount count{of, CountWithin(list, members, of), std::nullopt, {}};
    for (const PublishedCount& one : PublishedCounts()) {
      if (list.kind != ListKind::kMinistry || one.list_year != list.list_year || one.of != of) continue;
      count.published = one.number;
      count.sources = one.sources;
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

std::vector<std::string> YearsWithoutList(const ListBook& book) {
  std::set<std::string, std::greater<>> years;
  for (const PublishedCount& one : PublishedCounts()) {
    if (book.Find(ListKind::kMinistry, one.list_year) == nullptr) years.insert(one.list_year);
  }
  return {years.begin(), years.end()};
}

FieldErrors CheckList(const ListBook& book, const PublishedList& list) {
  FieldErrors errors;
  if (!IsListYear(list.list_year)) {
    errors.insert({"list_year", Error{"areas.list_year_wrong", {{"text", Shorten(list.list_year, 40)}}}});
    return errors;
  }
  const PublishedList* same = book.Find(list.kind, list.list_year);
  if (same != nullptr && same->id != list.id) {
    errors.insert({"list_year", Error{"areas.list_twice", {{"list", list.list_year}}}});
  }
  return errors;
}

FieldErrors CheckMembership(const AreaBook& areas, const ListBook& book, const ListMembership& membership) {
  FieldErrors errors;
  const PublishedList* list = book.Find(membership.list);
  if (list == nullptr) errors.insert({"list", Error{"areas.no_such_list"}});
  if (membership.area_name.empty()) errors.insert({"area_name", Error{"areas.no_area_name"}});
  if (membership.classification.empty()) {
    errors.insert({"classification", Error{"areas.no_classification"}});
  } else if (list != nullptr && ClassOf(*list, membership.classification) == ListClass::kUnknown) {
    errors.insert(
        {"classification", Error{"areas.unknown_classification", {{"text", Shorten(membership.classification, 80)}}}});
  }
  if (membership.area && areas.Find(*membership.area) == nullptr) errors.insert({"area", Error{"areas.no_such_area"}});
  const bool twice = std::any_of(book.memberships.begin(), book.memberships.end(), [&](const ListMembership& one) {
    return one.id != membership.id && SameMember(one, membership);
  });
  if (twice) errors.insert({"area_name", Error{"areas.member_twice", {{"name", membership.area_name}}}});
  return errors;
}

}  // namespace tovholder::areas
