// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <vector>

#include "plan/slip.h"

// schedule_plan STEPS CALENDARS: makes a plan of so many steps, schedules it as it stands and once more with one step
// moved, and adds working days over a hundred years; prints milliseconds, milliseconds, and millions of additions a
// second.
namespace {

using namespace tovholder;
using Clock = std::chrono::steady_clock;
using std::chrono::days;

constexpr int kRounds = 9;
constexpr int kAdditions = 4'000'000;

// Each step waits for up to three of the thirty before it; every third decides at the meeting of a body.
plan::Timetable MakePlan(std::size_t steps, std::size_t calendars) {
  std::mt19937 random(11);
  const auto dice = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  plan::Timetable table;
  table.today = Date(std::chrono::year(2026) / 1 / 5);
  table.end = table.today + days(30 * 365);
  for (std::size_t i = 0; i < calendars; ++i) {
    plan::MeetingCalendar calendar;
    calendar.notice = {5, 5, plan::SpanUnit::kWorkdays};
    for (int day = dice(0, 30); day < 30 * 365; day += dice(20, 40))
      calendar.meetings.push_back(table.today + days(day));
    table.calendars.push_back(std::move(calendar));
  }
  for (std::size_t i = 0; i < steps; ++i) {
    plan::PlannedStep step;
    for (int links = dice(0, 3); links > 0 && i > 0; --links) {
      const auto back = static_cast<std::size_t>(dice(1, 30));
      if (back <= i) step.after.push_back({i - back, dice(0, 3)});
    }
    step.work = {dice(0, 5), dice(5, 10), plan::SpanUnit::kWorkdays};
    if (i % 3 == 0) step.calendar = static_cast<std::size_t>(dice(0, static_cast<int>(calendars) - 1));
    table.steps.push_back(std::move(step));
  }
  return table;
}

template <class F>
double MillisecondsOf(F&& work) {
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    const auto begin = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  return times[kRounds / 2];
}

double AdditionsASecond(const WorkdayCalendar& workdays) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> offset(0, 100 * 365);
  std::uniform_int_distribution<int> amount(-250, 250);
  std::vector<std::pair<Day, int>> questions;
  const Day first = Date(std::chrono::year(2000) / 1 / 1);
  for (int i = 0; i < kAdditions; ++i) questions.emplace_back(first + days(offset(random)), amount(random));
  std::int64_t sum = 0;
  const double took = MillisecondsOf([&] {
    for (const auto& [from, count] : questions) sum += workdays.Add(from, count).time_since_epoch().count();
  });
  if (sum == 0) std::abort();  // so that the additions are made
  return kAdditions / took / 1000;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "schedule_plan STEPS CALENDARS\n";
    return 2;
  }
  const auto steps = static_cast<std::size_t>(std::atoi(arguments[1]));
  const plan::Timetable table = MakePlan(steps, static_cast<std::size_t>(std::atoi(arguments[2])));
  const WorkdayCalendar workdays;
  const plan::Schedule before = plan::MakeSchedule(table, workdays).value();
  const double whole = MillisecondsOf([&] { plan::MakeSchedule(table, workdays).value(); });
  const plan::Timetable moved = plan::Apply(table, before, plan::MoveStep{steps / 2, table.today + days(400)});
  const double change =
      MillisecondsOf([&] { plan::CompareSchedules(before, plan::MakeSchedule(moved, workdays).value(), workdays); });
  std::cout << whole << ' ' << change << ' ' << AdditionsASecond(workdays) << '\n';
  return 0;
}
