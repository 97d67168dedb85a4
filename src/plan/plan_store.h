// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan_guess.h"
#include "plan/process_plan.h"
#include "sql/database.h"

// Process plans as they are kept. A plan in draft is for those who may edit plans.
namespace tovholder::plan {

struct PlanSummary {
  ProcessPlan plan;
  int steps = 0;
  int done = 0;
};
// The newest first.
std::vector<PlanSummary> ListPlans(sql::Reader& reader, const people::Viewer& viewer);
std::optional<PlanBook> FindPlan(sql::Reader& reader, const people::Viewer& viewer, PlanId id);

// Bodies, and the organs of structures.
KnownParties ListParties(sql::Reader& reader);

// Errors: plan.no_title, plan.text_long {limit}.
Result<PlanId> CreatePlan(sql::Transaction& transaction, ProcessPlan plan);
// A plan as it was read from a paper: with what the paper leaves open guessed.
Result<PlanId> CreatePlan(sql::Transaction& transaction, ProcessPlan plan, const PlanReading& reading);
// `seen` is the revision that the change was made on. Errors: plan.changed_meanwhile and those of CreatePlan.
Result<void> UpdatePlan(sql::Transaction& transaction, const ProcessPlan& plan, int seen);

// A step with its parties and what it waits for; new where it has no id. `seen` is the version the change was made on.
// Errors: those of CheckStep; plan.circle_of {steps}; plan.step_changed_meanwhile.
Result<StepId> PutStep(sql::Transaction& transaction, StepOnPlan step, int seen);
// What waited for it then waits for what it waited for. Error: plan.no_such_step.
Result<void> RemoveStep(sql::Transaction& transaction, PlanId plan, StepId step);

// Steps whose day or deadline had come by then have happened as planned: done on that day, decisions with a yes.
// Returns how many there were. Errors: plan.no_such_plan, plan.done_in_future {date}.
Result<int> CloseUntil(sql::Transaction& transaction, PlanId plan, Date day);

// Error: plan.closed_backwards {first, last}.
Result<void> AddClosedWeeks(sql::Transaction& transaction, ClosedWeeks weeks);
Result<void> RemoveClosedWeeks(sql::Transaction& transaction, PlanId plan, Id<ClosedWeeks> id);

}  // namespace tovholder::plan
