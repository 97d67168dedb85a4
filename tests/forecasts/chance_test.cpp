// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/chance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace tovholder::forecasts {
namespace {

// Pearson's statistic against the exact chances; bins with few expected are joined.
struct Fit {
  double statistic = 0;
  int freedom = -1;
};

Fit FitOf(std::int32_t trials, double probability, int draws, Chance& chance) {
  std::vector<int> counts(static_cast<std::size_t>(trials) + 1);
  for (int i = 0; i < draws; ++i) ++counts[static_cast<std::size_t>(chance.Binomial(trials, probability))];
  Fit fit;
  double expected = 0;
  double seen = 0;
  for (std::int32_t k = 0; k <= trials; ++k) {
    const double log_chance = std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0) +
                              k * std::log(probability) + (trials - k) * std::log1p(-probability);
    expected += draws * std::exp(log_chance);
    seen += counts[static_cast<std::size_t>(k)];
    if (expected < 20 && k < trials) continue;
    if (expected > 0) fit.statistic += (seen - expected) * (seen - expected) / expected;
    ++fit.freedom;
    expected = 0;
    seen = 0;
  }
  return fit;
}

TEST(Chance, BinomialIsExact) {
  Chance chance(7, 0);
  struct Case {
    std::int32_t trials;
    double probability;
  };
  for (const auto& [trials, probability] :
       {Case{10, 0.3}, Case{900, 0.003}, Case{60, 0.2}, Case{1000, 0.05}, Case{800, 0.85}, Case{1240, 0.41}}) {
    const Fit fit = FitOf(trials, probability, 60'000, chance);
    // Five spreads of a χ² distribution from its mean.
    EXPECT_LT(fit.statistic, fit.freedom + 5 * std::sqrt(2.0 * fit.freedom)) << trials << " × " << probability;
    EXPECT_GT(fit.freedom, 4);
  }
}

TEST(Chance, BinomialAtItsEnds) {
  Chance chance(1, 1);
  EXPECT_EQ(chance.Binomial(0, 0.5), 0);
  EXPECT_EQ(chance.Binomial(-3, 0.5), 0);
  EXPECT_EQ(chance.Binomial(100, 0), 0);
  EXPECT_EQ(chance.Binomial(100, -0.1), 0);
  EXPECT_EQ(chance.Binomial(100, 1), 100);
  for (int i = 0; i < 2'000; ++i) {
    const std::int32_t few = chance.Binomial(3, 0.5);
    EXPECT_TRUE(few >= 0 && few <= 3);
    const std::int32_t many = chance.Binomial(40, 0.5);
    EXPECT_TRUE(many >= 0 && many <= 40);
  }
}

TEST(Chance, NormalAndChiSquaredHaveTheirMoments) {
  Chance chance(3, 2);
  constexpr int kDraws = 100'000;
  double sum = 0;
  double squares = 0;
  double fourths = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double normal = chance.Normal();
    sum += normal;
    squares += normal * normal;
    fourths += std::pow(normal, 4);
  }
  EXPECT_NEAR(sum / kDraws, 0, 0.016);
  EXPECT_NEAR(squares / kDraws, 1, 0.023);
  EXPECT_NEAR(fourths / kDraws, 3, 0.16);
  for (const int freedom : {1, 2, 5, 900}) {
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < 20'000; ++i) {
      const double drawn = chance.ChiSquared(freedom);
      mean += drawn / 20'000;
      variance += (drawn - freedom) * (drawn - freedom) / 20'000;
    }
    EXPECT_NEAR(mean / freedom, 1, 0.06) << freedom;
    EXPECT_NEAR(variance / (2.0 * freedom), 1, 0.2) << freedom;
  }
}

TEST(Chance, SeedAndBlockSayWhatComes) {
  Chance one(5, 3);
  Chance same(5, 3);
  Chance other_block(5, 4);
  Chance other_seed(6, 3);
  const double first = one.Uniform();
  EXPECT_EQ(first, same.Uniform());
  EXPECT_NE(first, other_block.Uniform());
  EXPECT_NE(first, other_seed.Uniform());
}

}  // namespace
}  // namespace tovholder::forecasts
