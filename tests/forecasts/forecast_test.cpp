// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/forecast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "forecasts/area_run.h"
#include "forecasts/model.h"
#include "some_area.h"

namespace tovholder::forecasts {
namespace {

using criteria::Certainty;
using criteria::Criterion;

constexpr double kHuge = 9'000'000;  // so many residents that chance hardly shows
constexpr std::size_t kMedianOf = 2;

Forecast Made(const History& history, const Assumptions& assumptions, const Plan& plan) {
  const auto forecast = MakeForecast(history, assumptions, test::SomeRules(), plan);
  EXPECT_TRUE(forecast.has_value()) << (forecast ? "" : forecast.error().id);
  return forecast.value_or(Forecast{});
}

double MedianOf(const Forecast& forecast, Criterion criterion, int year) {
  for (const Fan& fan : forecast[criterion])
    if (fan.year == year) return fan.values[kMedianOf];
  return std::numeric_limits<double>::quiet_NaN();
}

TEST(Forecast, WithoutTrendAndNoiseTheAreaStays) {
  const Forecast forecast = Made(test::StillHistory(kHuge), {}, {.from_year = 2020, .years = 6, .runs = 300});
  EXPECT_EQ(forecast.from_year, 2020);
  for (const Criterion criterion : criteria::kCriteria) {
    const double stays = test::StillHistory(kHuge)[criterion].back().value;
    ASSERT_EQ(forecast[criterion].size(), 6U);
    const double step = criterion == Criterion::kPopulation ? kHuge / 5'000 : 0.01;
    for (const Fan& fan : forecast[criterion]) {
      EXPECT_NEAR(fan.values[kMedianOf], stays, step) << ToName(criterion) << fan.year;
      for (const double value : fan.values) EXPECT_NEAR(value, stays, 6 * step) << ToName(criterion) << fan.year;
    }
  }
  // Employment 45, convicted 2.00 of 1.98 and education 62 are three of four; 56 per cent make it of the second class.
  for (const ClassChance& list : forecast.chances) {
    EXPECT_EQ(list.by_class[0], 1);
    EXPECT_EQ(list.by_class[1], 1);
    EXPECT_EQ(list.by_class[2], list.list_year >= 2025 ? 1 : 0);  // nothing is known of the lists before
    EXPECT_EQ(list.possible, (std::vector<double>{1, 1, 1}));
  }
}

// 15 % move, 40 % of those moving in were counted: 0.85 · 0.56 + 0.06 = 0.536 of 0.56, so the others become counted at
// 0.024 / (0.85 · 0.44). With 20 % of those moving in instead: 0.56 → 0.53 → 0.50614 → 0.48715.
TEST(Forecast, FollowsTheFormulasByHand) {
  const Forecast moved =
      Made(test::StillHistory(kHuge), {.movers_in_nonwestern = 0.2}, {.from_year = 2020, .years = 3, .runs = 300});
  EXPECT_NEAR(MedianOf(moved, Criterion::kNonwestern, 2021), 53.00, 0.02);
  EXPECT_NEAR(MedianOf(moved, Criterion::kNonwestern, 2022), 50.61, 0.02);
  EXPECT_NEAR(MedianOf(moved, Criterion::kNonwestern, 2023), 48.72, 0.02);
  // 56, 53, 50.6 are over 50; 48.7 is not: counts of 1 January are of the list's own year.
  EXPECT_EQ(moved.chances[1].by_class[1], 1);
  EXPECT_EQ(moved.chances[2].by_class[1], 0);
  EXPECT_EQ(moved.chances[2].by_class[0], 1);
}

TEST(Forecast, HousesAndRatesChangeByHand) {
  const Forecast changed = Made(test::StillHistory(1'000'000), {.convicted_change = -0.1, .housing_change = -0.05},
                                {.from_year = 2020, .years = 3, .runs = 200});
  EXPECT_NEAR(MedianOf(changed, Criterion::kPopulation, 2021), 950'000, 300);
  EXPECT_NEAR(MedianOf(changed, Criterion::kPopulation, 2023), 857'375, 300);
  EXPECT_NEAR(MedianOf(changed, Criterion::kConvicted, 2021), 1.8, 0.01);
  EXPECT_NEAR(MedianOf(changed, Criterion::kConvicted, 2023), 1.458, 0.01);
  EXPECT_NEAR(MedianOf(changed, Criterion::kEmployment, 2023), 45, 0.1);
}

TEST(Forecast, IncomeFollowsWork) {
  const Forecast more =
      Made(test::StillHistory(kHuge), {.into_work = 0.3}, {.from_year = 2020, .years = 3, .runs = 200});
  const double outside = MedianOf(more, Criterion::kEmployment, 2023) / 100;
  EXPECT_LT(outside, 0.38);
  // The income of 100 people of whom 45 have 0.55, beside that of 100 of whom fewer do.
  EXPECT_NEAR(MedianOf(more, Criterion::kIncome, 2023), 57 * (1 - outside * 0.45) / (1 - 0.45 * 0.45), 0.03);
}

// Series on a line go on by a part of it that is drawn evenly from none to all: half in the middle run.
TEST(Forecast, TrendsGoOnByTheirWeight) {
  History history = test::StillHistory(kHuge);
  history[Criterion::kEmployment] = test::SeriesFrom(2015, {50, 49, 48, 47, 46, 45});
  history[Criterion::kIncome] = test::SeriesFrom(2015, {52, 53, 54, 55, 56, 57});
  history[Criterion::kConvicted] = test::SeriesFrom(2015, {3, 2.8, 2.6, 2.4, 2.2, 2});
  const Forecast half = Made(history, {}, {.from_year = 2020, .years = 4, .runs = 3'000});
  EXPECT_NEAR(MedianOf(half, Criterion::kEmployment, 2021), 44.5, 0.05);
  EXPECT_NEAR(MedianOf(half, Criterion::kEmployment, 2024), 43, 0.15);
  EXPECT_NEAR(half[Criterion::kEmployment][3].values[0], 45 - 4 * 0.95, 0.15);
  EXPECT_NEAR(half[Criterion::kEmployment][3].values[4], 45 - 4 * 0.05, 0.15);
  EXPECT_NEAR(MedianOf(half, Criterion::kIncome, 2024), 59, 0.15);
  EXPECT_NEAR(MedianOf(half, Criterion::kConvicted, 2024), 1.6, 0.03);
  const Forecast whole = Made(history, {.trend_weight = 1}, {.from_year = 2020, .years = 4, .runs = 300});
  EXPECT_NEAR(MedianOf(whole, Criterion::kEmployment, 2024), 41, 0.05);
  EXPECT_NEAR(MedianOf(whole, Criterion::kConvicted, 2024), 1.2, 0.01);
  const Forecast none = Made(history, {.trend_weight = 0}, {.from_year = 2020, .years = 4, .runs = 300});
  EXPECT_NEAR(MedianOf(none, Criterion::kEmployment, 2024), 45, 0.05);
  EXPECT_NEAR(MedianOf(none, Criterion::kIncome, 2024), 57, 0.05);
}

TEST(Forecast, IsTheSameOnAnyNumberOfThreads) {
  const auto made = [](int threads, std::uint64_t seed) {
    return Made(test::MovingHistory(), {},
                {.from_year = 2020, .years = 5, .runs = 2'300, .seed = seed, .threads = threads});
  };
  const Forecast one = made(1, 42);
  EXPECT_FALSE(one[Criterion::kIncome].empty());
  for (const int threads : {2, 3, 500}) {
    const Forecast more = made(threads, 42);
    for (const Criterion criterion : criteria::kCriteria)
      for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(one[criterion][i].values, more[criterion][i].values) << threads;
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(one.chances[i].by_class, more.chances[i].by_class) << threads;
  }
  EXPECT_NE(one[Criterion::kEmployment][4].values, made(1, 43)[Criterion::kEmployment][4].values);
}

TEST(Forecast, ChancesAndQuantilesAreInOrder) {
  History history = test::MovingHistory();
  history.held = {Certainty::kCertain, Certainty::kCertain, Certainty::kExcluded};
  const Forecast forecast = Made(history, {}, {.from_year = 2020, .years = 8, .runs = 2'000});
  for (const ClassChance& list : forecast.chances) {
    ASSERT_EQ(list.by_class.size(), 3U);
    EXPECT_LE(list.by_class[1], list.by_class[0]);
    EXPECT_LE(list.by_class[2], list.by_class[1]);
    EXPECT_GE(list.by_class[2], 0);
    EXPECT_LE(list.by_class[0], 1);
    EXPECT_EQ(list.possible, list.by_class);  // all is known
    // The two lists before count: three more make five.
    if (list.list_year < 2023)
      EXPECT_EQ(list.by_class[2], 0);
    else
      EXPECT_GT(list.by_class[2], 0);
  }
  for (const Criterion criterion : criteria::kCriteria)
    for (const Fan& fan : forecast[criterion]) EXPECT_TRUE(std::is_sorted(fan.values.begin(), fan.values.end()));
  // What is further away is less sure.
  const auto width = [&](int i) {
    const Fan& fan = forecast[Criterion::kEmployment][static_cast<std::size_t>(i)];
    return fan.values[4] - fan.values[0];
  };
  EXPECT_GT(width(7), width(0) * 1.2);
}

TEST(Forecast, WorseAssumptionsNeverLowerTheMedian) {
  const Plan plan{.from_year = 2020, .years = 5, .runs = 1'500};
  const auto last = [&](const Assumptions& assumptions, Criterion criterion) {
    return MedianOf(Made(test::MovingHistory(), assumptions, plan), criterion, 2025);
  };
  double before = -1;
  for (const double outside : {0.2, 0.4, 0.6}) {
    const double now = last({.movers_in_outside_work = outside}, Criterion::kEmployment);
    EXPECT_GT(now, before);
    before = now;
  }
  EXPECT_GT(last({.into_work = 0.1}, Criterion::kEmployment), last({.into_work = 0.2}, Criterion::kEmployment));
  EXPECT_LT(last({.into_work = 0.1}, Criterion::kIncome), last({.into_work = 0.2}, Criterion::kIncome));
  EXPECT_GT(last({.movers_in_basic = 0.7}, Criterion::kEducation),
            last({.movers_in_basic = 0.5}, Criterion::kEducation));
  EXPECT_GT(last({.education_finished = 0.01}, Criterion::kEducation),
            last({.education_finished = 0.04}, Criterion::kEducation));
  EXPECT_GT(last({.convicted_change = 0.05}, Criterion::kConvicted), last({}, Criterion::kConvicted));
}

TEST(Forecast, WhatCannotBeForetoldIsLeftOpen) {
  History history = test::StillHistory(kHuge);
  history[Criterion::kEducation].resize(3);
  history[Criterion::kConvicted].erase(history[Criterion::kConvicted].begin() + 4);  // 2019 is missing
  const Forecast forecast = Made(history, {}, {.from_year = 2020, .years = 4, .runs = 100});
  EXPECT_TRUE(forecast[Criterion::kEducation].empty());
  EXPECT_EQ(forecast[Criterion::kConvicted].size(), 4U);
  // Of work alone there are two years: one of four is certain, two are possible.
  EXPECT_EQ(forecast.chances[0].by_class[0], 0);
  EXPECT_EQ(forecast.chances[0].possible[0], 1);
  // The list after is of 2020 and 2021.
  EXPECT_EQ(forecast.chances[1].by_class[0], 1);
}

// A series that ends earlier is brought to the year first, by what held then.
TEST(Forecast, SeriesMayEndInOtherYears) {
  History history = test::StillHistory(kHuge);
  history[Criterion::kEducation] = test::SeriesFrom(2013, {62, 62, 62, 62, 62});  // until 2017
  const Forecast forecast = Made(history, {.movers_in_basic = 0.9}, {.from_year = 2020, .years = 1, .runs = 100});
  const double fresh =
      MedianOf(Made(test::StillHistory(kHuge), {.movers_in_basic = 0.9}, {.from_year = 2020, .years = 1, .runs = 100}),
               Criterion::kEducation, 2021);
  EXPECT_NEAR(MedianOf(forecast, Criterion::kEducation, 2021), fresh, 0.05);
  EXPECT_GT(fresh, 66);
}

// The rule sets of the law say in which years the figures of a list are.
TEST(Forecast, TakesTheRuleSetsOfTheLaw) {
  for (const criteria::RuleSet& rules : criteria::RuleSets()) {
    const auto forecast =
        MakeForecast(test::StillHistory(kHuge), {}, rules, {.from_year = 2020, .years = 2, .runs = 100});
    ASSERT_TRUE(forecast.has_value()) << rules.key;
    for (const ClassChance& list : forecast->chances) {
      ASSERT_EQ(list.by_class.size(), rules.classes.size());
      EXPECT_EQ(list.possible[0], 1) << rules.key;
      // All criteria are met but the income, of 57 per cent.
      EXPECT_EQ(list.by_class[0], 1) << rules.key;
    }
  }
}

TEST(Forecast, FiguresAfterTheYearAreNotLookedAt) {
  History later = test::MovingHistory();
  for (const Criterion criterion : criteria::kCriteria) later[criterion].push_back({2021, 1});
  const Plan plan{.from_year = 2020, .years = 2, .runs = 600};
  const Forecast forecast = Made(later, {}, plan);
  EXPECT_EQ(forecast[Criterion::kIncome][1].values,
            Made(test::MovingHistory(), {}, plan)[Criterion::kIncome][1].values);
  EXPECT_EQ(Made(later, {}, {.years = 2, .runs = 100}).from_year, 2021);
}

// How often the band of nine in ten holds the year five ahead of twelve figures; `course` makes so many of them.
double PartHeld(const std::function<Series(Chance&)>& course) {
  Chance chance(99, 0);
  constexpr int kAreas = 200;
  int held = 0;
  for (int area = 0; area < kAreas; ++area) {
    History history;
    history[Criterion::kPopulation] = {{2020, 1'500}};
    history[Criterion::kEmployment] = course(chance);
    const Forecast forecast =
        Made(history, {}, {.from_year = 2020, .years = 5, .runs = 300, .seed = static_cast<std::uint64_t>(area)});
    const Fan& fan = forecast[Criterion::kEmployment].back();
    const double truth = history[Criterion::kEmployment].back().value;
    held += truth >= fan.values[0] && truth <= fan.values[4] ? 1 : 0;
  }
  return static_cast<double>(held) / kAreas;
}

// By known rates, with surprises that hit all.
Series ByRates(Chance& chance) {
  const double share = 0.3 + 0.3 * chance.Uniform();
  const Turnover turnover = TurnoverOf(Calibrate({0.15, 0.4, 0.15, 0}, 1.0 / 47, share, 0), 1.0 / 47, share);
  StockRun run;
  run.size = 930;
  run.count = static_cast<std::int32_t>(share * run.size);
  run.surprise = 0.012;
  Series series;
  for (int year = 2005; year <= 2025; ++year) {
    LiveOn(run, turnover, 930, chance);
    if (year > 2008) series.push_back({year, 100 * run.share()});
  }
  return series;
}

Series AlongALine(Chance& chance) {
  Series series;
  for (int year = 2009; year <= 2025; ++year)
    series.push_back({year, 50 - 0.5 * (year - 2009) + 0.4 * chance.Normal()});
  return series;
}

Series Wandering(Chance& chance) {
  Series series;
  double value = 55;
  for (int year = 2009; year <= 2025; ++year) {
    value += 0.6 * chance.Normal() - 0.5;
    series.push_back({year, value});
  }
  return series;
}

TEST(Forecast, BandHoldsWhatItSays) {
  EXPECT_NEAR(PartHeld(ByRates), 0.9, 0.06);
  EXPECT_NEAR(PartHeld(AlongALine), 0.92, 0.06);
  // The worst case of the documents: a trend that never ends.
  EXPECT_NEAR(PartHeld(Wandering), 0.72, 0.1);
}

// At their ends the assumptions still give numbers.
TEST(Forecast, StandsExtremes) {
  const Plan plan{.from_year = 2020, .years = 30, .runs = 40};
  Assumptions all{.moving_out = 1, .movers_in_outside_work = 1, .into_work = 1, .education_finished = 1};
  all.housing_change = 0.5;
  all.outside_income = 0.1;
  for (const Assumptions& assumptions :
       {all, Assumptions{.moving_out = 0, .into_work = 0, .housing_change = -0.5, .national_convicted = 0}})
    for (const double figure : {0.0, 100.0}) {
      History history = test::StillHistory(1);
      history[Criterion::kEmployment] = test::SeriesFrom(2017, {figure, figure, figure, figure});
      history[Criterion::kNonwestern] = test::SeriesFrom(2017, {0, 100, 0, figure});
      const Forecast forecast = Made(history, assumptions, plan);
      for (const Fan& fan : forecast[Criterion::kEmployment])
        for (const double value : fan.values) EXPECT_TRUE(value >= 0 && value <= 100);
    }
}

}  // namespace
}  // namespace tovholder::forecasts
