// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "plan/gantt.h"

namespace tovholder::plan {
namespace {

constexpr int kMostMonths = 72;

Day FirstOfMonth(Day day) {
  const Date date(day);
  return Date(date.year() / date.month() / 1);
}

Day LastOfMonth(Day day) {
  const Date date(day);
  return LastDayOfMonth(std::chrono::year_month(date.year(), date.month()));
}

GanttBar BarOf(const Outlook& outlook, StepIndex index) {
  const Step& step = outlook.step(index);
  const PlannedStep& planned = outlook.made.timetable.steps[index];
  const StepSchedule& made = outlook.schedule.steps[index];
  GanttBar bar;
  bar.step = step.id;
  bar.name = step.activity;
  if (step.deadline_start && step.deadline_end) bar.planned = Window{*step.deadline_start, *step.deadline_end};
  bar.first = made.first.date;
  bar.last = made.last.date;
  bar.done = planned.done.has_value();
  bar.deadline = bar.done ? Verdict::kNone : made.deadline;
  const auto& critical = outlook.schedule.critical;
  bar.critical = std::find(critical.begin(), critical.end(), index) != critical.end();
  if (planned.calendar) bar.meetings = outlook.made.timetable.calendars[*planned.calendar].meetings;
  return bar;
}

// "LBF" and "Landsbyggefonden (LBF)" are one.
std::string PartyOf(const PlanBook& book, const StepOnPlan& step, const html::Texts& t) {
  if (step.parties.empty()) return std::string(t("Nobody named"));
  const StepParty& party = step.parties.front();
  if (party.organization) return book.NameOf(*party.organization);
  return party.body ? book.bodies.at(*party.body) : party.name;
}

void AddTo(GanttChart& chart, const std::string& party, GanttBar bar) {
  const auto found = std::find_if(chart.parties.begin(), chart.parties.end(),
                                  [&](const GanttParty& one) { return one.name == party; });
  if (found == chart.parties.end()) {
    chart.parties.push_back({party, {}});
    chart.parties.back().bars.push_back(std::move(bar));
  } else {
    found->bars.push_back(std::move(bar));
  }
}

std::set<Day> DaysShown(const GanttChart& chart) {
  std::set<Day> days;
  if (chart.starts) days.insert(*chart.starts);
  for (const GanttParty& party : chart.parties) {
    for (const GanttBar& bar : party.bars) {
      if (bar.planned) days.insert({bar.planned->first, bar.planned->last});
      if (bar.first) days.insert(*bar.first);
      if (bar.last) days.insert(*bar.last);
    }
  }
  if (days.empty()) days.insert(chart.today);
  return days;
}

void SpanTime(GanttChart& chart) {
  const auto days = DaysShown(chart);
  chart.begin = FirstOfMonth(*days.begin());
  chart.end = LastOfMonth(*days.rbegin());
  // A date far off, such as one typed wrong, does not make all others a line.
  chart.end = std::min(chart.end, LastOfMonth(chart.begin + std::chrono::days(kMostMonths * 30)));
  for (auto year = Date(chart.begin).year(); year <= Date(chart.end).year(); ++year) {
    for (const Holiday& holiday : ListHolidays(year)) {
      const std::chrono::weekday weekday = WeekdayOf(holiday.date);
      const Day day = holiday.date;
      const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
      if (!weekend && chart.begin <= day && day <= chart.end) chart.holidays.push_back(day);
    }
  }
}

}  // namespace

GanttChart DrawUp(const Outlook& outlook, const html::Texts& t) {
  GanttChart chart;
  chart.today = outlook.today;
  if (outlook.book.plan.starts) chart.starts = Day(*outlook.book.plan.starts);
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) {
    AddTo(chart, PartyOf(outlook.book, *outlook.book.Find(outlook.made.steps[i]), t), BarOf(outlook, i));
  }
  SpanTime(chart);
  return chart;
}

std::vector<GanttChart> CutUp(const GanttChart& chart, std::size_t rows) {
  GanttChart empty = chart;
  empty.parties.clear();
  std::vector<GanttChart> pieces;
  std::size_t used = rows;
  for (const GanttParty& party : chart.parties) {
    for (std::size_t i = 0; i < party.bars.size(); ++i) {
      if (used + (i == 0 ? 2 : 1) > rows) {
        pieces.push_back(empty);
        used = 0;
      }
      if (i == 0 || used == 0) {
        pieces.back().parties.push_back({party.name, {}});
        ++used;
      }
      pieces.back().parties.back().bars.push_back(party.bars[i]);
      ++used;
    }
  }
  return pieces;
}

std::string AddressOf(PlanId plan) { return "/plan/" + std::to_string(plan.value); }
std::string AddressOf(PlanId plan, StepId step) { return AddressOf(plan) + "/skridt/" + std::to_string(step.value); }

}  // namespace tovholder::plan
