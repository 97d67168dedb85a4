// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <set>

#include "forecasts/checks.h"
#include "forecasts/forecast.h"
#include "forecasts/tendency.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

constexpr double kRounded = 0.005;  // fans are told in hundredths
constexpr std::size_t kMedian = 2;

// Sums first, means at the end.
void Compare(const Series& past, const YearFigure& truth, const Fan& fan, HindcastRow& row) {
  const double unit = row.criterion == Criterion::kPopulation ? truth.value / 100 : 1;
  ++row.forecasts;
  row.model += std::abs(fan.values[kMedian] - truth.value) / unit;
  row.last_value += std::abs(past.back().value - truth.value) / unit;
  row.straight_line += std::abs(LineAt(past, truth.year) - truth.value) / unit;
  if (truth.value >= fan.values.front() - kRounded && truth.value <= fan.values.back() + kRounded) ++row.inside_band;
}

void Average(HindcastRow& row) {
  for (double* sum : {&row.model, &row.last_value, &row.straight_line, &row.inside_band}) *sum /= row.forecasts;
}

// A series tells nothing of a forecast from a year of which it has no figure.
void CompareFrom(const History& history, const Forecast& forecast, HindcastRow& row) {
  const Series& series = history[row.criterion];
  const Series past = Until(series, forecast.from_year);
  if (past.empty() || past.back().year != forecast.from_year) return;
  for (const Fan& fan : forecast[row.criterion]) {
    const auto truth =
        std::find_if(series.begin(), series.end(), [&](const auto& one) { return one.year == fan.year; });
    if (truth != series.end()) Compare(past, *truth, fan, row);
  }
}

std::vector<HindcastRow> EmptyRows(const criteria::RuleSet& rules) {
  std::vector<HindcastRow> rows;
  rows.reserve(rules.criteria.size());
  for (const criteria::CriterionRule& rule : rules.criteria) rows.push_back({.criterion = rule.criterion});
  return rows;
}

std::set<int> YearsOf(const History& history, const criteria::RuleSet& rules) {
  std::set<int> years;
  for (const criteria::CriterionRule& rule : rules.criteria)
    for (const YearFigure& figure : history[rule.criterion]) years.insert(figure.year);
  return years;
}

}  // namespace

Better BestOf(const HindcastRow& row) {
  if (row.model <= row.last_value && row.model <= row.straight_line) return Better::kModel;
  return row.last_value <= row.straight_line ? Better::kLastValue : Better::kStraightLine;
}

Result<std::vector<HindcastRow>> MakeHindcast(const History& history, const Assumptions& assumptions,
                                              const criteria::RuleSet& rules, int horizon, const Plan& plan) {
  Plan once = plan;
  once.years = horizon;
  if (const auto checked = CheckHistory(history); !checked) return Pass(checked);
  if (const auto checked = CheckAssumptions(assumptions); !checked) return Pass(checked);
  if (const auto checked = CheckPlan(once); !checked) return Pass(checked);
  const int last_year = FromYearOf(history, plan);
  const auto enough = CheckLength(history, rules, last_year, kLeastFigures + 1);
  if (!enough) return Pass(enough);

  History known = history;
  for (Series& series : known.series) series = Until(series, last_year);
  std::vector<HindcastRow> rows = EmptyRows(rules);
  for (const int year : YearsOf(known, rules)) {
    once.from_year = year;
    if (year == last_year || !CheckLength(known, rules, year, kLeastFigures)) continue;
    const auto forecast = MakeForecast(known, assumptions, rules, once);
    if (!forecast) return Pass(forecast);
    for (HindcastRow& row : rows) CompareFrom(known, *forecast, row);
  }
  std::erase_if(rows, [](const HindcastRow& row) { return row.forecasts == 0; });
  std::for_each(rows.begin(), rows.end(), Average);
  return rows;
}

}  // namespace tovholder::forecasts
