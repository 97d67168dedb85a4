// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <random>

#include "criteria/explanation.h"
#include "criteria/figures.h"
#include "criteria/persons.h"

namespace tovholder::criteria {
namespace {

CriterionRule ShareRule(Operator op, Decimal threshold, int years = 1) {
  CriterionRule rule;
  rule.criterion = Criterion::kEmployment;
  rule.op = op;
  rule.threshold = threshold;
  rule.method.years = years;
  return rule;
}

// Whether `part` of `whole` meets the rule, in whole numbers: no share is made.
bool Meets(const CriterionRule& rule, std::int64_t part, std::int64_t whole) {
  const std::int64_t left = part * 100 * Decimal::kUnit;
  const std::int64_t right = rule.threshold.micros * whole;
  return rule.op == Operator::kOver ? left > right : rule.op == Operator::kAtLeast ? left >= right : left < right;
}

// The least number of persons, one after the other, in each of `years` years of `group`.
std::optional<std::int64_t> CountOneByOne(const CriterionRule& rule, std::int64_t part, std::int64_t group, int years) {
  const bool met = Meets(rule, part, group * years);
  const bool fall = met == (rule.op != Operator::kUnder);
  for (std::int64_t persons = 1; persons <= group; ++persons) {
    const std::int64_t then = part + (fall ? -persons : persons) * years;
    const std::int64_t within = std::clamp<std::int64_t>(then, 0, group * years);
    if (Meets(rule, within, group * years) != met) return persons;
  }
  return std::nullopt;
}

std::optional<std::int64_t> PersonsOf(const CriterionRule& rule, Decimal value, std::int64_t group) {
  Figures figures;
  figures[rule.criterion] = value;
  return DistanceOf(rule, figures, GroupSize{group})->persons;
}

TEST(DistanceTest, AsCountedOneByOneForEveryPartOfSmallGroups) {
  for (const Operator op : {Operator::kOver, Operator::kAtLeast, Operator::kUnder}) {
    for (const char* threshold : {"0", "1.98", "2.7", "12.5", "40", "50", "55", "60"}) {
      for (const int years : {1, 2, 4}) {
        const CriterionRule rule = ShareRule(op, Number(threshold), years);
        for (std::int64_t group = 1; group <= 40; ++group) {
          for (std::int64_t part = 0; part <= group * years; ++part) {
            ASSERT_EQ(PersonsOf(rule, PercentOf(part, group * years), group), CountOneByOne(rule, part, group, years))
                << part << " of " << group << " in " << years << " years, limit " << threshold;
          }
        }
      }
    }
  }
}

TEST(DistanceTest, AsCountedOneByOneForLargeGroups) {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    const std::int64_t group = std::uniform_int_distribution<std::int64_t>(1000, 20'000)(random);
    const std::int64_t part = std::uniform_int_distribution<std::int64_t>(0, group)(random);
    const Operator op = static_cast<Operator>(i % 3);
    const CriterionRule rule = ShareRule(op, Decimal{std::uniform_int_distribution<int>(1, 70)(random) * 1'000'000});
    ASSERT_EQ(PersonsOf(rule, PercentOf(part, group), group), CountOneByOne(rule, part, group, 1))
        << part << " of " << group;
  }
}

TEST(DistanceTest, ARoundedShareDoesNotCostAPersonMore) {
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kOver, Number("40")), PercentOf(1202, 3000), 3000), 2);
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kAtLeast, Number("40")), PercentOf(1202, 3000), 3000), 3);
}

TEST(DistanceTest, AFigureThatWasRoundedWherePrinted) {
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kOver, Number("40")), Number("41.2"), 1173), 15) << "1.2 % of 1173 is 14.08";
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kUnder, Number("40")), Number("41.2"), 1173), 15);
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kOver, Number("40")), Number("40"), 1173), 1);
}

TEST(DistanceTest, PointsAreSignedAndPersonsNeedAGroup) {
  const Figures figures = TypedFigures{"41.2", "1.98", "", "57.7", "", "950", "0.66"}.figures();
  const auto of = [&](Criterion criterion, std::optional<GroupSize> group) {
    return DistanceOf(*Rules("R4").Find(criterion), figures, group);
  };
  EXPECT_EQ(of(Criterion::kEmployment, std::nullopt)->points, Number("1.2"));
  EXPECT_EQ(of(Criterion::kEmployment, std::nullopt)->persons, std::nullopt);
  EXPECT_TRUE(of(Criterion::kEmployment, GroupSize{1000, true})->estimated);
  EXPECT_EQ(of(Criterion::kEmployment, GroupSize{1000, true})->persons, 12);
  EXPECT_EQ(of(Criterion::kEmployment, GroupSize{0, true})->persons, std::nullopt);
  EXPECT_EQ(of(Criterion::kConvicted, GroupSize{1000})->points, Decimal{});
  EXPECT_EQ(of(Criterion::kConvicted, GroupSize{1000})->persons, 1) << "at the limit one is enough";
  EXPECT_EQ(of(Criterion::kEducation, GroupSize{1000}), std::nullopt);
  EXPECT_EQ(of(Criterion::kIncome, GroupSize{1000})->points, Number("2.7"));
  EXPECT_EQ(of(Criterion::kIncome, GroupSize{1000})->persons, std::nullopt);
  EXPECT_EQ(of(Criterion::kPopulation, std::nullopt)->points, Decimal::Of(-50));
  EXPECT_EQ(of(Criterion::kPopulation, std::nullopt)->persons, 50);
  Figures large = figures;
  large[Criterion::kPopulation] = Decimal::Of(1000);
  EXPECT_EQ(DistanceOf(*Rules("R4").Find(Criterion::kPopulation), large, std::nullopt)->persons, 1);
  EXPECT_EQ(
      DistanceOf(*Rules("R4").Find(Criterion::kConvicted), TypedFigures{.convicted = "2"}.figures(), std::nullopt),
      std::nullopt)
      << "the national average is not known";
}

TEST(DistanceTest, AGroupThatCannotTurnIt) {
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kAtLeast, Number("0")), Number("10"), 100), std::nullopt);
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kUnder, Number("0")), Number("10"), 100), std::nullopt);
  EXPECT_EQ(PersonsOf(ShareRule(Operator::kOver, Number("40")), Number("110"), 100), std::nullopt) << "no share";
}

TEST(DistanceTest, UsualPartsAreSharesOfAllResidents) {
  for (const Criterion criterion : kCriteria) {
    EXPECT_GT(UsualPart(criterion), Decimal{});
    EXPECT_LE(UsualPart(criterion), Decimal::Of(100));
  }
  EXPECT_EQ(UsualPart(Criterion::kNonwestern), Decimal::Of(100));
  EXPECT_LT(UsualPart(Criterion::kEducation), UsualPart(Criterion::kEmployment)) << "30-59 are fewer than 18-64";
  EXPECT_LT(UsualPart(Criterion::kEmployment), UsualPart(Criterion::kConvicted));
}

}  // namespace
}  // namespace tovholder::criteria
