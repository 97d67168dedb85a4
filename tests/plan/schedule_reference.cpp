// SPDX-License-Identifier: EUPL-1.2
#include "schedule_reference.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace tovholder::plan::test {
namespace {

using std::chrono::days;

constexpr int kHorizon = 900;  // days; what comes later never comes

bool IsHoliday(Day day) {
  static std::map<std::chrono::year, std::set<Day>> known;
  const auto year = Date(day).year();
  const auto found = known.find(year);
  if (found != known.end()) return found->second.count(day) != 0;
  for (const Holiday& holiday : ListHolidays(year)) known[year].insert(Day(holiday.date));
  return IsHoliday(day);
}

class Trial {
 public:
  Trial(const Timetable& table, const std::vector<ClosedDays>& closed)
      : table_(table), begin_(table.today - days(300)) {
    for (Day day = begin_; day < table.today + days(kHorizon + 100); day += days(1)) {
      const std::chrono::weekday weekday(day);
      const bool off = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || IsHoliday(day);
      works_.push_back(!off && std::none_of(closed.begin(), closed.end(), [&](const ClosedDays& one) {
        return one.first <= day && day <= one.last;
      }));
    }
  }

  bool Works(Day day) const { return works_.at(static_cast<std::size_t>((day - begin_).count())); }

  // Whether so much lies between the two.
  bool Enough(Day from, Day to, int amount, SpanUnit unit) const {
    if (to < from) return false;
    if (amount == 0) return true;
    if (unit == SpanUnit::kDays) return (to - from).count() >= amount;
    if (unit == SpanUnit::kWeeks) return (to - from).count() >= amount * 7;
    if (unit == SpanUnit::kMonths) return EnoughMonths(from, to, amount);
    int found = 0;
    for (Day day = from; day <= to; day += days(1)) {
      const bool is_end = day == from || day == to;
      if (table_.count == SpanCount::kNeitherEnd && is_end) continue;
      if (table_.count == SpanCount::kOneEnd && day == from) continue;
      if (Works(day)) ++found;
    }
    return found >= amount;
  }

  // In one course of decisions, at one pace.
  struct Way {
    std::vector<bool> taken;
    bool slow = false;
    bool planned = false;
  };
  std::vector<std::optional<Day>> Run(const Way& way) const {
    std::vector<std::optional<Day>> found(table_.steps.size());
    // The random plans have every step behind those it waits for.
    for (StepIndex i = 0; i < table_.steps.size(); ++i) {
      if (way.taken[i]) found[i] = FindDay(i, way, found, table_.today, {});
    }
    return found;
  }

  // Whether what follows from the step being on that day is in time.
  bool LeavesTime(StepIndex step, Day day, const Way& way) const {
    if (day > *table_.end) return false;
    std::vector<std::optional<Day>> found(table_.steps.size());
    std::vector<bool> follows(table_.steps.size(), false);
    found[step] = day;
    follows[step] = true;
    Way free = way;
    free.planned = false;
    for (StepIndex i = step + 1; i < table_.steps.size(); ++i) {
      const auto before = Before(i);
      follows[i] = way.taken[i] && !table_.steps[i].done &&
                   std::any_of(before.begin(), before.end(), [&](const Link& link) { return follows[link.step]; });
      if (!follows[i]) continue;
      found[i] = FindDay(i, free, found, day, follows);
      if (!found[i] || *found[i] > *table_.end) return false;
    }
    return true;
  }

  bool CanBeOn(StepIndex step, Day day) const {
    const auto& calendar = table_.steps[step].calendar;
    if (!calendar || table_.calendars[*calendar].on_call) return Works(day);
    const auto& meetings = table_.calendars[*calendar].meetings;
    return std::find(meetings.begin(), meetings.end(), day) != meetings.end() && !IsHoliday(day);
  }

 private:
  static bool EnoughMonths(Day from, Day to, int months) {
    Date date(from);
    int year = static_cast<int>(date.year());
    int month = static_cast<int>(static_cast<unsigned>(date.month())) + months;
    while (month > 12) {
      month -= 12;
      ++year;
    }
    for (unsigned day = static_cast<unsigned>(date.day());; --day) {
      const Date then = std::chrono::year(year) / month / static_cast<int>(day);
      if (then.ok()) return to >= Day(then);
    }
  }

  std::vector<Link> Before(StepIndex i) const {
    auto links = table_.steps[i].after;
    if (table_.steps[i].only_if) links.push_back({table_.steps[i].only_if->decision, 0});
    return links;
  }

  Day MeantDay(StepIndex i, const Way& way, Day done) const {
    const auto& planned = table_.steps[i].planned;
    if (!way.planned || !planned) return done;
    Day meant = planned->first;
    for (Day day = planned->first; way.slow && day <= planned->last; day += days(1)) {
      if (CanBeOn(i, day)) meant = day;
    }
    return meant;
  }

  // `only`, where given, are the steps whose days count.
  std::optional<Day> FindDay(StepIndex i, const Way& way, const std::vector<std::optional<Day>>& found, Day begin,
                             const std::vector<bool>& only) const {
    const PlannedStep& step = table_.steps[i];
    if (step.done) return step.done;
    std::optional<Day> ready;
    for (const Link& link : Before(i)) {
      if (!way.taken[link.step] || (!only.empty() && !only[link.step])) continue;
      if (!found[link.step]) return std::nullopt;
      if (!ready) ready = *found[link.step];
      while (!Enough(*found[link.step], *ready, link.lag, SpanUnit::kWorkdays)) *ready += days(1);
    }
    Day done = ready.value_or(begin);
    while (!Enough(ready.value_or(begin), done, way.slow ? step.work.most : step.work.least, step.work.unit)) {
      done += days(1);
    }
    while (done < begin || !Works(done)) done += days(1);
    const Day meant = MeantDay(i, way, done);
    for (Day day = done; day < begin + days(kHorizon); day += days(1)) {
      if (day < meant) continue;
      if (!CanBeOn(i, day)) continue;
      if (step.calendar) {
        const Span& notice = table_.calendars[*step.calendar].notice;
        if (!Enough(done, day, notice.least, notice.unit)) continue;
      }
      return day;
    }
    return std::nullopt;
  }

  const Timetable& table_;
  Day begin_;
  std::vector<bool> works_;
};

// Every way in which decisions can fall out, found by trying all, also of those nobody depends on.
std::vector<std::vector<bool>> AllCourses(const Timetable& table) {
  std::set<std::vector<bool>> courses;
  const std::size_t n = table.steps.size();
  for (unsigned choice = 0; choice < (1U << n); ++choice) {
    const auto outcome = [&](StepIndex i) {
      if (table.steps[i].outcome != Outcome::kOpen) return table.steps[i].outcome;
      return (choice >> i & 1U) != 0 ? Outcome::kYes : Outcome::kNo;
    };
    std::vector<bool> taken(n, true);
    for (bool changed = true; changed;) {
      changed = false;
      for (StepIndex i = 0; i < n; ++i) {
        const auto& only_if = table.steps[i].only_if;
        if (!taken[i] || !only_if) continue;
        if (taken[only_if->decision] && outcome(only_if->decision) == only_if->outcome) continue;
        taken[i] = false;
        changed = true;
      }
    }
    courses.insert(taken);
  }
  return {courses.begin(), courses.end()};
}

bool Earlier(const std::optional<Day>& a, const std::optional<Day>& b) { return a && (!b || *a < *b); }

std::optional<Day> FindLatest(const Trial& trial, const Timetable& table, StepIndex step, const Trial::Way& way) {
  for (Day day = *table.end; day > table.today - days(200); day -= days(1)) {
    if (trial.CanBeOn(step, day) && trial.LeavesTime(step, day, way)) return day;
  }
  return std::nullopt;
}

int SlackBetween(const Trial& trial, Day from, Day to) {
  int count = 0;
  for (Day day = std::min(from, to) + days(1); day <= std::max(from, to); day += days(1)) count += trial.Works(day);
  return from <= to ? count : -count;
}

}  // namespace

Reference TryAllDays(const Timetable& table, const std::vector<ClosedDays>& closed) {
  const Trial trial(table, closed);
  Reference reference;
  reference.steps.resize(table.steps.size());
  bool all_safe = true;
  bool some_possible = false;
  for (const auto& taken : AllCourses(table)) {
    const auto possible = trial.Run({taken, false, false});
    const auto quick = trial.Run({taken, false, true});
    const auto slow = trial.Run({taken, true, true});
    bool course_safe = true;
    bool course_possible = true;
    for (StepIndex i = 0; i < table.steps.size(); ++i) {
      if (!taken[i]) continue;
      ReferenceStep& step = reference.steps[i];
      const bool begins = !step.taken;
      step.taken = true;
      if (begins || Earlier(possible[i], step.earliest)) step.earliest = possible[i];
      if (begins || Earlier(quick[i], step.first)) step.first = quick[i];
      if (begins || Earlier(step.last, slow[i])) step.last = slow[i];
      if (!table.end) continue;
      if (!slow[i] || *slow[i] > *table.end) course_safe = false;
      if (!quick[i] || *quick[i] > *table.end) course_possible = false;
      if (table.steps[i].done) continue;
      const auto safe = FindLatest(trial, table, i, {taken, true, false});
      const auto at_best = FindLatest(trial, table, i, {taken, false, false});
      const bool in_every_course = safe && (begins || step.latest_safe);
      step.latest_safe = !in_every_course ? std::nullopt : begins ? safe : std::min(safe, step.latest_safe);
      if (at_best && (!step.latest_possible || *at_best > *step.latest_possible)) step.latest_possible = at_best;
      if (!slow[i] || !safe) continue;
      const int slack = SlackBetween(trial, *slow[i], *safe);
      if (!step.slack || slack < *step.slack) step.slack = slack;
    }
    all_safe = all_safe && course_safe;
    some_possible = some_possible || course_possible;
  }
  for (StepIndex i = 0; i < table.steps.size(); ++i) {
    const auto& deadline = table.steps[i].deadline;
    ReferenceStep& step = reference.steps[i];
    if (!deadline || !step.taken) continue;
    const bool safe = step.last && *step.last <= *deadline;
    const bool possible = step.first && *step.first <= *deadline;
    step.deadline = safe ? Verdict::kSafe : possible ? Verdict::kPossible : Verdict::kImpossible;
  }
  if (table.end) {
    reference.end = all_safe ? Verdict::kSafe : some_possible ? Verdict::kPossible : Verdict::kImpossible;
  }
  return reference;
}

namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  int operator()(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
  bool OneIn(int n) { return (*this)(1, n) == 1; }

 private:
  std::mt19937 random_;
};

// Around a year's end or Easter, where days off are thick.
Day RandomBegin(Dice& dice) {
  const std::chrono::year year(dice(2008, 2038));
  if (dice.OneIn(2)) return Day(Date(year / 12 / dice(1, 20)));
  return Day(EasterSunday(year)) - days(dice(5, 30));
}

}  // namespace

Timetable RandomTimetable(unsigned seed) {
  Dice dice(seed);
  Timetable table;
  table.today = RandomBegin(dice);
  table.count = static_cast<SpanCount>(dice(0, 2));
  const int calendars = dice(0, 3);
  for (int i = 0; i < calendars; ++i) {
    MeetingCalendar calendar;
    calendar.on_call = dice.OneIn(3);
    const bool weeks = dice.OneIn(3);
    const int notice = dice(0, weeks ? 4 : 8);
    calendar.notice = {notice, notice, weeks ? SpanUnit::kWeeks : SpanUnit::kWorkdays};
    const int meetings = dice(0, 6);
    for (int m = 0; m < meetings; ++m) calendar.meetings.push_back(table.today + days(dice(0, 160)));
    std::sort(calendar.meetings.begin(), calendar.meetings.end());
    calendar.meetings.erase(std::unique(calendar.meetings.begin(), calendar.meetings.end()), calendar.meetings.end());
    table.calendars.push_back(calendar);
  }
  const int steps = dice(1, 7);
  for (int i = 0; i < steps; ++i) {
    PlannedStep step;
    for (int before = 0; before < i; ++before) {
      if (dice.OneIn(3)) step.after.push_back({static_cast<StepIndex>(before), dice.OneIn(2) ? dice(0, 6) : 0});
    }
    if (dice.OneIn(2)) {
      const bool months = dice.OneIn(5);
      const int least = dice(0, months ? 1 : 10);
      step.work = {least, least + dice(0, months ? 1 : 10),
                   months ? SpanUnit::kMonths : static_cast<SpanUnit>(dice(0, 1))};
    }
    if (calendars > 0 && dice.OneIn(2)) step.calendar = static_cast<std::size_t>(dice(0, calendars - 1));
    if (i > 0 && dice.OneIn(5)) {
      step.only_if = {static_cast<StepIndex>(dice(0, i - 1)), dice.OneIn(2) ? Outcome::kYes : Outcome::kNo};
    }
    if (dice.OneIn(3)) {
      const Day first = table.today + days(dice(-10, 90));
      step.planned = Window{first, first + days(dice.OneIn(2) ? dice(0, 40) : 0)};
    }
    if (dice.OneIn(3)) step.deadline = table.today + days(dice(0, 130));
    if (dice.OneIn(12)) step.done = table.today - days(dice(0, 20));
    if (dice.OneIn(8)) step.outcome = dice.OneIn(2) ? Outcome::kYes : Outcome::kNo;
    table.steps.push_back(std::move(step));
  }
  if (!dice.OneIn(5)) table.end = table.today + days(dice(10, 170));
  return table;
}

std::vector<ClosedDays> RandomClosedDays(unsigned seed) {
  Dice dice(seed);
  const Day begin = RandomBegin(dice);
  if (!dice.OneIn(10)) return {};
  const Day first = begin + days(dice(0, 60));
  return {{first, first + days(dice(0, 9))}};
}

}  // namespace tovholder::plan::test
