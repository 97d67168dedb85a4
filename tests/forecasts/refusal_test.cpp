// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "forecasts/forecast.h"
#include "html/texts.h"
#include "some_area.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

Error ErrorOf(const History& history, const Assumptions& assumptions, const Plan& plan) {
  const auto forecast = MakeForecast(history, assumptions, test::SomeRules(), plan);
  EXPECT_FALSE(forecast.has_value());
  if (forecast) return {};
  EXPECT_TRUE(html::HasSentence(forecast.error().id)) << forecast.error().id;
  return forecast.error();
}

TEST(ForecastRefuses, TooFewFigures) {
  History history;
  history[Criterion::kNonwestern] = test::SeriesFrom(2019, {50, 51});
  EXPECT_EQ(ErrorOf(history, {}, {.from_year = 2020}),
            (Error{"forecasts.too_few_figures", {{"criterion", "nonwestern"}, {"count", "2"}, {"least", "4"}}}));
  EXPECT_EQ(ErrorOf({}, {}, {.from_year = 2020}),
            (Error{"forecasts.too_few_figures", {{"criterion", "employment"}, {"count", "0"}, {"least", "4"}}}));
  // Six figures, but of long ago or of years after the one from which is foretold.
  EXPECT_EQ(ErrorOf(test::StillHistory(2'000), {}, {.from_year = 2026}).params.at("count"), "0");
  EXPECT_EQ(ErrorOf(test::StillHistory(2'000), {}, {.from_year = 2017}).params.at("count"), "3");
}

TEST(ForecastRefuses, FiguresThatCannotBe) {
  const auto with = [](Criterion criterion, double value) {
    History history = test::StillHistory(2'000);
    history[criterion][2].value = value;
    return ErrorOf(history, {}, {.from_year = 2020});
  };
  const auto bad = [](const char* criterion, const char* value) {
    return Error{"forecasts.bad_figure", {{"criterion", criterion}, {"year", "2017"}, {"value", value}}};
  };
  EXPECT_EQ(with(Criterion::kEmployment, std::nan("")), bad("employment", "NaN"));
  EXPECT_EQ(with(Criterion::kEmployment, -0.5), bad("employment", "-0.5"));
  EXPECT_EQ(with(Criterion::kNonwestern, 100.1), bad("nonwestern", "100.1"));
  EXPECT_EQ(with(Criterion::kEducation, std::numeric_limits<double>::infinity()), bad("education", "∞"));
  EXPECT_EQ(with(Criterion::kIncome, 201), bad("income", "201"));
  EXPECT_EQ(with(Criterion::kPopulation, 0), bad("population", "0"));
}

TEST(ForecastRefuses, YearsOutOfOrder) {
  History history = test::StillHistory(2'000);
  history[Criterion::kIncome][3].year = 2017;
  EXPECT_EQ(ErrorOf(history, {}, {}), (Error{"forecasts.year_twice", {{"criterion", "income"}, {"year", "2017"}}}));
  history[Criterion::kIncome][3].year = 2016;
  EXPECT_EQ(ErrorOf(history, {}, {}),
            (Error{"forecasts.years_unordered", {{"criterion", "income"}, {"year", "2016"}}}));
  history[Criterion::kIncome][3].year = 20'018;
  EXPECT_EQ(ErrorOf(history, {}, {}), (Error{"forecasts.bad_year", {{"criterion", "income"}, {"year", "20018"}}}));
}

TEST(ForecastRefuses, AssumptionsOutOfRange) {
  const auto bad = [](const char* name, const char* value, const char* least, const char* most) {
    return Error{"forecasts.bad_assumption", {{"name", name}, {"value", value}, {"least", least}, {"most", most}}};
  };
  const History history = test::StillHistory(2'000);
  EXPECT_EQ(ErrorOf(history, {.moving_out = 1.5}, {}), bad("moving_out", "1.5", "0", "1"));
  EXPECT_EQ(ErrorOf(history, {.into_work = -0.01}, {}), bad("into_work", "-0.01", "0", "1"));
  EXPECT_EQ(ErrorOf(history, {.outside_income = 0}, {}), bad("outside_income", "0", "0.1", "1"));
  EXPECT_EQ(ErrorOf(history, {.national_convicted = std::nan("")}, {}), bad("national_convicted", "NaN", "0", "100"));
  History assumed = history;
  assumed.assumed.trend_weight = 2;
  EXPECT_EQ(ErrorOf(assumed, {}, {}), bad("trend_weight", "2", "0", "1"));
}

TEST(ForecastRefuses, PlansBeyondItsLimits) {
  const History history = test::StillHistory(2'000);
  EXPECT_EQ(ErrorOf(history, {}, {.years = 31}), (Error{"forecasts.too_many_years", {{"limit", "30"}}}));
  EXPECT_EQ(ErrorOf(history, {}, {.runs = 1'000'001}), (Error{"forecasts.too_many_runs", {{"limit", "1000000"}}}));
  EXPECT_EQ(ErrorOf(history, {}, {.years = 0}), Error{"forecasts.none_asked_for"});
  EXPECT_EQ(ErrorOf(history, {}, {.runs = -1}), Error{"forecasts.none_asked_for"});
  EXPECT_EQ(ErrorOf(history, {}, {.threads = 0}), Error{"forecasts.none_asked_for"});
  EXPECT_EQ(ErrorOf(history, {}, {.from_year = 5}), (Error{"forecasts.bad_from_year", {{"year", "5"}}}));
}

}  // namespace
}  // namespace tovholder::forecasts
