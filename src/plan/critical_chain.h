// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "plan/schedule.h"
#include "plan/step_order.h"

namespace tovholder::plan {

// The steps that leave the least time, one behind the other through the whole plan.
std::vector<StepIndex> FindTightestChain(const Timetable& timetable, const Followers& followers,
                                         const Schedule& schedule);

}  // namespace tovholder::plan
