// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "plan/schedule.h"

namespace tovholder::plan {

// Calls `visit` with each step that this one waits for.
template <class F>
void EachBefore(const PlannedStep& step, F&& visit) {
  for (const Link& link : step.after) visit(link.step);
  if (step.only_if) visit(step.only_if->decision);
}

// Of each step those that wait for it, one after the other in one list.
class Followers {
 public:
  explicit Followers(const std::vector<PlannedStep>& steps);

  std::span<const StepIndex> Of(StepIndex step) const {
    return std::span(followers_).subspan(begins_[step], begins_[step + 1] - begins_[step]);
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<StepIndex> followers_;
};

// Each step behind all that it waits for. Steps in a circle, and what waits for them, are left out.
struct StepOrder {
  std::vector<StepIndex> order;
  Followers followers;
};
StepOrder OrderOf(const std::vector<PlannedStep>& steps);

}  // namespace tovholder::plan
