// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>

#include "forecasts/checks.h"
#include "forecasts/tendency.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr double kLargestArea = 10'000'000;

struct Range {
  const char* name;
  double Assumptions::*member;
  double least;
  double most;
};
constexpr std::array<Range, 14> kRanges{{{"moving_out", &Assumptions::moving_out, 0, 1},
                                         {"movers_in_outside_work", &Assumptions::movers_in_outside_work, 0, 1},
                                         {"movers_in_basic", &Assumptions::movers_in_basic, 0, 1},
                                         {"movers_in_nonwestern", &Assumptions::movers_in_nonwestern, 0, 1},
                                         {"into_work", &Assumptions::into_work, 0, 1},
                                         {"education_finished", &Assumptions::education_finished, 0, 1},
                                         {"convicted_change", &Assumptions::convicted_change, -0.5, 0.5},
                                         {"housing_change", &Assumptions::housing_change, -0.5, 0.5},
                                         {"outside_income", &Assumptions::outside_income, 0.1, 1},
                                         {"working_age", &Assumptions::working_age, 0.01, 1},
                                         {"middle_age", &Assumptions::middle_age, 0.01, 1},
                                         {"adult", &Assumptions::adult, 0.01, 1},
                                         {"national_convicted", &Assumptions::national_convicted, 0, 100},
                                         {"trend_weight", &Assumptions::trend_weight, 0, 1}}};

double MostOf(Criterion criterion) {
  if (criterion == Criterion::kPopulation) return kLargestArea;
  return criterion == Criterion::kIncome ? kMostIncome : 100;
}

// NaN is in no range.
bool IsWithin(double value, double least, double most) { return value >= least && value <= most; }

std::string ToText(double value) {
  if (const auto decimal = ToDecimal(value)) return tovholder::ToText(*decimal);
  if (std::isnan(value)) return "NaN";
  return value < 0 ? "-∞" : "∞";
}

Result<void> CheckSeries(Criterion criterion, const Series& series) {
  const double least = criterion == Criterion::kPopulation ? 1 : 0;
  const std::string name(ToName(criterion));
  for (std::size_t i = 0; i < series.size(); ++i) {
    const auto& [year, value] = series[i];
    if (year < kFirstYear || year > kLastYear)
      return Fail("forecasts.bad_year", {{"criterion", name}, {"year", std::to_string(year)}});
    if (!IsWithin(value, least, MostOf(criterion)))
      return Fail("forecasts.bad_figure",
                  {{"criterion", name}, {"year", std::to_string(year)}, {"value", ToText(value)}});
    if (i == 0 || series[i - 1].year < year) continue;
    if (series[i - 1].year == year)
      return Fail("forecasts.year_twice", {{"criterion", name}, {"year", std::to_string(year)}});
    return Fail("forecasts.years_unordered", {{"criterion", name}, {"year", std::to_string(year)}});
  }
  return {};
}

}  // namespace

Result<void> CheckHistory(const History& history) {
  for (const Criterion criterion : criteria::kCriteria)
    if (auto checked = CheckSeries(criterion, history[criterion]); !checked) return checked;
  return CheckAssumptions(history.assumed);
}

Result<void> CheckAssumptions(const Assumptions& assumptions) {
  for (const Range& range : kRanges) {
    const double value = assumptions.*range.member;
    if (!IsWithin(value, range.least, range.most))
      return Fail("forecasts.bad_assumption", {{"name", range.name},
                                               {"value", ToText(value)},
                                               {"least", ToText(range.least)},
                                               {"most", ToText(range.most)}});
  }
  return {};
}

Result<void> CheckPlan(const Plan& plan) {
  if (plan.years > kMostYears) return Fail("forecasts.too_many_years", {{"limit", std::to_string(kMostYears)}});
  if (plan.runs > kMostRuns) return Fail("forecasts.too_many_runs", {{"limit", std::to_string(kMostRuns)}});
  if (plan.from_year != 0 && (plan.from_year < kFirstYear || plan.from_year > kLastYear))
    return Fail("forecasts.bad_from_year", {{"year", std::to_string(plan.from_year)}});
  if (plan.years < 1 || plan.runs < 1 || plan.threads < 1) return Fail("forecasts.none_asked_for");
  return {};
}

Result<void> CheckLength(const History& history, const criteria::RuleSet& rules, int from_year, int least) {
  Criterion longest = rules.criteria.empty() ? Criterion::kEmployment : rules.criteria.front().criterion;
  std::size_t count = 0;
  for (const criteria::CriterionRule& rule : rules.criteria) {
    const Series usable = UsableOf(history[rule.criterion], from_year);
    if (usable.size() <= count) continue;
    count = usable.size();
    longest = rule.criterion;
  }
  if (count >= static_cast<std::size_t>(least)) return {};
  return Fail("forecasts.too_few_figures", {{"criterion", std::string(ToName(longest))},
                                            {"count", std::to_string(count)},
                                            {"least", std::to_string(least)}});
}

int FromYearOf(const History& history, const Plan& plan) {
  if (plan.from_year != 0) return plan.from_year;
  int latest = kFirstYear;
  for (const Series& series : history.series)
    if (!series.empty()) latest = std::max(latest, series.back().year);
  return latest;
}

}  // namespace tovholder::forecasts
