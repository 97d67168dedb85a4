// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "plan/fund_time.h"

namespace tovholder::plan {
namespace {

constexpr EnumNames<Takes, 4> kTakes{{{Takes::kOwn, "own"},
                                      {Takes::kPrequalification, "prequalification"},
                                      {Takes::kDialogue, "dialogue"},
                                      {Takes::kFinal, "final"}}};

constexpr int kLeastDialogue = 8;  // months
constexpr int kMostDialogue = 14;

FundTime UsualOf(Takes matter) {
  if (matter != Takes::kDialogue) return {{}, matter, 0, 0, SpanUnit::kMonths, {}};
  return {{}, matter, kLeastDialogue, kMostDialogue, SpanUnit::kMonths, "Landsbyggefonden"};
}

}  // namespace

std::string_view ToName(Takes takes) { return NameIn(kTakes, takes); }
bool FromName(std::string_view name, Takes& takes) { return ValueIn(kTakes, name, takes); }

std::vector<FundTime> WithUsual(std::vector<FundTime> set) {
  std::vector<FundTime> all;
  for (const Takes matter : {Takes::kPrequalification, Takes::kDialogue, Takes::kFinal}) {
    const auto found = std::find_if(set.begin(), set.end(), [&](const FundTime& one) { return one.matter == matter; });
    all.push_back(found == set.end() ? UsualOf(matter) : *found);
  }
  return all;
}

Span SpanOf(const std::vector<FundTime>& times, Takes matter) {
  const auto found =
      std::find_if(times.begin(), times.end(), [&](const FundTime& one) { return one.matter == matter; });
  return found == times.end() ? Span() : Span{found->least, found->most, found->unit};
}

}  // namespace tovholder::plan
