// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/class_check.h"

#include <gtest/gtest.h>

#include "forecasts/chance.h"
#include "some_area.h"

namespace tovholder::forecasts {
namespace {

using criteria::Certainty;
using criteria::Criterion;

// Streaks by hand.
TEST(Streak, CountsListsInARow) {
  const std::vector<Certainty> past = {Certainty::kCertain, Certainty::kCertain, Certainty::kPossible,
                                       Certainty::kExcluded, Certainty::kCertain};
  Streak streak = Streak::After(past);
  EXPECT_EQ(streak.certain, 2);
  EXPECT_EQ(streak.possible, 3);
  streak.Add(Certainty::kCertain);
  EXPECT_EQ(streak.Of(3), Certainty::kCertain);
  EXPECT_EQ(streak.Of(4), Certainty::kPossible);
  EXPECT_EQ(streak.Of(5), Certainty::kExcluded);
  streak.Add(Certainty::kExcluded);
  EXPECT_EQ(streak.Of(1), Certainty::kExcluded);
  EXPECT_EQ(Streak::After({}).Of(5), Certainty::kPossible);
}

unsigned BitFor(Criterion criterion) { return 1U << static_cast<unsigned>(criteria::IndexOf(criterion)); }

// Figures around the limits of the law, some on them and some missing, as whole numbers of the least unit that counts.
std::array<std::optional<Decimal>, criteria::kCriterionCount> RandomFigures(Chance& chance) {
  constexpr std::array<std::int64_t, 7> kOff = {-5'000'000, -1, 0, 0, 1, 7, 5'000'000};
  constexpr std::array<std::array<int, 3>, criteria::kCriterionCount> kNear = {
      {{40, 30, 40}, {2, 1, 2}, {60, 50, 60}, {55, 65, 55}, {50, 30, 50}, {1000, 1000, 999}}};
  std::array<std::optional<Decimal>, criteria::kCriterionCount> figures;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (chance.Uniform() < 0.15) continue;
    const auto near = static_cast<std::size_t>(3 * chance.Uniform());
    const auto off = static_cast<std::size_t>(kOff.size() * chance.Uniform());
    figures[i] = Decimal{std::max<std::int64_t>(0, Decimal::Of(kNear[i][near]).micros + kOff[off])};
  }
  if (chance.Uniform() < 0.5) figures[1] = Decimal{1'980'000 + kOff[static_cast<std::size_t>(7 * chance.Uniform())]};
  return figures;
}

// By every rule set, twelve lists in a row: the quick check says of each what criteria::Evaluate says.
TEST(ClassCheck, AgreesWithEvaluate) {
  Chance chance(17, 0);
  std::array<int, 3> seen = {};
  for (const criteria::RuleSet& rules : criteria::RuleSets()) {
    const ClassCheck check(rules, 0.66);
    for (int area = 0; area < 400; ++area) {
      std::vector<Certainty> past;
      for (int i = static_cast<int>(5 * chance.Uniform()); i > 0; --i)
        past.push_back(chance.Uniform() < 0.9 ? Certainty::kCertain : Certainty::kExcluded);
      ClassCheck::Streaks streaks = check.StreaksOf(past);
      const auto usual = RandomFigures(chance);
      for (int list = 0; list < 12; ++list) {
        criteria::Figures figures{.values = chance.Uniform() < 0.7 ? usual : RandomFigures(chance)};
        figures.national_convicted = Decimal{660'000};
        unsigned known = 0;
        unsigned met = 0;
        for (const Limit& limit : check.limits()) {
          if (!figures[limit.criterion]) continue;
          known |= BitFor(limit.criterion);
          if (limit.IsMet(ToDouble(*figures[limit.criterion]))) met |= BitFor(limit.criterion);
        }
        const criteria::Evaluation evaluation = criteria::Evaluate(rules, figures, past);
        const ClassCheck::Classes classes = check.Evaluate(known, met, streaks);
        for (std::size_t i = 0; i < rules.classes.size(); ++i) {
          ASSERT_EQ(classes[i], evaluation.classes[i]) << rules.key << ' ' << rules.classes[i].key << ' ' << area;
          ++seen[static_cast<std::size_t>(classes[i])];
          if (rules.classes[i].key == "ghetto") past.insert(past.begin(), classes[i]);
        }
      }
    }
  }
  for (const int count : seen) EXPECT_GT(count, 500);
}

// A mean of two as the law says: 39.9 and 40.1 are 40.0, which is not over 40.
TEST(ClassCheck, JudgesADoubleAsItsDecimal) {
  const ClassCheck check(*criteria::FindRuleSet("R4"), 0.66);
  const auto limit_of = [&](Criterion criterion) {
    return *std::find_if(check.limits().begin(), check.limits().end(),
                         [&](const Limit& limit) { return limit.criterion == criterion; });
  };
  EXPECT_FALSE(limit_of(Criterion::kEmployment).IsMet((39.9 + 40.1) / 2));
  EXPECT_TRUE(limit_of(Criterion::kEmployment).IsMet(40.000001));
  EXPECT_TRUE(limit_of(Criterion::kConvicted).IsMet(3 * 0.66));
  EXPECT_FALSE(limit_of(Criterion::kConvicted).IsMet(1.979999));
  EXPECT_FALSE(limit_of(Criterion::kIncome).IsMet(0.1 * 550));
  EXPECT_TRUE(limit_of(Criterion::kPopulation).IsMet(1000));
  EXPECT_EQ(limit_of(Criterion::kEmployment).years, 2);
  EXPECT_EQ(limit_of(Criterion::kNonwestern).years_before_list, 0);
}

}  // namespace
}  // namespace tovholder::forecasts
