// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "plan/process_plan.h"

namespace tovholder::plan {

inline constexpr std::size_t kLongestActivity = 2000;  // letters
inline constexpr int kLongestWork = 1000;

// By field of the form: plan.no_activity, plan.text_long {limit}, plan.deadline_backwards {from, to}, plan.work_wrong,
// plan.work_backwards, plan.lag_wrong, plan.waits_for_itself, plan.done_without_day, plan.done_in_future {date},
// plan.decision_unknown.
std::vector<std::pair<std::string, Error>> CheckStep(const PlanBook& book, const StepOnPlan& step, Date today);

// The steps of the shortest circle that the plan would have with this step; none where there is none.
std::vector<std::string> CircleWith(const PlanBook& book, const StepOnPlan& step);

}  // namespace tovholder::plan
