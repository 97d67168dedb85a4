// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"
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

}  // namespace tovholder::areas
