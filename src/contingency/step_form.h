// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>

#include "contingency/contingency_plan.h"
#include "html/components.h"
#include "http/message.h"

// The form of one call.
namespace tovholder::contingency {

// What the form holds, as it was typed.
struct TypedStep {
  std::string position;
  std::set<std::string> weekdays;
  std::string from_time;
  std::string to_time;
  std::string name;
  std::string role;
  std::string organization;
  std::string telephone;
  std::string task;
  std::string next_step;  // its id
};
TypedStep TypedFrom(const CallStep& step, const html::Texts& t);
TypedStep TypedStepOf(const http::Request& request);

// Puts what was typed into the step. What cannot be read, by field: errors of ParseClock, and those of CheckStep.
FieldErrors ReadStep(const PlanBook& book, const TypedStep& typed, CallStep& step);

// `own`: the step that is changed, which cannot call itself.
html::Html StepFields(const PlanBook& book, CallStepId own, const TypedStep& typed, const html::FormErrors& errors,
                      const html::Texts& t);

}  // namespace tovholder::contingency
