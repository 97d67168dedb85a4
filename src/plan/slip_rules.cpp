// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "plan/slip.h"

namespace tovholder::plan {
namespace {

using std::chrono::days;

void ApplyTo(Timetable& timetable, const Schedule& /*before*/, const MoveStep& move) {
  timetable.steps[move.step].planned = Window{move.to, move.to};
}

void ApplyTo(Timetable& timetable, const Schedule& before, const MoveMeeting& move) {
  auto& meetings = timetable.calendars[move.calendar].meetings;
  std::replace(meetings.begin(), meetings.end(), move.from, move.to);
  std::sort(meetings.begin(), meetings.end());
  for (StepIndex i = 0; i < timetable.steps.size(); ++i) {
    PlannedStep& step = timetable.steps[i];
    if (step.calendar == move.calendar && !step.done && before.steps[i].first.date == move.from)
      step.planned = Window{move.to, move.to};
  }
}

bool HasCourseFor(const Timetable& timetable, StepIndex decision, Outcome outcome) {
  return std::any_of(timetable.steps.begin(), timetable.steps.end(), [&](const PlannedStep& step) {
    return step.only_if && step.only_if->decision == decision && step.only_if->outcome == outcome;
  });
}

void ApplyTo(Timetable& timetable, const Schedule& before, const SayNo& no) {
  PlannedStep& step = timetable.steps[no.step];
  if (HasCourseFor(timetable, no.step, Outcome::kNo)) {
    step.outcome = Outcome::kNo;
    return;
  }
  const auto said = step.done ? step.done : before.steps[no.step].last.date;
  step.done.reset();
  step.outcome = Outcome::kOpen;
  if (said) step.planned = Window{*said + days(1), *said + days(1)};
}

void ApplyTo(Timetable& timetable, const Schedule& /*before*/, const TakeLonger& longer) {
  timetable.steps[longer.step].work = longer.work;
}

bool Differ(const Placing& one, const Placing& other) { return one.date != other.date; }

int WorkdaysLater(const Slip& slip, const WorkdayCalendar& workdays) {
  if (!slip.before.date || !slip.after.date) return 0;
  const auto [first, last] = std::minmax(*slip.before.date, *slip.after.date);
  const int count = workdays.Count(first, last, SpanCount::kOneEnd);
  return *slip.after.date > *slip.before.date ? count : -count;
}

}  // namespace

Timetable Apply(Timetable timetable, const Schedule& before, const Change& change) {
  std::visit([&](const auto& one) { ApplyTo(timetable, before, one); }, change);
  return timetable;
}

std::vector<Slip> CompareSchedules(const Schedule& before, const Schedule& after, const WorkdayCalendar& workdays) {
  std::vector<StepIndex> differing;
  for (StepIndex i = 0; i < before.steps.size(); ++i) {
    if (Differ(before.steps[i].last, after.steps[i].last)) differing.push_back(i);
  }
  std::stable_sort(differing.begin(), differing.end(), [&](StepIndex one, StepIndex other) {
    const auto& day = after.steps[one].last.date;
    const auto& other_day = after.steps[other].last.date;
    return day && (!other_day || *day < *other_day);
  });
  std::vector<Slip> slips;
  slips.reserve(differing.size());
  for (const StepIndex i : differing) {
    slips.push_back({i, before.steps[i].last, after.steps[i].last, 0});
    slips.back().workdays = WorkdaysLater(slips.back(), workdays);
  }
  return slips;
}

std::vector<Narrowing> FindNarrowed(const Schedule& before, const Schedule& after) {
  std::vector<Narrowing> narrowed;
  for (StepIndex i = 0; i < before.steps.size(); ++i) {
    const auto& was = before.steps[i].first.date;
    const auto& is = after.steps[i].first.date;
    if (Differ(before.steps[i].last, after.steps[i].last) || !was || !is || *is <= *was) continue;
    narrowed.push_back({i, *was, *is});
  }
  return narrowed;
}

std::vector<StepIndex> FindEarlierDecisions(const Timetable& timetable, const Schedule& schedule) {
  std::vector<StepIndex> earlier;
  for (StepIndex i = 0; i < timetable.steps.size(); ++i) {
    const PlannedStep& step = timetable.steps[i];
    const StepSchedule& made = schedule.steps[i];
    if (!step.calendar || step.done || !made.earliest || !made.first.date) continue;
    if (*made.earliest < *made.first.date) earlier.push_back(i);
  }
  return earlier;
}

}  // namespace tovholder::plan
