// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "forecasts/chance.h"
#include "forecasts/forecast.h"
#include "some_area.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

std::vector<HindcastRow> Rows(const History& history, int horizon, const Plan& plan) {
  const auto rows = MakeHindcast(history, {}, test::SomeRules(), horizon, plan);
  EXPECT_TRUE(rows.has_value()) << (rows ? "" : rows.error().id);
  return rows.value_or(std::vector<HindcastRow>{});
}

// 50, 49, … 41: the last value is wrong by the years ahead, 1 and 2, the line never.
TEST(Hindcast, OnALineTheLineIsBest) {
  History history;
  history[Criterion::kEmployment] = test::SeriesFrom(2011, {50, 49, 48, 47, 46, 45, 44, 43, 42, 41});
  const auto rows = Rows(history, 2, {.runs = 200});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].criterion, Criterion::kEmployment);
  EXPECT_EQ(rows[0].forecasts, 11);  // from 2014 to 2019, two years each but the last
  EXPECT_NEAR(rows[0].straight_line, 0, 1e-9);
  EXPECT_NEAR(rows[0].last_value, (6 * 1.0 + 5 * 2.0) / 11, 1e-9);
  EXPECT_LT(rows[0].model, rows[0].last_value);  // half of the trend
  EXPECT_GT(rows[0].model, 0.4);
  EXPECT_EQ(BestOf(rows[0]), Better::kStraightLine);
}

TEST(Hindcast, OnARandomWalkTheLastValueIsAboutBest) {
  Chance chance(4, 0);
  HindcastRow sum;
  for (int walk = 0; walk < 40; ++walk) {
    History history;
    history[Criterion::kPopulation] = {{2000, 100'000}};
    double value = 50;
    for (int year = 2001; year <= 2018; ++year) {
      value += chance.Normal();
      history[Criterion::kNonwestern].push_back({year, value});
    }
    for (const HindcastRow& row : Rows(history, 3, {.runs = 60, .seed = static_cast<std::uint64_t>(walk)})) {
      EXPECT_EQ(row.forecasts, 39);  // from 14 years, three each, less what is beyond the end
      sum.model += row.model;
      sum.last_value += row.last_value;
      sum.straight_line += row.straight_line;
      sum.inside_band += row.inside_band / 40;
    }
  }
  EXPECT_LT(sum.last_value, sum.straight_line * 0.95);
  EXPECT_LT(sum.last_value, sum.model * 1.03);
  EXPECT_LT(sum.model, sum.straight_line);
  EXPECT_NEAR(sum.inside_band, 0.9, 0.08);
}

// Of residents the error is part of those there were: 1,000, then 900 are 11.1 per cent off.
TEST(Hindcast, CountsResidentsInPerCent) {
  History history;
  history[Criterion::kPopulation] = test::SeriesFrom(2010, {1'000, 1'000, 1'000, 1'000, 900});
  const auto rows = Rows(history, 1, {.runs = 50});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_NEAR(rows[0].last_value, 100.0 / 9, 1e-9);
  EXPECT_NEAR(rows[0].model, 100.0 / 9, 1e-9);
  EXPECT_EQ(rows[0].inside_band, 0);
  EXPECT_EQ(BestOf(rows[0]), Better::kModel);
}

TEST(Hindcast, LooksAtNoYearAfterTheOneItForetellsFrom) {
  History history = test::MovingHistory();
  const auto whole = Rows(history, 2, {.from_year = 2019, .runs = 300});
  for (Series& series : history.series) series.pop_back();
  const auto shorter = Rows(history, 2, {.runs = 300});
  ASSERT_EQ(whole.size(), 6U);
  ASSERT_EQ(shorter.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(whole[i].forecasts, 5) << i;
    EXPECT_EQ(whole[i].model, shorter[i].model);
    EXPECT_GE(whole[i].inside_band, 0);
    EXPECT_LE(whole[i].inside_band, 1);
  }
}

TEST(Hindcast, RefusesAPastThatIsTooShort) {
  History history;
  history[Criterion::kEmployment] = test::SeriesFrom(2017, {45, 44, 43, 42});
  const auto rows = MakeHindcast(history, {}, test::SomeRules(), 3, {});
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error(),
            (Error{"forecasts.too_few_figures", {{"criterion", "employment"}, {"count", "4"}, {"least", "5"}}}));
  const auto far = MakeHindcast(test::MovingHistory(), {}, test::SomeRules(), 31, {});
  ASSERT_FALSE(far.has_value());
  EXPECT_EQ(far.error(), (Error{"forecasts.too_many_years", {{"limit", "30"}}}));
  const auto none = MakeHindcast(test::MovingHistory(), {}, test::SomeRules(), 0, {});
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error(), Error{"forecasts.none_asked_for"});
}

}  // namespace
}  // namespace tovholder::forecasts
