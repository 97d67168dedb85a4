// SPDX-License-Identifier: EUPL-1.2
#include "plan/step_rules.h"

#include <algorithm>

#include "base/text.h"

namespace tovholder::plan {
namespace {

constexpr std::size_t kShownLetters = 60;

using Faults = std::vector<std::pair<std::string, Error>>;

void CheckWords(const Step& step, Faults& faults) {
  if (Trim(step.activity).empty()) faults.emplace_back("aktivitet", Error{"plan.no_activity", {}});
  if (CountCodePoints(step.activity) > kLongestActivity) {
    faults.emplace_back("aktivitet", Error{"plan.text_long", {{"limit", std::to_string(kLongestActivity)}}});
  }
}

void CheckTimes(const Step& step, Date today, Faults& faults) {
  if (step.deadline_start && step.deadline_end && *step.deadline_end < *step.deadline_start) {
    faults.emplace_back("frist",
                        Error{"plan.deadline_backwards",
                              {{"from", FormatIso(*step.deadline_start)}, {"to", FormatIso(*step.deadline_end)}}});
  }
  const bool out_of_range =
      step.work_least < 0 || step.work_most < 0 || step.work_least > kLongestWork || step.work_most > kLongestWork;
  if (out_of_range) faults.emplace_back("varighed", Error{"plan.work_wrong", {}});
  if (!out_of_range && step.work_most < step.work_least) {
    faults.emplace_back("varighed-hoejst", Error{"plan.work_backwards", {}});
  }
  if (step.state == StepState::kDone && !step.done) faults.emplace_back("sket", Error{"plan.done_without_day", {}});
  if (step.done && *step.done > today) {
    faults.emplace_back("sket", Error{"plan.done_in_future", {{"date", FormatIso(*step.done)}}});
  }
}

void CheckOrder(const PlanBook& book, const StepOnPlan& step, Faults& faults) {
  for (const StepLink& link : step.links) {
    if (step.step.id && link.after == step.step.id) faults.emplace_back("efter", Error{"plan.waits_for_itself", {}});
    if (link.lag < 0 || link.lag > kLongestWork) faults.emplace_back("afstand", Error{"plan.lag_wrong", {}});
  }
  const auto& decision = step.step.decision;
  if (decision && (book.Find(*decision) == nullptr || *decision == step.step.id)) {
    faults.emplace_back("kun-hvis", Error{"plan.decision_unknown", {}});
  }
}

}  // namespace

std::vector<std::pair<std::string, Error>> CheckStep(const PlanBook& book, const StepOnPlan& step, Date today) {
  Faults faults;
  CheckWords(step.step, faults);
  CheckTimes(step.step, today, faults);
  CheckOrder(book, step, faults);
  return faults;
}

std::vector<std::string> CircleWith(const PlanBook& book, const StepOnPlan& step) {
  PlanBook changed = book;
  const auto same = std::find_if(changed.steps.begin(), changed.steps.end(),
                                 [&](const StepOnPlan& one) { return one.step.id == step.step.id; });
  if (same == changed.steps.end()) return {};
  *same = step;
  const PlanTimetable made = TimetableOf(changed, Day());
  std::vector<std::string> names;
  for (const StepIndex index : FindCircle(made.timetable.steps)) {
    names.push_back(Shorten(changed.Find(made.steps[index])->step.activity, kShownLetters));
  }
  return names;
}

}  // namespace tovholder::plan
