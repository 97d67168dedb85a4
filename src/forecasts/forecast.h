// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "criteria/criterion.h"
#include "criteria/evaluation.h"
#include "criteria/rule_set.h"

// Where an area is heading: a cohort model that is run many times. See docs/forecast.md for what it holds and what not.
namespace tovholder::forecasts {

// One figure of the area's own past, per cent (residents for the population), as it was in one year alone.
struct YearFigure {
  int year = 0;
  double value = 0;
};
using Series = std::vector<YearFigure>;  // by year, each year once; gaps are years nobody knows

// What the area's series alone cannot tell. Parts of one (0.12 is 12 per cent) a year.
struct Assumptions {
  double moving_out = 0.15;              // of all residents
  double movers_in_outside_work = 0.40;  // of those moving in, of the ages the criterion asks for
  double movers_in_basic = 0.50;
  double movers_in_nonwestern = 0.40;
  double into_work = 0.15;           // of those outside
  double education_finished = 0.02;  // of those with basic education only
  double convicted_change = 0;       // of the rate; -0.05 makes it a twentieth less each year
  double housing_change = 0;         // of the dwellings; -0.05 takes a twentieth away each year
  double outside_income = 0.55;      // the income of one outside work and education beside that of one who is not
  double working_age = 0.62;         // part of the residents that is 18-64
  double middle_age = 0.40;          // 30-59
  double adult = 0.74;               // 18 and over
  double national_convicted = 0.66;  // per cent
  double trend_weight = 0.5;         // how far the area's own trend goes on: 0 not at all, 1 as it was
};

struct History {
  std::array<Series, criteria::kCriterionCount> series = {};
  // What held in the years of the series: with the same assumptions from then on the area goes on as its series does.
  Assumptions assumed = {};
  // How certain the class that a class of several years asks for (ClassRule::held) was on the lists until that of the
  // year from which is foretold, the latest first. One that is not there is one of which nothing is known.
  std::vector<criteria::Certainty> held = {};

  const Series& operator[](criteria::Criterion criterion) const {
    return series[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  }
  Series& operator[](criteria::Criterion criterion) {
    return series[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  }
};

struct Plan {
  int from_year = 0;  // figures after it are left out; 0: the year of the latest figure
  int years = 10;     // at most kMostYears
  int runs = 10'000;  // at most kMostRuns
  std::uint64_t seed = 1;
  int threads = 2;  // the result is the same whatever it is
};
inline constexpr int kMostYears = 30;
inline constexpr int kMostRuns = 1'000'000;
inline constexpr int kLeastFigures = 4;     // of a series: fewer tell no trend
inline constexpr double kMostIncome = 200;  // per cent of the region's average: more is a mistake
inline constexpr int kMostYearsBehind = 5;  // a series that ends earlier than so long before `from_year` tells no more

// 5, 25, 50, 75 and 95 per cent of the runs are at or below.
inline constexpr std::array<double, 5> kQuantiles = {0.05, 0.25, 0.5, 0.75, 0.95};
struct Fan {
  int year = 0;
  std::array<double, kQuantiles.size()> values = {};
};
// In the order of the rule set's classes.
struct ClassChance {
  int list_year = 0;
  std::vector<double> by_class = {};  // part of the runs that meet it for certain
  std::vector<double> possible = {};  // and of those that meet it or may; more where a criterion cannot be foretold
};
struct Forecast {
  int from_year = 0;
  std::array<std::vector<Fan>, criteria::kCriterionCount> fans = {};  // empty where the series told too little
  std::vector<ClassChance> chances = {};  // lists of the years that are foretold, in their order

  const std::vector<Fan>& operator[](criteria::Criterion criterion) const {
    return fans[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  }
};

// Errors, with the key of the criterion and the name of the member of Assumptions:
// forecasts.too_few_figures {criterion, count, least} where no series of those the rule set asks for has enough (of the
// longest that goes on until kMostYearsBehind), forecasts.bad_figure {criterion, year, value}, forecasts.bad_year
// {criterion, year}, forecasts.year_twice {criterion, year}, forecasts.years_unordered {criterion, year},
// forecasts.bad_assumption {name, value, least, most}, forecasts.too_many_runs {limit}, forecasts.too_many_years
// {limit}, forecasts.none_asked_for, forecasts.bad_from_year {year}.
Result<Forecast> MakeForecast(const History& history, const Assumptions& assumptions, const criteria::RuleSet& rules,
                              const Plan& plan);

// How well the model would have foretold the area's own past, beside two forecasts that anybody can make.
struct HindcastRow {
  criteria::Criterion criterion = criteria::Criterion::kEmployment;
  int forecasts = 0;  // years that were foretold and are known
  double model = 0;   // mean absolute error, percentage points (per cent of the residents for the population)
  double last_value = 0;
  double straight_line = 0;
  double inside_band = 0;  // part of the known years that lie between the outer quantiles; 0.9 is as it should be
};
enum class Better { kModel, kLastValue, kStraightLine };
Better BestOf(const HindcastRow& row);
// Foretells each year from those before it, one to `horizon` years ahead, by `assumptions` from each of these years on
// (usually `history.assumed`: they held then); `plan` says how many runs, its years do not
// count. A row for each criterion of the rule set of which a year could be foretold. Errors as MakeForecast, where a
// series needs one figure more.
Result<std::vector<HindcastRow>> MakeHindcast(const History& history, const Assumptions& assumptions,
                                              const criteria::RuleSet& rules, int horizon, const Plan& plan);

}  // namespace tovholder::forecasts
