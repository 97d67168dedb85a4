// SPDX-License-Identifier: EUPL-1.2
#include "plan/critical_chain.h"

#include <algorithm>

namespace tovholder::plan {
namespace {

// Of those that `each` tells of, the step with the least slack.
template <class Each>
std::optional<StepIndex> TightestOf(const Schedule& schedule, Each&& each) {
  std::optional<StepIndex> tightest;
  each([&](StepIndex one) {
    const auto& slack = schedule.steps[one].slack;
    if (slack && (!tightest || *slack < *schedule.steps[*tightest].slack)) tightest = one;
  });
  return tightest;
}

}  // namespace

std::vector<StepIndex> FindTightestChain(const Timetable& timetable, const Followers& followers,
                                         const Schedule& schedule) {
  const auto before = [&](StepIndex step) {
    return TightestOf(schedule, [&](auto&& visit) { EachBefore(timetable.steps[step], visit); });
  };
  const auto behind = [&](StepIndex step) {
    return TightestOf(schedule, [&](auto&& visit) { std::ranges::for_each(followers.Of(step), visit); });
  };
  const auto tightest = TightestOf(schedule, [&](auto&& visit) {
    for (StepIndex i = 0; i < timetable.steps.size(); ++i) visit(i);
  });
  if (!tightest) return {};
  std::vector<StepIndex> chain;
  for (auto step = tightest; step; step = before(*step)) chain.push_back(*step);
  std::reverse(chain.begin(), chain.end());
  for (auto step = behind(*tightest); step; step = behind(*step)) chain.push_back(*step);
  return chain;
}

}  // namespace tovholder::plan
