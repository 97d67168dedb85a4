// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "plan/schedule.h"

namespace tovholder::plan {

// Each step behind all that it waits for. Steps in a circle, and what waits for them, are left out.
struct StepOrder {
  std::vector<StepIndex> order;
};
StepOrder OrderOf(const std::vector<PlannedStep>& steps);

}  // namespace tovholder::plan
