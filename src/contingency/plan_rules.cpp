// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"
#include "contingency/contingency_plan.h"
#include "documents/cpr_guard.h"

namespace tovholder::contingency {
namespace {

// Whether somebody stands behind the step while it holds.
bool IsFollowed(const std::vector<CallStep>& steps, const CallStep& step) {
  return std::any_of(steps.begin(), steps.end(), [&](const CallStep& one) {
    return one.position > step.position && Overlap(one.hours(), step.hours());
  });
}

std::vector<Hours> HoursOf(const std::vector<CallStep>& steps) {
  std::vector<Hours> all;
  all.reserve(steps.size());
  for (const CallStep& one : steps) all.push_back(one.hours());
  return all;
}

void AddStepGaps(const PlanBook& book, std::vector<PlanGap>& gaps) {
  for (const CallStep& step : book.steps) {
    if (step.telephone.empty()) gaps.push_back({GapKind::kNoTelephone, step.id, step.name});
  }
  for (const CallStep& step : book.steps) {
    if (!step.next_step && IsFollowed(book.steps, step)) gaps.push_back({GapKind::kCallsNobody, step.id, step.name});
  }
}

void CheckNext(const PlanBook& book, const CallStep& step, FieldErrors& errors) {
  if (!step.next_step) return;
  if (*step.next_step == step.id) errors.insert({"next_step", Error{"contingency.calls_itself"}});
  if (book.Find(*step.next_step) == nullptr) errors.insert({"next_step", Error{"contingency.no_such_step"}});
}

Date AYearAfter(Date date) {
  const Date next = date + std::chrono::years(1);
  return next.ok() ? next : LastDayOfMonth(next.year() / next.month());
}

}  // namespace

const CallStep* PlanBook::Find(CallStepId id) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const CallStep& one) { return one.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

std::vector<CallStep> ListToCall(const std::vector<CallStep>& steps, const LocalTime& now) {
  std::vector<CallStep> called;
  for (const CallStep& one : steps) {
    if (Covers(one.hours(), now)) called.push_back(one);
  }
  return called;
}

std::vector<HourGroup> GroupByHours(const std::vector<CallStep>& steps) {
  std::vector<HourGroup> groups;
  for (const CallStep& one : steps) {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const HourGroup& group) { return group.hours == one.hours(); });
    if (found == groups.end()) {
      groups.push_back({one.hours(), {one}});
    } else {
      found->steps.push_back(one);
    }
  }
  return groups;
}

std::vector<PlanGap> FindGaps(const PlanBook& book, Date today) {
  std::vector<PlanGap> gaps;
  if (book.steps.empty()) {
    gaps.push_back({GapKind::kNoSteps});
  } else if (auto spans = UncoveredSpans(HoursOf(book.steps)); !spans.empty()) {
    gaps.push_back({.kind = GapKind::kHoursUncovered, .spans = std::move(spans)});
  }
  AddStepGaps(book, gaps);
  if (today > NextCheck(book)) {
    PlanGap gap{GapKind::kNotChecked};
    if (!book.checks.empty()) gap.last_check = book.checks.front().checked;
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

Date NextCheck(const PlanBook& book) {
  return AYearAfter(book.checks.empty() ? ToCopenhagen(book.plan.created).date : book.checks.front().checked);
}

void CheckText(const std::string& field, std::string_view text, FieldErrors& errors) {
  if (!documents::FindCprNumbers(text).empty()) {
    const std::string masked = Shorten(documents::MaskCprNumbers(text), 80);
    errors.insert({field, Error{"contingency.cpr_number", {{"text", masked}}}});
  }
  const auto length = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  if (length > static_cast<std::ptrdiff_t>(kLongestText)) {
    errors.insert({field, Error{"contingency.too_long", {{"limit", std::to_string(kLongestText)}}}});
  }
}

FieldErrors CheckStep(const PlanBook& book, const CallStep& step) {
  FieldErrors errors;
  if (step.weekdays.empty()) errors.insert({"weekdays", Error{"contingency.no_weekday"}});
  if (step.name.empty()) errors.insert({"name", Error{"contingency.no_name"}});
  if (step.task.empty()) errors.insert({"task", Error{"contingency.no_task"}});
  if (!step.telephone.empty() && !areas::IsTelephone(step.telephone)) {
    errors.insert({"telephone", Error{"contingency.telephone_wrong", {{"text", Shorten(step.telephone, 40)}}}});
  }
  if (step.position < 1 || step.position > kMostSteps) {
    errors.insert({"position", Error{"contingency.position_wrong", {{"limit", std::to_string(kMostSteps)}}}});
  }
  CheckNext(book, step, errors);
  CheckText("name", step.name, errors);
  CheckText("role", step.role, errors);
  CheckText("organization", step.organization, errors);
  CheckText("task", step.task, errors);
  return errors;
}

FieldErrors CheckPlan(const ContingencyPlan& plan) {
  FieldErrors errors;
  CheckText("used_when", plan.used_when, errors);
  return errors;
}

FieldErrors CheckYearly(const PlanCheck& check, Date today) {
  FieldErrors errors;
  if (check.checked > today) errors.insert({"checked", Error{"contingency.checked_later"}});
  CheckText("note", check.note, errors);
  return errors;
}

}  // namespace tovholder::contingency
