// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"
#include "areas/area_book.h"
#include "base/id.h"

// How areas follow each other: one is split, several become one, one is enlarged (almenboligloven § 61 a, stk. 3).
namespace tovholder::areas {

enum class AreaChangeKind { kSplit, kMerger, kEnlarged, kReduced, kRenamed };
std::string_view ToName(AreaChangeKind kind);
bool FromName(std::string_view name, AreaChangeKind& kind);

// Whether the area after counts the years that the one before was on a list. The law does not say.
enum class YearsInherited { kUnsettled, kYes, kNo };
std::string_view ToName(YearsInherited inherited);
bool FromName(std::string_view name, YearsInherited& inherited);

struct AreaChange {
  Id<AreaChange> id;
  HousingAreaId before;
  HousingAreaId after;
  Date day{};
  AreaChangeKind kind = AreaChangeKind::kSplit;
  YearsInherited years = YearsInherited::kUnsettled;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(AreaChange, (), (id, before, after, day, kind, years, note))

// By member: areas.no_such_area, areas.change_to_itself {name}, areas.change_cycle {chain}, areas.change_twice {before,
// after}, areas.not_begun {name, from}, areas.ended_before {name, to} where the area of before ended more than a day
// earlier or the one of after has ended, areas.no_reason where the years are settled without a note.
FieldErrors CheckChange(const AreaBook& book, const std::vector<AreaChange>& known, const AreaChange& change);

// Whether days of an area that is changed agree with what followed what: areas.change_outside {before, after, day}, at
// from_date or to_date.
FieldErrors CheckLifeSpan(const AreaBook& book, const std::vector<AreaChange>& known, const HousingArea& area);

// What the area came from and what it became, by day.
std::vector<AreaChange> ChangesInto(const std::vector<AreaChange>& changes, HousingAreaId area);
std::vector<AreaChange> ChangesOutOf(const std::vector<AreaChange>& changes, HousingAreaId area);

}  // namespace tovholder::areas
