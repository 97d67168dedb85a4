// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_findings.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "html/formats.h"
#include "plan/plan_reading.h"

namespace tovholder::plan {
namespace {

constexpr std::size_t kTextShown = 80;

bool Decides(const Step& step) { return step.kind == StepKind::kDecision || step.kind == StepKind::kVote; }

class FindingSearch {
 public:
  FindingSearch(const Outlook& outlook, html::Language language) : outlook_(outlook), language_(language) {}

  std::vector<Finding> Search() {
    LookAtEnd();
    for (const ExpectationOnPlan& one : outlook_.book.expectations) LookAtExpectation(one);
    for (StepIndex i = 0; i < outlook_.made.steps.size(); ++i) {
      if (outlook_.step(i).state == StepState::kDone) continue;
      LookAtWords(i);
      LookAtOrder(i);
      LookAtMeetings(i);
      LookAtDeadline(i);
      LookAtDialogue(i);
    }
    LookForTwoDecisions();
    return std::move(findings_);
  }

 private:
  std::string DayWords(Day day) const { return html::FormatDay(Date(day), html::DayForm::kLong, language_); }

  void Add(std::optional<StepIndex> step, Weight weight, Error error) {
    findings_.push_back({step ? std::optional(outlook_.made.steps[*step]) : std::nullopt, weight, std::move(error)});
  }

  void LookAtEnd() {
    if (outlook_.schedule.end != Verdict::kImpossible || outlook_.schedule.critical.empty()) return;
    Add(outlook_.schedule.critical.back(), Weight::kTrouble,
        {"plan.start_unreachable",
         {{"start", DayWords(*outlook_.book.plan.starts)},
          {"step", ShortName(outlook_.step(outlook_.schedule.critical.back()))}}});
  }

  void LookAtExpectation(const ExpectationOnPlan& one) {
    const std::string text = Shorten(one.expectation.text, kTextShown);
    if (one.steps.empty()) Add(std::nullopt, Weight::kNotice, {"plan.expectation_without_step", {{"text", text}}});
    if (!one.expectation.to_date) return;
    const Day until = *one.expectation.to_date;
    for (const StepId id : one.steps) {
      const auto index = outlook_.Find(id);
      if (!index) continue;
      const auto& last = outlook_.schedule.steps[*index].last.date;
      if (!last || *last <= until) continue;
      Add(index, Weight::kTrouble, {"plan.expectation_missed", {{"text", text}, {"date", DayWords(*last)}}});
    }
  }

  void LookAtWords(StepIndex i) {
    const Step& step = outlook_.step(i);
    if (outlook_.book.Find(step.id)->parties.empty()) Add(i, Weight::kNotice, {"plan.no_responsible", {}});
    if (auto doubt = DoubtOfDeadline(step)) Add(i, Weight::kNotice, std::move(*doubt));
    if (Fold(step.activity).find("xxx") != std::string::npos) Add(i, Weight::kNotice, {"plan.blank_in_step", {}});
  }

  void LookAtOrder(StepIndex i) {
    const Step& step = outlook_.step(i);
    const auto& window = outlook_.made.timetable.steps[i].planned;
    if (!window) return;
    for (const Link& link : outlook_.made.timetable.steps[i].after) {
      const auto& before = outlook_.made.timetable.steps[link.step].planned;
      if (!before || window->last >= before->first) continue;
      Add(i, Weight::kTrouble, {"plan.before_predecessor", {{"step", ShortName(outlook_.step(link.step))}}});
    }
    if (!Decides(step)) return;
    for (StepIndex other = i + 1; other < outlook_.made.steps.size(); ++other) {
      const auto& submitted = outlook_.made.timetable.steps[other].planned;
      if (outlook_.step(other).kind != StepKind::kSubmission || !submitted || window->first <= submitted->last)
        continue;
      Add(i, Weight::kTrouble, {"plan.decision_after_submission", {{"step", ShortName(outlook_.step(other))}}});
    }
  }

  void LookAtMeetings(StepIndex i) {
    const PlannedStep& planned = outlook_.made.timetable.steps[i];
    if (!planned.calendar) return;
    const MeetingCalendar& calendar = outlook_.made.timetable.calendars[*planned.calendar];
    const auto& [organization, calling] = outlook_.made.calendars[*planned.calendar];
    const std::string body = outlook_.book.NameOf(organization);
    if (calendar.meetings.empty() && calling == Calling::kOrdinary && !IsCalled(organization) &&
        told_.insert(organization).second) {
      Add(i, Weight::kNotice, {"plan.body_without_meetings", {{"body", body}}});
    }
    if (calendar.on_call) return;
    const Placing& last = outlook_.schedule.steps[i].last;
    if (!last.date && (last.cause != Cause::kStep || outlook_.schedule.steps[last.step].last.date)) {
      Add(i, Weight::kTrouble,
          {"plan.no_more_meetings", {{"body", body}, {"date", DayWords(calendar.meetings.back())}}});
    }
    for (const Day day : calendar.meetings) {
      const auto holiday = FindHoliday(Date(day));
      if (!holiday || !planned.planned || day < planned.planned->first || day > planned.planned->last) continue;
      const bool danish = language_ == html::Language::kDanish;
      Add(i, Weight::kTrouble,
          {"plan.meeting_on_holiday",
           {{"body", body},
            {"date", DayWords(day)},
            {"holiday", std::string(danish ? holiday->danish : holiday->english)}}});
    }
    const bool one_day = planned.planned && planned.planned->first == planned.planned->last;
    const auto& meetings = calendar.meetings;
    if (one_day && std::find(meetings.begin(), meetings.end(), planned.planned->first) == meetings.end()) {
      Add(i, Weight::kTrouble, {"plan.no_meeting_on", {{"body", body}, {"date", DayWords(planned.planned->first)}}});
    }
  }

  bool IsCalled(people::OrganizationId organization) const {
    return std::any_of(outlook_.book.rules.begin(), outlook_.book.rules.end(),
                       [&](const DecisionRule& rule) { return rule.organization == organization && rule.on_call; });
  }

  // Without a day the step waits for one that is told of by itself.
  void LookAtDeadline(StepIndex i) {
    const StepSchedule& made = outlook_.schedule.steps[i];
    if (made.deadline != Verdict::kImpossible || !made.first.date) return;
    Add(i, Weight::kTrouble,
        {"plan.deadline_impossible", {{"text", outlook_.step(i).deadline_text}, {"date", DayWords(*made.first.date)}}});
  }

  // The fund says itself how long the dialogue takes as a rule.
  void LookAtDialogue(StepIndex i) {
    const Step& step = outlook_.step(i);
    const auto& window = outlook_.made.timetable.steps[i].planned;
    const std::string parties = Fold(step.responsible);
    const bool with_fund = parties.find("landsbyg") != std::string::npos || parties.find("lbf") != std::string::npos;
    if (step.takes != Takes::kOwn || step.state == StepState::kDone || !window || !with_fund) return;
    if (Fold(step.activity).find("dialog") == std::string::npos) return;
    const Span usual = SpanOf(outlook_.book.fund_times, Takes::kDialogue);
    if (usual.unit != SpanUnit::kMonths || LastDayOf(usual.least, window->first) <= window->last) return;
    Add(i, Weight::kNotice,
        {"plan.dialogue_short", {{"least", std::to_string(usual.least)}, {"most", std::to_string(usual.most)}}});
  }

  static Day LastDayOf(int months, Day first) {
    const Date begin(first);
    const auto month = std::chrono::year_month(begin.year(), begin.month()) + std::chrono::months(months - 1);
    return LastDayOfMonth(month);
  }

  void LookForTwoDecisions() {
    for (StepIndex i = 0; i < outlook_.made.steps.size(); ++i) {
      const auto& window = outlook_.made.timetable.steps[i].planned;
      const Step& step = outlook_.step(i);
      if (!step.organization || !window || window->first != window->last) continue;
      for (StepIndex other = 0; other < i; ++other) {
        const auto& same_day = outlook_.made.timetable.steps[other].planned;
        if (outlook_.step(other).organization != step.organization || same_day != window) continue;
        Add(i, Weight::kNotice,
            {"plan.two_decisions",
             {{"body", outlook_.book.NameOf(*step.organization)}, {"date", DayWords(window->first)}}});
        break;
      }
    }
  }

  const Outlook& outlook_;
  html::Language language_;
  std::vector<Finding> findings_;
  std::set<people::OrganizationId> told_;
};

}  // namespace

std::optional<Error> DoubtOfDeadline(const Step& step) {
  const auto named = DayInActivity(step.activity, step.deadline());
  if (step.moved_to && step.moved_to != named) return {};
  return DoubtOfDeadline(step.deadline(), named);
}

std::vector<Finding> FindWhatIsAmiss(const Outlook& outlook, html::Language language) {
  return FindingSearch(outlook, language).Search();
}

}  // namespace tovholder::plan
