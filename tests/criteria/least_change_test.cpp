// SPDX-License-Identifier: EUPL-1.2
#include "criteria/least_change.h"

#include <gmock/gmock.h>

#include <random>

#include "base/text.h"
#include "criteria/figures.h"
#include "criteria/rule_set_files.h"

namespace tovholder::criteria {
namespace {

using testing::IsEmpty;

std::size_t At(Criterion criterion) { return static_cast<std::size_t>(IndexOf(criterion)); }

// § 61 a with no least number of residents to speak of, so that few people can be counted.
RuleSet SmallRules() {
  for (const EmbeddedFile& file : RuleSetFiles()) {
    if (file.name == "r4.json") {
      return ParseRuleSet(ReplaceAll(file.content, R"("threshold": "1000")", R"("threshold": "1")"), "x").value();
    }
  }
  throw std::logic_error("no R4");
}

// People in whole numbers; -1 for what is not known.
struct Counted4 {
  std::array<int, 4> part = {};
  std::array<int, 4> group = {};
  static constexpr std::array<Criterion, 4> kOf = {Criterion::kEmployment, Criterion::kConvicted, Criterion::kEducation,
                                                   Criterion::kNonwestern};
  std::optional<Decimal> income;

  Figures figures(const std::array<int, 4>& fewer = {}) const {
    Figures all;
    all.national_convicted = Number("10");
    all[Criterion::kPopulation] = Decimal::Of(30);
    all[Criterion::kIncome] = income;
    for (std::size_t i = 0; i < 4; ++i) {
      if (part[i] >= 0) all[kOf[i]] = PercentOf(part[i] - fewer[i], group[i]);
    }
    return all;
  }
  Population population() const {
    Population all{.figures = figures()};
    for (std::size_t i = 0; i < 4; ++i) all.groups[At(kOf[i])] = GroupSize{group[i]};
    return all;
  }
};

// The least sum over every number of persons, one after the other.
std::optional<std::int64_t> LeastByTrying(const RuleSet& rules, std::size_t position, const Counted4& people) {
  std::optional<std::int64_t> least;
  std::array<int, 4> most{};
  for (std::size_t i = 0; i < 4; ++i) most[i] = std::max(people.part[i], 0);
  std::array<int, 4> f{};
  for (f[0] = 0; f[0] <= most[0]; ++f[0])
    for (f[1] = 0; f[1] <= most[1]; ++f[1])
      for (f[2] = 0; f[2] <= most[2]; ++f[2])
        for (f[3] = 0; f[3] <= most[3]; ++f[3]) {
          const std::int64_t sum = f[0] + f[1] + f[2] + f[3];
          if (least && sum >= *least) continue;
          if (Evaluate(rules, people.figures(f)).classes[position] == Certainty::kExcluded) least = sum;
        }
  return least;
}

bool HasIncome(const Way& way) {
  return std::any_of(way.steps.begin(), way.steps.end(),
                     [](const Step& step) { return step.criterion == Criterion::kIncome; });
}

// Each way takes the area out, and with one person less in any step it would not.
void ExpectJustEnough(const RuleSet& rules, std::size_t position, const Counted4& people, const Way& way) {
  for (std::size_t spared = 0; spared <= way.steps.size(); ++spared) {
    std::array<int, 4> fewer{};
    Counted4 then = people;
    for (std::size_t s = 0; s < way.steps.size(); ++s) {
      const Step& step = way.steps[s];
      if (step.criterion == Criterion::kIncome) {
        then.income = *people.income + step.points - Decimal{s == spared ? 1 : 0};
        continue;
      }
      const auto i = std::find(Counted4::kOf.begin(), Counted4::kOf.end(), step.criterion) - Counted4::kOf.begin();
      fewer[static_cast<std::size_t>(i)] = static_cast<int>(step.persons) - (s == spared ? 1 : 0);
    }
    const Certainty out = Evaluate(rules, then.figures(fewer)).classes[position];
    if (spared == way.steps.size()) {
      ASSERT_EQ(out, Certainty::kExcluded);
    } else {
      ASSERT_NE(out, Certainty::kExcluded) << "step " << spared << " asks for more than it has to";
    }
  }
}

TEST(LeastChangeTest, TheBestWayIsTheBestOfAllThereAre) {
  const RuleSet rules = SmallRules();
  std::mt19937 random(5);
  const auto dice = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  int with_ways = 0;
  for (int round = 0; round < 400; ++round) {
    Counted4 people;
    for (std::size_t i = 0; i < 4; ++i) {
      people.group[i] = dice(3, 9);
      people.part[i] = dice(0, 9) == 0 ? -1 : dice(people.group[i] / 3, people.group[i]);
    }
    if (dice(0, 2) > 0) people.income = Decimal::Of(dice(50, 60));
    for (const std::size_t position : {std::size_t{0}, std::size_t{1}}) {
      const auto ways = FindWays(rules, rules.classes[position], people.population());
      if (Evaluate(rules, people.figures()).classes[position] != Certainty::kCertain) {
        ASSERT_THAT(ways, IsEmpty());
        continue;
      }
      for (const Way& way : ways) ExpectJustEnough(rules, position, people, way);
      const auto best = LeastByTrying(rules, position, people);
      if (ways.empty() || HasIncome(ways.front())) {
        ASSERT_EQ(best, std::nullopt) << "persons alone would do";
        continue;
      }
      ++with_ways;
      ASSERT_EQ(ways.front().persons, best.value()) << "round " << round;
    }
  }
  EXPECT_GT(with_ways, 100);
}

Population Ringparken() {
  Population population{.figures = TypedFigures{"41.2", "2.07", "70.2", "57.7", "57", "1900", "0.66"}.figures()};
  population.groups[At(Criterion::kEmployment)] = GroupSize{1140, true};
  population.groups[At(Criterion::kConvicted)] = GroupSize{1400};
  population.groups[At(Criterion::kEducation)] = GroupSize{760};
  population.groups[At(Criterion::kNonwestern)] = GroupSize{1900};
  return population;
}

std::vector<Criterion> CriteriaOf(const Way& way) {
  std::vector<Criterion> criteria;
  for (const Step& step : way.steps) criteria.push_back(step.criterion);
  return criteria;
}

TEST(LeastChangeTest, EveryTwoOfThreeOrTheNonwestern) {
  const RuleSet& rules = Rules("R3");
  const auto out_of_ghetto = FindWays(rules, *rules.FindClass("ghetto"), Ringparken());
  ASSERT_EQ(out_of_ghetto.size(), 4U);
  EXPECT_THAT(CriteriaOf(out_of_ghetto[0]), testing::ElementsAre(Criterion::kEmployment, Criterion::kConvicted));
  EXPECT_EQ(out_of_ghetto[0].persons, 14 + 2);
  EXPECT_FALSE(out_of_ghetto[0].certain_size);
  EXPECT_EQ(FindWays(rules, *rules.FindClass("udsat"), Ringparken()).size(), 3U);
  const auto nonwestern =
      std::find_if(out_of_ghetto.begin(), out_of_ghetto.end(), [](const Way& way) { return way.steps.size() == 1; });
  ASSERT_NE(nonwestern, out_of_ghetto.end());
  EXPECT_EQ(nonwestern->persons, 133);
  EXPECT_TRUE(nonwestern->certain_size);
  EXPECT_EQ(FindWays(rules, *rules.FindClass("omdannelse"), Ringparken()).size(), 4U)
      << "a hard ghetto ends with the ghetto";
}

TEST(LeastChangeTest, IncomeComesLastAndResidentsNever) {
  Population population = Ringparken();
  population.figures[Criterion::kIncome] = Number("50");
  population.figures[Criterion::kConvicted] = Number("1");
  const auto ways = FindWays(Rules("R3"), *Rules("R3").FindClass("udsat"), population);
  ASSERT_EQ(ways.size(), 3U);
  EXPECT_THAT(CriteriaOf(ways[0]), testing::ElementsAre(Criterion::kEmployment, Criterion::kEducation));
  EXPECT_TRUE(HasIncome(ways[1]) && HasIncome(ways[2]));
  EXPECT_EQ(ways[1].steps.back().points, Number("5"));
  EXPECT_EQ(ways[1].steps.back().persons, 0);
}

TEST(LeastChangeTest, WhatIsNotKnownIsReckonedAsMet) {
  Population population = Ringparken();
  population.figures[Criterion::kIncome] = std::nullopt;
  const auto ways = FindWays(Rules("R3"), *Rules("R3").FindClass("udsat"), population);
  ASSERT_EQ(ways.size(), 1U) << "all three, since the income may be met";
  EXPECT_EQ(ways[0].steps.size(), 3U);
  population.groups[At(Criterion::kEducation)] = std::nullopt;
  EXPECT_THAT(FindWays(Rules("R3"), *Rules("R3").FindClass("udsat"), population), IsEmpty());
  population.figures[Criterion::kPopulation] = std::nullopt;
  EXPECT_THAT(FindWays(Rules("R3"), *Rules("R3").FindClass("ghetto"), population), IsEmpty()) << "only possible";
}

TEST(LeastChangeTest, OfAMeanOfTwoOnlyThisYearMoves) {
  Population population = Ringparken();
  population.year_before[At(Criterion::kEmployment)] = Number("42");
  const auto ways = FindWays(Rules("R3"), *Rules("R3").FindClass("udsat"), population);
  const auto& step = ways.front().steps.front();
  EXPECT_EQ(step.criterion, Criterion::kEmployment);
  EXPECT_EQ(step.persons, 28) << "2.4 points of 1140 this year for 1.2 of the mean";
  Levers levers;
  levers.into_work = step.persons;
  const RuleSet& rules = Rules("R3");
  EXPECT_EQ(Judge(*rules.Find(Criterion::kEmployment), Apply(population, levers, rules)), Verdict::kNotMet);
  --levers.into_work;
  EXPECT_EQ(Judge(*rules.Find(Criterion::kEmployment), Apply(population, levers, rules)), Verdict::kMet);
  population.year_before[At(Criterion::kEmployment)] = Number("82");
  EXPECT_EQ(FindWays(rules, *rules.FindClass("udsat"), population).size(), 1U)
      << "this year is 0.4 %: no change of it takes the mean below 40";
}

TEST(LeastChangeTest, EachWayIsFoundAgainByItsLevers) {
  const RuleSet& rules = Rules("R3");
  for (const Way& way : FindWays(rules, *rules.FindClass("udsat"), Ringparken())) {
    Levers levers;
    for (const Step& step : way.steps) {
      if (step.criterion == Criterion::kEmployment) levers.into_work = step.persons;
      if (step.criterion == Criterion::kEducation) levers.educated = step.persons;
      if (step.criterion == Criterion::kConvicted) levers.fewer_convicted = step.persons;
    }
    EXPECT_EQ(Evaluate(rules, Apply(Ringparken(), levers, rules)).classes[0], Certainty::kExcluded);
  }
}

TEST(LeastChangeTest, WithoutALeverAllStaysAsItIs) {
  Population population = Ringparken();
  population.year_before[At(Criterion::kEmployment)] = Number("41.233333");
  EXPECT_EQ(Apply(population, {}, Rules("R3")).values, population.figures.values);
}

TEST(LeastChangeTest, ThoseWhoMoveChangeTheMix) {
  const Figures after =
      Apply(Ringparken(), Levers{.moving_out = 100, .moving_in = 100, .in_outside_work = Number("10")}, Rules("R3"));
  EXPECT_EQ(after[Criterion::kPopulation], Decimal::Of(1900));
  EXPECT_EQ(after[Criterion::kEmployment], (Decimal{(41'200'000LL * 1800 + 10'000'000LL * 100 + 950) / 1900}));
  EXPECT_EQ(after[Criterion::kNonwestern], (Decimal{(57'000'000LL * 1800 + 950) / 1900}));
  EXPECT_EQ(after[Criterion::kConvicted], Number("2.07")) << "nothing is said of them";
  EXPECT_EQ(after[Criterion::kIncome], Number("57.7"));
}

TEST(LeastChangeTest, FewerPeopleMakeEachOfThemCountForMore) {
  Levers levers{.educated = 38};
  EXPECT_EQ(Apply(Ringparken(), levers, Rules("R3"))[Criterion::kEducation], Number("65.2"));
  levers.change_of_size = -950;
  const Figures after = Apply(Ringparken(), levers, Rules("R3"));
  EXPECT_EQ(after[Criterion::kEducation], Number("60.2")) << "38 of 380";
  EXPECT_EQ(after[Criterion::kPopulation], Decimal::Of(950));
  EXPECT_EQ(Evaluate(Rules("R3"), after).classes[0], Certainty::kExcluded);
}

TEST(LeastChangeTest, WhatCannotBeReckonedIsNotKnown) {
  Population population = Ringparken();
  population.figures[Criterion::kPopulation] = std::nullopt;
  population.groups[At(Criterion::kConvicted)] = std::nullopt;
  Figures after = Apply(population, Levers{.fewer_convicted = 2, .moving_in = 10}, Rules("R3"));
  EXPECT_EQ(after[Criterion::kEmployment], std::nullopt);
  EXPECT_EQ(after[Criterion::kConvicted], std::nullopt);
  EXPECT_EQ(after[Criterion::kPopulation], std::nullopt);
  after = Apply(Ringparken(), Levers{.moving_out = 5000}, Rules("R3"));
  EXPECT_EQ(after[Criterion::kPopulation], Decimal{});
  EXPECT_EQ(after[Criterion::kEmployment], std::nullopt) << "nobody is left";
}

TEST(LeastChangeTest, AShareStaysFromNoneToAll) {
  const Levers levers{.into_work = 1'000'000,
                      .educated = 1'000'000,
                      .income_points = Number("12.3"),
                      .moving_in = 100,
                      .in_nonwestern = Number("100")};
  const Figures after = Apply(Ringparken(), levers, Rules("R3"));
  EXPECT_EQ(after[Criterion::kEmployment], Decimal{});
  EXPECT_EQ(after[Criterion::kEducation], Decimal{});
  EXPECT_EQ(after[Criterion::kIncome], Number("70"));
  EXPECT_GT(*after[Criterion::kNonwestern], Number("57"));
}

}  // namespace
}  // namespace tovholder::criteria
