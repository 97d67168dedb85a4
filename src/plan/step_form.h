// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "html/components.h"
#include "people/visit.h"
#include "plan/plan_guess.h"
#include "plan/process_plan.h"

// The form of a step: what was typed, and what was understood of it.
namespace tovholder::plan {

struct StepForm {
  StepOnPlan step;
  int seen = 0;
  std::string work_least;
  std::string work_most;
  std::string done;
  std::string moved_to;
  std::string lag;
  std::string item;  // of an agenda, as an address or a number
  html::FormErrors errors;
};

StepForm FormOf(const StepOnPlan& step, const html::Texts& t);
// What was sent; what cannot be read is named by its field.
StepForm ReadStepForm(const people::Visit& visit, const PlanBook& book, StepOnPlan stored, const KnownParties& known);
html::Html RenderStepForm(const people::Visit& visit, const PlanBook& book, const KnownParties& known,
                          const StepForm& form, const std::string& address);

}  // namespace tovholder::plan
