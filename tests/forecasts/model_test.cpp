// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/model.h"

#include <gtest/gtest.h>

#include <cmath>

#include "forecasts/area_run.h"
#include "some_area.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

// A series by hand: 40, 43, 42 (two years later), 46.
TEST(Tendency, OfChangesByHand) {
  const Tendency tendency = FromChanges({{2010, 40}, {2011, 43}, {2013, 42}, {2014, 46}});
  EXPECT_EQ(tendency.last_year, 2014);
  EXPECT_EQ(tendency.level, 46);
  EXPECT_DOUBLE_EQ(tendency.slope, 1.5);  // 6 in 4 years
  EXPECT_EQ(tendency.freedom, 2);
  // Changes less 1.5 a year: 1.5, -4 over two years, 2.5: 2.25 + 16 / 2 + 6.25 = 16.5, of two.
  EXPECT_DOUBLE_EQ(tendency.spread, std::sqrt(16.5 / 2));
  EXPECT_DOUBLE_EQ(tendency.slope_error, 0.5);
  EXPECT_EQ(tendency.lag, 0);
}

TEST(Tendency, OfALineByHand) {
  const Series series = test::SeriesFrom(2010, {1, 3, 2, 4});
  const Tendency tendency = FromLine(series);
  EXPECT_DOUBLE_EQ(tendency.level, 2.5);
  EXPECT_DOUBLE_EQ(tendency.slope, 0.8);  // (-1.5·-1.5 + -0.5·0.5 + 0.5·-0.5 + 1.5·1.5) / 5
  EXPECT_DOUBLE_EQ(tendency.lag, 1.5);
  // Off the line by -0.3, 0.9, -0.9, 0.3.
  EXPECT_NEAR(tendency.spread, std::sqrt(1.8 / 2), 1e-12);
  EXPECT_DOUBLE_EQ(tendency.slope_error, 1 / std::sqrt(5.0));
  EXPECT_DOUBLE_EQ(tendency.level_error, 0.5);
  EXPECT_DOUBLE_EQ(LineAt(series, 2014), 4.5);
  EXPECT_DOUBLE_EQ(LineAt({{2010, 7}}, 2014), 7);
}

// 10 % move out, half of those moving in are counted, a fifth of the counted stop being so; nobody ages.
TEST(Model, TurnoverByHand) {
  const Turnover turnover = TurnoverOf({0.1, 0.5, 0.2, 0.25}, 0, 0);
  EXPECT_DOUBLE_EQ(turnover.counted, 0.9 * 0.8 + 0.1 * 0.5);
  EXPECT_DOUBLE_EQ(turnover.other, 0.9 * 0.25 + 0.1 * 0.5);
  // One in fifty grows out, and as many grow in of whom 40 % are counted.
  const Turnover ageing = TurnoverOf({0.1, 0.5, 0.2, 0.25}, 0.02, 0.4);
  EXPECT_DOUBLE_EQ(ageing.counted, 0.9 * 0.98 * 0.8 + 0.1 * 0.5 + 0.9 * 0.02 * 0.4);
  EXPECT_DOUBLE_EQ(ageing.other, 0.9 * 0.98 * 0.25 + 0.1 * 0.5 + 0.9 * 0.02 * 0.4);
}

// 45 % are counted: 0.45 · 0.9 · 0.8 = 0.324 stay so, 0.05 come; 0.076 are missing of the 0.55 · 0.9 others.
TEST(Model, CalibratesByHand) {
  const Flows flows = Calibrate({0.1, 0.5, 0.2, 0}, 0, 0.45, 0);
  EXPECT_NEAR(flows.in, 0.076 / 0.495, 1e-12);
  EXPECT_EQ(flows.out, 0.2);
  // Ten points fewer: 0.024 too many of the 0.45 · 0.9 who stay.
  const Flows fewer = Calibrate({0.1, 0.5, 0.2, 0}, 0, 0.45, -0.1);
  EXPECT_EQ(fewer.in, 0);
  EXPECT_NEAR(fewer.out, 0.2 + 0.024 / 0.405, 1e-12);
}

double NextShare(double share, const Turnover& turnover) {
  return share * turnover.counted + (1 - share) * turnover.other;
}

TEST(Model, FirstYearGoesAsTheSeriesDoes) {
  for (const double share : {0.02, 0.3, 0.45, 0.8, 0.97})
    for (const double change : {-0.02, 0.0, 0.01}) {
      for (const double ageing : {0.0, 1.0 / 30}) {
        const Flows assumed{0.15, 0.4, 0.15, 0};
        const Flows flows = Calibrate(assumed, ageing, share, change);
        if (flows.out == 1 || flows.in == 1) continue;
        const double wanted = std::max(share + change, 0.0);
        const double least = 0.15 * 0.4 + 0.85 * ageing * share;  // those who come are there in any case
        EXPECT_NEAR(NextShare(share, TurnoverOf(flows, ageing, share)), std::max(wanted, least), 1e-12) << share;
      }
    }
}

// A worse assumption never makes the next year better, whatever the others are.
TEST(Model, IsMonotone) {
  Chance chance(11, 0);
  for (int i = 0; i < 3'000; ++i) {
    const double share = chance.Uniform();
    const double ageing = 0.05 * chance.Uniform();
    const Flows assumed{chance.Uniform(), chance.Uniform(), chance.Uniform(), 0};
    const Flows then{chance.Uniform(), chance.Uniform(), chance.Uniform(), 0};
    const Flows calibrated = Calibrate(assumed, ageing, share, 0.1 * chance.Normal());
    const double next = NextShare(share, TurnoverOf(Carry(calibrated, assumed, then), ageing, share));
    EXPECT_TRUE(next >= 0 && next <= 1 + 1e-12);
    const double worse = chance.Uniform() * (1 - then.newcomers);
    const Flows more{then.moving_out, then.newcomers + worse, then.out, 0};
    EXPECT_GE(NextShare(share, TurnoverOf(Carry(calibrated, assumed, more), ageing, share)) + 1e-12, next);
    const Flows slower{then.moving_out, then.newcomers, then.out * chance.Uniform(), 0};
    EXPECT_GE(NextShare(share, TurnoverOf(Carry(calibrated, assumed, slower), ageing, share)) + 1e-12, next);
  }
}

// People neither vanish nor appear: of a group that grows and shrinks, never more are counted than it has.
TEST(Model, GroupsAreConserved) {
  Chance chance(5, 0);
  StockRun run;
  run.size = 900;
  run.count = 400;
  run.then.newcomers = 0.4;
  run.surprise = 0.05;
  for (int year = 0; year < 4'000; ++year) {
    const auto size = static_cast<std::int32_t>(1'800 * chance.Uniform() * chance.Uniform());
    LiveOn(run, {chance.Uniform(), chance.Uniform()}, size, chance);
    ASSERT_EQ(run.size, size);
    ASSERT_TRUE(run.count >= 0 && run.count <= size) << run.count << " of " << size;
  }
}

// Nobody moves, ages or changes: the counted stay exactly as many; when places go, everybody in them is one or the
// other.
TEST(Model, WhereNothingHappensNothingChanges) {
  Chance chance(5, 0);
  StockRun run;
  run.size = 1'000;
  run.count = 410;
  for (int year = 0; year < 50; ++year) LiveOn(run, {1, 0}, 1'000, chance);
  EXPECT_EQ(run.count, 410);
  run.then.newcomers = 1;
  LiveOn(run, {1, 0}, 1'200, chance);
  EXPECT_EQ(run.count, 610);
  LiveOn(run, {1, 0}, 0, chance);
  EXPECT_EQ(run.count, 0);
  EXPECT_EQ(run.share(), 0);
}

TEST(Model, ChanceIsThatOfTheDraws) {
  const Turnover turnover{0.8, 0.1};
  Chance chance(9, 0);
  double squares = 0;
  constexpr int kDraws = 20'000;
  for (int i = 0; i < kDraws; ++i) {
    StockRun run;
    run.size = 1'000;
    run.count = 400;
    LiveOn(run, turnover, 1'000, chance);
    squares += std::pow(run.share() - NextShare(0.4, turnover), 2);
  }
  EXPECT_NEAR(squares / kDraws / ChanceVariance(turnover, 0.4, 1'000), 1, 0.05);
}

TEST(Model, TakesWhatTheSeriesTell) {
  History history = test::MovingHistory();
  history[Criterion::kEducation].resize(3);
  history[Criterion::kNonwestern] = test::Constant(2000, 2010, 50);  // too old
  const Model model = MakeModel(history, {}, 2020);
  EXPECT_TRUE(model.Of(Criterion::kEmployment));
  EXPECT_FALSE(model.Of(Criterion::kEducation));
  EXPECT_FALSE(model.Of(Criterion::kNonwestern));
  EXPECT_DOUBLE_EQ(model.Of(Criterion::kEmployment)->level, 0.412);
  EXPECT_EQ(model.residents, 1952);
  history[Criterion::kPopulation].clear();
  EXPECT_EQ(MakeModel(history, {}, 2020).residents, kResidentsUnknown);
}

}  // namespace
}  // namespace tovholder::forecasts
