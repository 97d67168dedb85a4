// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area_book.h"
#include "areas/list_membership.h"

// What the published lists say: who was on which, under which name of its time, and how many there were.
namespace tovholder::areas {

struct ListBook {
  std::vector<PublishedList> lists;  // the newest first; of one year the ministry's before that of the police
  std::vector<ListMembership> memberships;

  const PublishedList* Find(PublishedListId id) const;  // none: nullptr
  const PublishedList* Find(ListKind kind, std::string_view list_year) const;
  // By municipality and name, in Danish order.
  std::vector<ListMembership> MembersOf(PublishedListId list) const;
};

// As criteria::ParseListYear reads it: "2019", "2013-recalc".
bool IsListYear(std::string_view text);
int YearOf(const PublishedList& list);

// What a classification says, by whichever name of its time. Of the lists from 2018 on each of kVulnerable, kGhetto and
// kTransformation lies within the one before; an earlier list, and one of the police, has one class, kOnList.
enum class ListClass {
  kOff,             // "udgået af omdannelsesområder", "ikke på listen"
  kOnList,          // of a list with one class
  kPrevention,      // forebyggelsesområde
  kVulnerable,      // udsat boligområde
  kGhetto,          // ghettoområde, parallelsamfund
  kTransformation,  // hårdt ghettoområde, omdannelsesområde
  kUnknown,         // a word that no list uses
};
ListClass ClassOf(const PublishedList& list, std::string_view classification);
inline bool IsOn(ListClass of) { return of != ListClass::kOff; }
// Whether what is `narrow` is `wide` too.
bool IsWithin(ListClass narrow, ListClass wide);
// The classes that a list tells apart, the widest first.
std::vector<ListClass> ClassesOf(const PublishedList& list);

// What sources tell of a list of the ministry; list_counts.tsv.
struct PublishedCount {
  std::string list_year;
  std::optional<Date> published_on;
  ListClass of = ListClass::kOnList;
  std::optional<int> number;  // none: no source tells it
  std::vector<std::string> sources;
};
const std::vector<PublishedCount>& PublishedCounts();
std::optional<Date> KnownDayOf(ListKind kind, std::string_view list_year);

// How many areas of a list are known by name, beside how many there were.
struct ClassCount {
  ListClass of = ListClass::kOnList;
  int known = 0;
  std::optional<int> published;
  std::vector<std::string> sources;
};
std::vector<ClassCount> CountMembers(const PublishedList& list, const std::vector<ListMembership>& members);
// What the sources tell of a year that no list is kept of; empty where they tell nothing.
std::vector<std::string> YearsWithoutList(const ListBook& book);

// areas.list_year_wrong {text}, areas.list_twice {list}
FieldErrors CheckList(const ListBook& book, const PublishedList& list);
// areas.no_such_list, areas.no_area_name, areas.no_classification, areas.unknown_classification {text},
// areas.member_twice {name}, areas.no_such_area
FieldErrors CheckMembership(const AreaBook& areas, const ListBook& book, const ListMembership& membership);

}  // namespace tovholder::areas
