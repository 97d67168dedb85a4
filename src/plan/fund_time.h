// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "plan/schedule.h"

// How long a fund takes to answer, the same for all plans.
namespace tovholder::plan {

// What decides how long a step takes.
enum class Takes {
  kOwn,  // what stands at the step itself
  kPrequalification,
  kDialogue,
  kFinal,
};
std::string_view ToName(Takes takes);
bool FromName(std::string_view name, Takes& takes);

struct FundTime {
  Id<FundTime> id;
  Takes matter = Takes::kDialogue;
  int least = 0;
  int most = 0;
  SpanUnit unit = SpanUnit::kMonths;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(FundTime, (), (id, matter, least, most, unit, source))

// Of each matter one, in their order; where nothing is set, what the fund itself says of its times: the dialogue takes
// 8 to 14 months, of its answers it says nothing.
std::vector<FundTime> WithUsual(std::vector<FundTime> set);
Span SpanOf(const std::vector<FundTime>& times, Takes matter);

}  // namespace tovholder::plan
