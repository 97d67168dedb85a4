// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "html/texts.h"
#include "plan/outlook.h"

namespace tovholder::plan {

enum class Weight {
  kNotice,   // to be looked at
  kTrouble,  // cannot stand
};

// What is amiss with a plan, as an error with its sentence.
struct Finding {
  std::optional<StepId> step;
  Weight weight = Weight::kNotice;
  Error error;
};

// Of a step as it was written down, until it is moved to another day; see plan_reading.h.
std::optional<Error> DoubtOfDeadline(const Step& step);

// Of the plan: plan.start_unreachable {start, step}, plan.expectation_without_step {text}, plan.expectation_missed
// {text, date}. Of a step: plan.no_responsible, those of DoubtOfDeadline, plan.blank_in_step, plan.before_predecessor
// {step}, plan.decision_after_submission {step}, plan.no_meeting_on {body, date}, plan.body_without_meetings {body},
// plan.meeting_on_holiday {body, date, holiday}, plan.deadline_impossible {text, date}, plan.two_decisions {body,
// date}, plan.dialogue_short {least, most}.
std::vector<Finding> FindWhatIsAmiss(const Outlook& outlook, html::Language language);

}  // namespace tovholder::plan
