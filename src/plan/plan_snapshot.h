// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/process_plan.h"

namespace tovholder::plan {

// What a version of a plan said of a step.
struct StepAsItWas {
  StepId step;
  std::string activity;
  std::string deadline;
  std::optional<Date> moved_to;
  std::string responsible;
  friend bool operator==(const StepAsItWas&, const StepAsItWas&) = default;
};
std::string SnapshotOf(const PlanBook& book);
// Nothing of what is no snapshot.
std::vector<StepAsItWas> ParseSnapshot(std::string_view text);

}  // namespace tovholder::plan
