// SPDX-License-Identifier: EUPL-1.2
#include "standing/figures_of.h"

namespace tovholder::standing {
namespace {

using criteria::Certainty;
using criteria::Criterion;
using criteria::Difference;
using criteria::Verdict;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const OnList& On(const std::vector<OnList>& lists, int year) {
  return *std::find_if(lists.begin(), lists.end(), [&](const OnList& one) { return one.list.year == year; });
}

TEST(WorkOut, RingparkenOf2019IsAGhettoWithThreeOfFour) {
  for (const char* national : {"0.66", "0.676666"}) {  // three times it is 1.98 or 2.03, as the papers differ
    const Facts facts = RingparkenOf2019(national);
    const auto lists = WorkOut(facts, 2019);
    const OnList& on = On(lists, 2019);
    EXPECT_EQ(on.rules().key, "R3");
    EXPECT_EQ(on.conclusion.in_class->name, "ghettoområde");
    EXPECT_EQ(on.conclusion.certainty, Certainty::kCertain);
    EXPECT_EQ(on.conclusion.evaluation[Criterion::kIncome], Verdict::kNotMet);
    for (const Criterion met : {Criterion::kEmployment, Criterion::kConvicted, Criterion::kEducation}) {
      EXPECT_EQ(on.conclusion.evaluation[met], Verdict::kMet) << criteria::ToName(met);
    }
    EXPECT_EQ(NewestKnown(lists), &on);
    EXPECT_EQ(on.Of(Criterion::kEmployment).from.front()->observation.value, *ParseTypedDecimal("41,2"));
  }
}

TEST(WorkOut, WithoutTheCountrysAverageThoseConvictedAreOpen) {
  const Facts facts = RingparkenOf2019("");
  const auto lists = WorkOut(facts, 2019);
  EXPECT_EQ(On(lists, 2019).conclusion.evaluation[Criterion::kConvicted], Verdict::kUnknown);
  EXPECT_EQ(On(lists, 2019).conclusion.in_class->name, "ghettoområde") << "two of four are enough";
}

TEST(WorkOut, AFigureCountsForTheListOfItsYearAlone) {
  const Facts facts = RingparkenOf2019("0.66");
  const auto lists = WorkOut(facts, 2021);
  EXPECT_FALSE(On(lists, 2018).knows_something());
  EXPECT_FALSE(On(lists, 2020).knows_something());
  EXPECT_EQ(NewestKnown(lists)->list.year, 2019);
  EXPECT_THAT(lists, SizeIs(12)) << "2010 to 2021";
}

TEST(WorkOut, AListOfWhichLittleIsKnownDoesNotHideTheOneBefore) {
  Facts facts = RingparkenOf2019("0.66");
  facts.own.push_back(FigureOf("population", 2020, "1869"));
  const auto lists = WorkOut(facts, 2020);
  EXPECT_EQ(NewestKnown(lists)->list.year, 2020);
  EXPECT_FALSE(NewestKnown(lists)->settled());
  EXPECT_EQ(NewestSettled(lists)->list.year, 2019);
  Facts few;
  few.own = {FigureOf("population", 2020, "1869")};
  const auto open = WorkOut(few, 2020);
  EXPECT_EQ(NewestSettled(open)->list.year, 2020) << "little is more than nothing";
  EXPECT_EQ(NewestSettled(WorkOut({}, 2020)), nullptr);
}

TEST(WorkOut, TwoSingleYearsMakeTheMeanThatTheLawAsksFor) {
  Facts facts = RingparkenOf2019("0.66");
  facts.own.erase(facts.own.begin());
  facts.own.push_back(FigureOf("employment_year", 2017, "39.9"));
  facts.own.push_back(FigureOf("employment_year", 2018, "40.1"));
  const auto lists = WorkOut(facts, 2019);
  const OnList& on = On(lists, 2019);
  EXPECT_EQ(on.figures[Criterion::kEmployment], Decimal::Of(40));
  EXPECT_EQ(on.conclusion.evaluation[Criterion::kEmployment], Verdict::kNotMet) << "40.0 is not over 40";
  EXPECT_TRUE(on.Of(Criterion::kEmployment).reckoned_mean());
  EXPECT_EQ(on.Of(Criterion::kEmployment).year_before, *ParseTypedDecimal("39,9"));
  EXPECT_THAT(on.doubtful, IsEmpty());
}

TEST(WorkOut, OneYearAloneIsNoMean) {
  Facts facts;
  facts.own = {FigureOf("employment_year", 2018, "45")};
  const auto lists = WorkOut(facts, 2019);
  const OnList& on = On(lists, 2019);
  EXPECT_FALSE(on.figures[Criterion::kEmployment]);
  ASSERT_THAT(on.doubtful, SizeIs(1));
  EXPECT_THAT(on.doubtful[0].differences, ElementsAre(Difference::kYears));
}

TEST(WorkOut, TheSharesBehindThePersonsAreTheSourcesOwnOrAUsualPart) {
  Facts facts = RingparkenOf2019("0.66");
  facts.own[2].observation.whole = 640;
  const auto lists = WorkOut(facts, 2019);
  const OnList& on = On(lists, 2019);
  EXPECT_EQ(on.Of(Criterion::kEducation).group->persons, 640);
  EXPECT_FALSE(on.Of(Criterion::kEducation).group->estimated);
  EXPECT_TRUE(on.Of(Criterion::kEmployment).group->estimated);
  EXPECT_EQ(on.Of(Criterion::kNonwestern).group->persons, 1900);
  EXPECT_FALSE(on.Of(Criterion::kIncome).group);
}

// The same figures for five lists on end: what is counted over years is certain with the fifth.
TEST(WorkOut, FiveYearsMakeAHardGhetto) {
  Facts facts;
  for (int year = 2014; year <= 2019; ++year) {
    for (auto one : RingparkenOf2019("0.66").own) {
      const int back = 2019 - year;
      one.observation.from_date = *one.observation.from_date - std::chrono::years(back);
      one.observation.to_date = *one.observation.to_date - std::chrono::years(back);
      facts.own.push_back(one);
    }
    facts.own.push_back(FigureOf("education_unknown", year - 1, "71"));
    facts.country.push_back(FigureOf("convicted", year - 1, "0.66"));
  }
  const auto lists = WorkOut(facts, 2019);
  EXPECT_EQ(On(lists, 2014).rules().key, "R2");
  EXPECT_EQ(On(lists, 2014).conclusion.in_class->name, "ghettoområde");
  EXPECT_EQ(On(lists, 2018).conclusion.in_class->name, "hårdt ghettoområde");
  EXPECT_EQ(SinceWhen(lists, On(lists, 2019)).list.year, 2018);
  facts.own.erase(std::remove_if(facts.own.begin(), facts.own.end(),
                                 [](const KnownFigure& one) {
                                   return one.indicator->key == "nonwestern" &&
                                          indicators::YearOf(one.observation) == 2016;
                                 }),
                  facts.own.end());
  const auto with_gap = WorkOut(facts, 2019);
  EXPECT_EQ(On(with_gap, 2019).conclusion.in_class->name, "ghettoområde") << "one of the five is not known";
}

TEST(WorkOut, AYoungerAreaTakesItsYearsFromTheOneBefore) {
  const auto hard = [](Certainty inherited) {
    Facts facts = RingparkenOf2019("0.66");
    facts.first_list = 2019;
    const auto lists = WorkOut(facts, 2019, Inherited(4, inherited));
    EXPECT_THAT(lists, SizeIs(1));
    return lists[0].conclusion.evaluation.classes[2];
  };
  EXPECT_EQ(hard(Certainty::kCertain), Certainty::kCertain);
  EXPECT_EQ(hard(Certainty::kPossible), Certainty::kPossible) << "the law does not say";
  EXPECT_EQ(hard(Certainty::kExcluded), Certainty::kExcluded);
}

TEST(WorkOut, ApprovedGoesBeforeEnteredAndSetAsideIsNotAsked) {
  Facts facts = RingparkenOf2019("0.66");
  KnownFigure entered = FigureOf("employment", 2018, "39");
  entered.observation.state = indicators::ObservationState::kEntered;
  entered.observation.entered = Now();
  facts.own.push_back(entered);
  EXPECT_EQ(On(WorkOut(facts, 2019), 2019).figures[Criterion::kEmployment], *ParseTypedDecimal("41,2"));
}

// What the application of 2017 prints of four areas as one.
Facts FourAreas() {
  Facts facts;
  const auto add = [&](const char* key, std::optional<int> year, const char* value) {
    KnownFigure figure = FigureOf(key, year.value_or(2015), value);
    if (!year) figure.observation.from_date = figure.observation.to_date = std::nullopt;
    figure.scope = criteria::Scope::kSeveralAreas;
    facts.own.push_back(figure);
  };
  add("employment_not_said", std::nullopt, "42");
  add("education_30_64", std::nullopt, "56");
  add("nonwestern", std::nullopt, "44");
  add("income_municipality", 2014, "63");
  add("decisions", 2015, "31.6");
  return facts;
}

TEST(Indicate, ThreeOfFiveHoldByTheirOwnFiguresAndTheLawTakesNone) {
  const Facts facts = FourAreas();
  const auto indications = Indicate(facts, *criteria::FindRuleSet("R2"));
  ASSERT_THAT(indications, SizeIs(5));
  int held = 0;
  std::set<Difference> kinds;
  for (const Indication& one : indications) {
    held += one.by_itself == Verdict::kMet ? 1 : 0;
    EXPECT_FALSE(one.differences.empty()) << criteria::ToName(one.criterion);
    kinds.insert(one.differences.begin(), one.differences.end());
  }
  EXPECT_EQ(held, 3);
  EXPECT_THAT(kinds, ElementsAre(Difference::kAges, Difference::kDenominator, Difference::kCounted, Difference::kYears,
                                 Difference::kComparison, Difference::kPooled));
}

TEST(Indicate, NoneOfThemIsUsedForAList) {
  const Facts facts = FourAreas();
  for (const OnList& on : WorkOut(facts, 2017)) EXPECT_FALSE(on.knows_something());
}

TEST(ToPercent, KnowsShares) {
  using indicators::Unit;
  EXPECT_EQ(ToPercent(Decimal::Of(27), Unit::kPerThousand), *ParseTypedDecimal("2,7"));
  EXPECT_EQ(ToPercent(Decimal::Of(270), Unit::kPerTenThousand), *ParseTypedDecimal("2,7"));
  EXPECT_EQ(ToPercent(*ParseTypedDecimal("0,42"), Unit::kRatio), Decimal::Of(42));
  EXPECT_FALSE(ToPercent(Decimal::Of(1), Unit::kKroner));
}

}  // namespace
}  // namespace tovholder::standing
