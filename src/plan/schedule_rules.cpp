// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "plan/critical_chain.h"
#include "plan/schedule.h"
#include "plan/step_order.h"

namespace tovholder::plan {
namespace {

constexpr EnumNames<SpanUnit, 4> kSpanUnits{{{SpanUnit::kWorkdays, "workdays"},
                                             {SpanUnit::kDays, "days"},
                                             {SpanUnit::kWeeks, "weeks"},
                                             {SpanUnit::kMonths, "months"}}};
constexpr EnumNames<Outcome, 3> kOutcomes{{{Outcome::kOpen, "open"}, {Outcome::kYes, "yes"}, {Outcome::kNo, "no"}}};

enum class Pace { kQuick, kSlow };
enum class Planned { kHeeded, kIgnored };

Day AddMonths(Day day, int months) {
  const Date date(day);
  const auto month = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
  const Date same = month / date.day();
  return same.ok() ? Day(same) : Day(LastDayOfMonth(month));
}

// Working days as one municipality counts them.
class Clock {
 public:
  Clock(const WorkdayCalendar& workdays, SpanCount count) : workdays_(workdays), count_(count) {}

  const WorkdayCalendar& workdays() const { return workdays_; }

  Day After(Day from, int amount, SpanUnit unit) const {
    if (unit == SpanUnit::kWorkdays) return workdays_.After(from, amount, count_);
    if (unit == SpanUnit::kMonths) return AddMonths(from, amount);
    return from + std::chrono::days(amount * (unit == SpanUnit::kWeeks ? 7 : 1));
  }
  // The last day whose After is no later than `to`.
  Day Until(Day to, int amount, SpanUnit unit) const {
    if (unit == SpanUnit::kWorkdays) return workdays_.Until(to, amount, count_);
    if (unit != SpanUnit::kMonths) return to - std::chrono::days(amount * (unit == SpanUnit::kWeeks ? 7 : 1));
    Day day = AddMonths(to, -amount);
    while (AddMonths(day + std::chrono::days(1), amount) <= to) day += std::chrono::days(1);
    return day;
  }
  // Negative where `to` comes first.
  int Slack(Day from, Day to) const {
    return to >= from ? workdays_.Count(from, to, SpanCount::kOneEnd) : -workdays_.Count(to, from, SpanCount::kOneEnd);
  }

 private:
  const WorkdayCalendar& workdays_;
  SpanCount count_;
};

// The meetings of a body. What is on a public holiday is no meeting.
class Meetings {
 public:
  Meetings(const MeetingCalendar& calendar, const Clock& clock) : calendar_(calendar), clock_(clock) {}

  // The first on or after `floor` that can still be had with material of `ready`.
  void Choose(Day ready, Day floor, Placing& placing) const {
    if (calendar_.on_call) return Call(ready, floor, placing);
    const auto in_time = FirstFrom(ready, [&](Day day) { return MaterialFor(day) >= ready; });
    const auto wanted = FirstFrom(floor, [](Day) { return true; });
    if (in_time >= wanted) {
      placing.missed = LastBefore(in_time, floor);
    } else {
      placing.cause = Cause::kPlanned;
    }
    const auto chosen = std::max(in_time, wanted);
    if (chosen == calendar_.meetings.end()) return;
    placing.date = *chosen;
    placing.material = MaterialFor(*chosen);
  }

  // The last on or before `bound`.
  std::optional<Day> LastUntil(Day bound) const {
    if (calendar_.on_call) return clock_.workdays().OnOrBefore(bound);
    return LastBefore(std::upper_bound(calendar_.meetings.begin(), calendar_.meetings.end(), bound), Day::min());
  }

  Day MaterialFor(Day meeting) const {
    return clock_.workdays().OnOrBefore(clock_.Until(meeting, calendar_.notice.least, calendar_.notice.unit));
  }

 private:
  using Place = std::vector<Day>::const_iterator;

  template <class F>
  Place FirstFrom(Day day, F&& serves) const {
    const auto first = std::lower_bound(calendar_.meetings.begin(), calendar_.meetings.end(), day);
    return std::find_if(first, calendar_.meetings.end(),
                        [&](Day meeting) { return !clock_.workdays().IsHoliday(meeting) && serves(meeting); });
  }

  std::optional<Day> LastBefore(Place place, Day floor) const {
    while (place != calendar_.meetings.begin() && *--place >= floor) {
      if (!clock_.workdays().IsHoliday(*place)) return *place;
    }
    return std::nullopt;
  }

  void Call(Day ready, Day floor, Placing& placing) const {
    const Day called = clock_.workdays().OnOrAfter(clock_.After(ready, calendar_.notice.least, calendar_.notice.unit));
    const Day wanted = clock_.workdays().OnOrAfter(floor);
    if (wanted > called) placing.cause = Cause::kPlanned;
    placing.date = std::max(called, wanted);
    placing.material = MaterialFor(*placing.date);
  }

  const MeetingCalendar& calendar_;
  const Clock& clock_;
};

// One way in which the open decisions may fall out.
struct Course {
  std::vector<char> taken;  // by step
};

using Steps = std::vector<StepSchedule>;

class Planner {
 public:
  Planner(const Timetable& timetable, const WorkdayCalendar& workdays, const StepOrder& order)
      : table_(timetable), clock_(workdays, timetable.count), order_(order) {}

  // Each step as it is in this course.
  Steps Plan(const Course& course) const {
    Steps steps(table_.steps.size());
    for (const StepIndex index : order_.order) {
      if (course.taken[index] != 0) Place(index, steps);
    }
    if (!table_.end) return steps;
    for (auto index = order_.order.rbegin(); index != order_.order.rend(); ++index) {
      if (course.taken[*index] != 0 && !table_.steps[*index].done) Bound(*index, steps);
    }
    return steps;
  }

 private:
  // All that it waits for has been placed.
  void Place(StepIndex index, Steps& steps) const {
    StepSchedule& made = steps[index];
    made.taken = true;
    const auto earliest = [](const StepSchedule& before) { return before.earliest; };
    const auto first = [](const StepSchedule& before) { return before.first.date; };
    const auto last = [](const StepSchedule& before) { return before.last.date; };
    Placing at_once;
    PlaceStep(index, Pace::kQuick, Planned::kIgnored, steps, earliest, at_once);
    made.earliest = at_once.date;
    PlaceStep(index, Pace::kQuick, Planned::kHeeded, steps, first, made.first);
    PlaceStep(index, Pace::kSlow, Planned::kHeeded, steps, last, made.last);
    if (table_.steps[index].done) return;
    made.latest_safe = table_.end;
    made.latest_possible = table_.end;
  }

  template <class F>
  void PlaceStep(StepIndex index, Pace pace, Planned planned, const Steps& steps, F&& date_of, Placing& placing) const {
    const PlannedStep& step = table_.steps[index];
    if (step.done) {
      placing.date = step.done;
      placing.ready = *step.done;
      placing.cause = Cause::kDone;
      return;
    }
    bool begun = false;
    const auto await = [&](const Link& link) {
      if (!steps[link.step].taken) return true;
      const bool comes = Await(link, date_of(steps[link.step]), !begun, placing);
      begun = true;
      return comes;
    };
    for (const Link& link : step.after) {
      if (!await(link)) return;
    }
    if (step.only_if && !await({step.only_if->decision, 0})) return;
    const Day done = clock_.After(begun ? placing.ready : table_.today, AmountOf(step.work, pace), step.work.unit);
    if (done < table_.today) placing.cause = Cause::kToday;
    placing.ready = clock_.workdays().OnOrAfter(std::max(done, table_.today));
    if (step.planned) placing.planned = step.planned->first;
    const Day floor = planned == Planned::kHeeded ? FloorOf(step, pace, placing.ready) : placing.ready;
    if (step.calendar) {
      MeetingsOf(step).Choose(placing.ready, std::max(floor, table_.today), placing);
      return;
    }
    placing.date = std::max(placing.ready, clock_.workdays().OnOrAfter(floor));
    if (*placing.date > placing.ready) placing.cause = Cause::kPlanned;
  }

  // Before this day it is not meant to be; at a slow pace it comes as late as it is meant to.
  Day FloorOf(const PlannedStep& step, Pace pace, Day ready) const {
    if (!step.planned) return ready;
    if (pace == Pace::kQuick) return step.planned->first;
    const auto late = LastDay(step, step.planned->last);
    return late && *late >= step.planned->first ? *late : step.planned->first;
  }

  // `before` is the day of the step that is waited for. False where it never comes.
  bool Await(const Link& link, const std::optional<Day>& before, bool is_first, Placing& placing) const {
    const auto free = before ? std::optional(clock_.After(*before, link.lag, SpanUnit::kWorkdays)) : std::nullopt;
    if (free && !is_first && *free <= placing.ready) return true;
    placing.cause = Cause::kStep;
    placing.step = link.step;
    placing.follows = before;
    if (free) placing.ready = *free;
    return free.has_value();
  }

  Meetings MeetingsOf(const PlannedStep& step) const { return {table_.calendars[*step.calendar], clock_}; }

  std::optional<Day> LastDay(const PlannedStep& step, Day bound) const {
    return step.calendar ? MeetingsOf(step).LastUntil(bound) : clock_.workdays().OnOrBefore(bound);
  }

  // The last day of the step, which leaves time for all that follows; what follows has bounded it.
  void Bound(StepIndex index, Steps& steps) const {
    StepSchedule& made = steps[index];
    BoundWithThoseBefore(index, Pace::kSlow, &StepSchedule::latest_safe, steps);
    BoundWithThoseBefore(index, Pace::kQuick, &StepSchedule::latest_possible, steps);
    if (made.last.date && made.latest_safe) made.slack = clock_.Slack(*made.last.date, *made.latest_safe);
  }

  void BoundWithThoseBefore(StepIndex index, Pace pace, std::optional<Day> StepSchedule::*latest, Steps& steps) const {
    const PlannedStep& step = table_.steps[index];
    std::optional<Day>& own = steps[index].*latest;
    if (own) own = LastDay(step, *own);
    const auto begun = own ? std::optional(BeginsUntil(step, *own, pace)) : std::nullopt;
    const auto bound = [&](const Link& link) {
      std::optional<Day>& before = steps[link.step].*latest;
      if (!before) return;
      before = begun ? std::min(before, std::optional(clock_.Until(*begun, link.lag, SpanUnit::kWorkdays))) : begun;
    };
    for (const Link& link : step.after) bound(link);
    if (step.only_if) bound({step.only_if->decision, 0});
  }

  Day BeginsUntil(const PlannedStep& step, Day day, Pace pace) const {
    const Day ready = step.calendar ? MeetingsOf(step).MaterialFor(day) : day;
    return clock_.Until(ready, AmountOf(step.work, pace), step.work.unit);
  }

  static int AmountOf(const Span& span, Pace pace) { return pace == Pace::kQuick ? span.least : span.most; }

  const Timetable& table_;
  Clock clock_;
  const StepOrder& order_;
};

Course CourseOf(const Timetable& timetable, const StepOrder& order, const std::vector<Outcome>& outcomes) {
  Course course{std::vector<char>(timetable.steps.size(), 0)};
  for (const StepIndex index : order.order) {
    const auto& only_if = timetable.steps[index].only_if;
    const bool taken =
        !only_if || (course.taken[only_if->decision] != 0 && outcomes[only_if->decision] == only_if->outcome);
    course.taken[index] = taken ? 1 : 0;
  }
  return course;
}

// Decisions that are open and that a step depends on.
std::vector<StepIndex> OpenDecisions(const Timetable& timetable) {
  std::vector<StepIndex> open;
  for (const PlannedStep& step : timetable.steps) {
    if (!step.only_if || timetable.steps[step.only_if->decision].outcome != Outcome::kOpen) continue;
    if (std::find(open.begin(), open.end(), step.only_if->decision) == open.end()) {
      open.push_back(step.only_if->decision);
      if (open.size() > kMostOpenDecisions) break;
    }
  }
  return open;
}

std::vector<Course> ListCourses(const Timetable& timetable, const StepOrder& order,
                                const std::vector<StepIndex>& open) {
  std::vector<Outcome> outcomes;
  for (const PlannedStep& step : timetable.steps) outcomes.push_back(step.outcome);
  std::vector<Course> courses;
  for (std::size_t choice = 0; choice < (std::size_t{1} << open.size()); ++choice) {
    for (std::size_t i = 0; i < open.size(); ++i) {
      outcomes[open[i]] = (choice >> i & 1U) != 0 ? Outcome::kNo : Outcome::kYes;
    }
    courses.push_back(CourseOf(timetable, order, outcomes));
  }
  return courses;
}

// A date that never comes is the last of all.
bool IsEarlier(const std::optional<Day>& one, const std::optional<Day>& other) {
  return one && (!other || *one < *other);
}

// Whether what comes between `first` and `last` is in time.
Verdict Judge(const std::optional<Day>& first, const std::optional<Day>& last, const std::optional<Day>& until) {
  if (!until) return Verdict::kNone;
  if (last && *last <= *until) return Verdict::kSafe;
  return first && *first <= *until ? Verdict::kPossible : Verdict::kImpossible;
}

std::optional<StepIndex> LastOf(const Steps& steps, Placing StepSchedule::*placing) {
  std::optional<StepIndex> last;
  for (StepIndex i = 0; i < steps.size(); ++i) {
    if (!steps[i].taken) continue;
    if (!last || IsEarlier((steps[*last].*placing).date, (steps[i].*placing).date)) last = i;
  }
  return last;
}

std::vector<StepIndex> ChainTo(StepIndex last, const Steps& steps) {
  std::vector<StepIndex> chain{last};
  while (steps[chain.back()].last.cause == Cause::kStep) chain.push_back(steps[chain.back()].last.step);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// Widens what is known of a step by another course that takes it.
void Merge(const StepSchedule& course, StepSchedule& all) {
  if (!course.taken) return;
  if (!all.taken) {
    all = course;
    return;
  }
  if (IsEarlier(course.earliest, all.earliest)) all.earliest = course.earliest;
  if (IsEarlier(course.first.date, all.first.date)) all.first = course.first;
  if (IsEarlier(all.last.date, course.last.date)) all.last = course.last;
  all.latest_safe = std::min(all.latest_safe, course.latest_safe);
  all.latest_possible = std::max(all.latest_possible, course.latest_possible);
  if (course.slack && (!all.slack || *course.slack < *all.slack)) all.slack = course.slack;
}

class Scheduling {
 public:
  Scheduling(const Timetable& timetable, const StepOrder& order) : table_(timetable), order_(order) {}

  void Follow(Steps course) {
    FollowToEnd(course);
    if (schedule_.steps.empty()) {
      schedule_.steps = std::move(course);
      return;
    }
    for (StepIndex i = 0; i < course.size(); ++i) Merge(course[i], schedule_.steps[i]);
  }

  Schedule Finish() {
    for (StepIndex i = 0; i < table_.steps.size(); ++i) {
      StepSchedule& step = schedule_.steps[i];
      if (step.taken) step.deadline = Judge(step.first.date, step.last.date, table_.steps[i].deadline);
    }
    if (table_.end && begun_) {
      schedule_.end = Judge(schedule_.first_end, schedule_.last_end, table_.end);
      // Where the end cannot be reached, what the last day follows from tells more than how little time is left.
      if (schedule_.last_end && schedule_.end != Verdict::kImpossible) {
        schedule_.critical = FindTightestChain(table_, order_.followers, schedule_);
      }
    }
    return std::move(schedule_);
  }

 private:
  void FollowToEnd(const Steps& course) {
    const auto last_quick = LastOf(course, &StepSchedule::first);
    const auto last_slow = LastOf(course, &StepSchedule::last);
    if (!last_quick || !last_slow) return;
    const auto& first_end = course[*last_quick].first.date;
    const auto& last_end = course[*last_slow].last.date;
    if (!begun_ || IsEarlier(first_end, schedule_.first_end)) schedule_.first_end = first_end;
    if (!begun_ || IsEarlier(schedule_.last_end, last_end)) {
      schedule_.last_end = last_end;
      schedule_.critical = ChainTo(*last_slow, course);
    }
    begun_ = true;
  }

  const Timetable& table_;
  const StepOrder& order_;
  Schedule schedule_;
  bool begun_ = false;
};

}  // namespace

std::string_view ToName(SpanUnit unit) { return NameIn(kSpanUnits, unit); }
bool FromName(std::string_view name, SpanUnit& unit) { return ValueIn(kSpanUnits, name, unit); }
std::string_view ToName(Outcome outcome) { return NameIn(kOutcomes, outcome); }
bool FromName(std::string_view name, Outcome& outcome) { return ValueIn(kOutcomes, name, outcome); }

Result<Schedule> MakeSchedule(const Timetable& timetable, const WorkdayCalendar& workdays) {
  const StepOrder order = OrderOf(timetable.steps);
  if (order.order.size() < timetable.steps.size()) return Fail("plan.circle");
  const auto open = OpenDecisions(timetable);
  if (open.size() > kMostOpenDecisions) {
    return Fail("plan.too_many_alternatives", {{"limit", std::to_string(kMostOpenDecisions)}});
  }
  const Planner planner(timetable, workdays, order);
  Scheduling scheduling(timetable, order);
  for (const Course& course : ListCourses(timetable, order, open)) scheduling.Follow(planner.Plan(course));
  return scheduling.Finish();
}

}  // namespace tovholder::plan
