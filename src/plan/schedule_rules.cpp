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

// A body's meetings with the last day for the material of each.
class Meetings {
 public:
  Meetings(const MeetingCalendar& calendar, const Clock& clock) : calendar_(&calendar), clock_(&clock) {
    for (const Day day : calendar.meetings) {
      if (!clock.workdays().IsHoliday(day)) days_.push_back(day);
    }
    std::sort(days_.begin(), days_.end());
    for (const Day day : days_) materials_.push_back(MaterialFor(day));
  }

  // The first on or after `floor` that can still be had with material of `ready`.
  void Choose(Day ready, Day floor, Placing& placing) const {
    if (calendar_->on_call) return Call(ready, floor, placing);
    const auto in_time = std::lower_bound(materials_.begin(), materials_.end(), ready) - materials_.begin();
    const auto wanted = std::lower_bound(days_.begin(), days_.end(), floor) - days_.begin();
    const auto chosen = static_cast<std::size_t>(std::max(in_time, wanted));
    if (in_time >= wanted) {
      if (chosen > 0 && days_[chosen - 1] >= floor) placing.missed = days_[chosen - 1];
    } else {
      placing.cause = Cause::kPlanned;
    }
    if (chosen == days_.size()) return;
    placing.date = days_[chosen];
    placing.material = materials_[chosen];
  }

  // The last on or before `bound`.
  std::optional<Day> LastUntil(Day bound) const {
    if (calendar_->on_call) return clock_->workdays().OnOrBefore(bound);
    const auto behind = std::upper_bound(days_.begin(), days_.end(), bound);
    return behind == days_.begin() ? std::nullopt : std::optional(*(behind - 1));
  }

  Day MaterialFor(Day meeting) const {
    return clock_->workdays().OnOrBefore(clock_->Until(meeting, calendar_->notice.least, calendar_->notice.unit));
  }

 private:
  void Call(Day ready, Day floor, Placing& placing) const {
    const Day called =
        clock_->workdays().OnOrAfter(clock_->After(ready, calendar_->notice.least, calendar_->notice.unit));
    const Day wanted = clock_->workdays().OnOrAfter(floor);
    if (wanted > called) placing.cause = Cause::kPlanned;
    placing.date = std::max(called, wanted);
    placing.material = MaterialFor(*placing.date);
  }

  const MeetingCalendar* calendar_;
  const Clock* clock_;
  std::vector<Day> days_;
  std::vector<Day> materials_;
};

// One way in which the open decisions may fall out.
struct Course {
  std::vector<char> taken;  // by step
};

class Planner {
 public:
  Planner(const Timetable& timetable, const WorkdayCalendar& workdays, const StepOrder& order)
      : table_(timetable), clock_(workdays, timetable.count), order_(order) {
    meetings_.reserve(timetable.calendars.size());
    for (const MeetingCalendar& calendar : timetable.calendars) meetings_.emplace_back(calendar, clock_);
  }

  std::vector<Placing> Place(const Course& course, Pace pace, Planned planned) const {
    std::vector<Placing> placings(table_.steps.size());
    for (const StepIndex index : order_.order) {
      if (course.taken[index] != 0) PlaceStep(index, course, pace, planned, placings);
    }
    return placings;
  }

  // By step, the last day that leaves time for all that follows it.
  std::vector<std::optional<Day>> Latest(const Course& course, Pace pace) const {
    std::vector<std::optional<Day>> latest(table_.steps.size(), table_.end);
    for (auto at = order_.order.rbegin(); at != order_.order.rend(); ++at) {
      const PlannedStep& step = table_.steps[*at];
      if (course.taken[*at] == 0) continue;
      if (step.done) continue;
      if (latest[*at]) latest[*at] = LastDay(step, *latest[*at]);
      BoundThoseBefore(step, latest[*at], pace, latest);
    }
    return latest;
  }

  const Clock& clock() const { return clock_; }

 private:
  void PlaceStep(StepIndex index, const Course& course, Pace pace, Planned planned,
                 std::vector<Placing>& placings) const {
    const PlannedStep& step = table_.steps[index];
    Placing& placing = placings[index];
    if (step.done) {
      placing.date = step.done;
      placing.ready = *step.done;
      placing.cause = Cause::kDone;
      return;
    }
    bool begun = false;
    const auto await = [&](const Link& link) {
      if (course.taken[link.step] == 0) return true;
      const bool comes = Await(link, placings[link.step], !begun, placing);
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
      meetings_[*step.calendar].Choose(placing.ready, std::max(floor, table_.today), placing);
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

  // False where the step before it never comes.
  bool Await(const Link& link, const Placing& before, bool is_first, Placing& placing) const {
    const auto free =
        before.date ? std::optional(clock_.After(*before.date, link.lag, SpanUnit::kWorkdays)) : std::nullopt;
    if (free && !is_first && *free <= placing.ready) return true;
    placing.cause = Cause::kStep;
    placing.step = link.step;
    placing.follows = before.date;
    if (free) placing.ready = *free;
    return free.has_value();
  }

  std::optional<Day> LastDay(const PlannedStep& step, Day bound) const {
    return step.calendar ? meetings_[*step.calendar].LastUntil(bound) : clock_.workdays().OnOrBefore(bound);
  }

  void BoundThoseBefore(const PlannedStep& step, const std::optional<Day>& latest, Pace pace,
                        std::vector<std::optional<Day>>& bounds) const {
    const auto bound = [&](StepIndex before, int lag) {
      if (!bounds[before]) return;
      if (!latest) {
        bounds[before] = std::nullopt;
        return;
      }
      const Day ready = step.calendar ? meetings_[*step.calendar].MaterialFor(*latest) : *latest;
      const Day begun = clock_.Until(ready, AmountOf(step.work, pace), step.work.unit);
      bounds[before] = std::min(*bounds[before], clock_.Until(begun, lag, SpanUnit::kWorkdays));
    };
    for (const Link& link : step.after) bound(link.step, link.lag);
    if (step.only_if) bound(step.only_if->decision, 0);
  }

  static int AmountOf(const Span& span, Pace pace) { return pace == Pace::kQuick ? span.least : span.most; }

  const Timetable& table_;
  Clock clock_;
  const StepOrder& order_;
  std::vector<Meetings> meetings_;
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

std::optional<StepIndex> LastOf(const std::vector<Placing>& placings, const Course& course) {
  std::optional<StepIndex> last;
  for (std::size_t i = 0; i < placings.size(); ++i) {
    if (course.taken[i] == 0) continue;
    if (!last || IsEarlier(placings[*last].date, placings[i].date)) last = i;
  }
  return last;
}

std::vector<StepIndex> ChainTo(StepIndex last, const std::vector<Placing>& placings) {
  std::vector<StepIndex> chain{last};
  while (placings[chain.back()].cause == Cause::kStep) chain.push_back(placings[chain.back()].step);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

class Scheduling {
 public:
  Scheduling(const Timetable& timetable, const Planner& planner) : table_(timetable), planner_(planner) {
    schedule_.steps.resize(timetable.steps.size());
  }

  void Follow(const Course& course) {
    const auto possible = planner_.Place(course, Pace::kQuick, Planned::kIgnored);
    const auto quick = planner_.Place(course, Pace::kQuick, Planned::kHeeded);
    const auto slow = planner_.Place(course, Pace::kSlow, Planned::kHeeded);
    const auto safe = planner_.Latest(course, Pace::kSlow);
    const auto at_best = planner_.Latest(course, Pace::kQuick);
    for (std::size_t i = 0; i < table_.steps.size(); ++i) {
      if (course.taken[i] == 0) continue;
      StepSchedule& step = schedule_.steps[i];
      const bool begins = !step.taken;
      step.taken = true;
      if (begins || IsEarlier(possible[i].date, step.earliest)) step.earliest = possible[i].date;
      if (begins || IsEarlier(quick[i].date, step.first.date)) step.first = quick[i];
      if (begins || IsEarlier(step.last.date, slow[i].date)) step.last = slow[i];
      if (table_.end && !table_.steps[i].done) Bound(step, begins, slow[i].date, safe[i], at_best[i]);
    }
    FollowToEnd(course, quick, slow);
  }

  Schedule Finish() {
    for (std::size_t i = 0; i < table_.steps.size(); ++i) {
      StepSchedule& step = schedule_.steps[i];
      if (step.taken) step.deadline = Judge(step.first.date, step.last.date, table_.steps[i].deadline);
    }
    if (table_.end && begun_) {
      schedule_.end = Judge(schedule_.first_end, schedule_.last_end, table_.end);
      // Where the end cannot be reached, what the last day follows from tells more than how little time is left.
      if (schedule_.last_end && schedule_.end != Verdict::kImpossible) {
        schedule_.critical = FindTightestChain(table_, schedule_);
      }
    }
    return std::move(schedule_);
  }

 private:
  void Bound(StepSchedule& step, bool begins, const std::optional<Day>& last, const std::optional<Day>& safe,
             const std::optional<Day>& at_best) const {
    const bool in_every_course = safe && (begins || step.latest_safe);
    step.latest_safe = !in_every_course ? std::nullopt : begins ? safe : std::min(safe, step.latest_safe);
    if (at_best && (!step.latest_possible || *at_best > *step.latest_possible)) step.latest_possible = at_best;
    if (!last || !safe) return;
    const int slack = planner_.clock().Slack(*last, *safe);
    if (!step.slack || slack < *step.slack) step.slack = slack;
  }

  void FollowToEnd(const Course& course, const std::vector<Placing>& quick, const std::vector<Placing>& slow) {
    const auto last_quick = LastOf(quick, course);
    const auto last_slow = LastOf(slow, course);
    if (!last_quick || !last_slow) return;
    if (!begun_ || IsEarlier(quick[*last_quick].date, schedule_.first_end)) {
      schedule_.first_end = quick[*last_quick].date;
    }
    if (!begun_ || IsEarlier(schedule_.last_end, slow[*last_slow].date)) {
      schedule_.last_end = slow[*last_slow].date;
      schedule_.critical = ChainTo(*last_slow, slow);
    }
    begun_ = true;
  }

  const Timetable& table_;
  const Planner& planner_;
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
  Scheduling scheduling(timetable, planner);
  for (const Course& course : ListCourses(timetable, order, open)) scheduling.Follow(course);
  return scheduling.Finish();
}

}  // namespace tovholder::plan
