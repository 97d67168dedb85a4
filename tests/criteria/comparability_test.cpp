// SPDX-License-Identifier: EUPL-1.2
#include "criteria/comparability.h"

#include <gmock/gmock.h>

#include <set>

#include "criteria/figures.h"

namespace tovholder::criteria {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const CriterionRule& Of(std::string_view rules, Criterion criterion) { return *Rules(rules).Find(criterion); }

// The figures of an application of 2016 for four areas, as it says they were made.
struct QuotedFigure {
  Criterion criterion;
  Method method;
};
std::vector<QuotedFigure> FiguresOfFourAreas() {
  Method employment{.ages = {18, 64}, .years = std::nullopt, .scope = Scope::kSeveralAreas};
  Method education{.ages = {30, 64}, .unknown_education = UnknownEducation::kCountedIn, .scope = Scope::kSeveralAreas};
  Method nonwestern{.scope = Scope::kSeveralAreas};
  Method income{.counted = Counted::kIncome,
                .ages = {15, 64},
                .compared_with = Comparison::kMunicipality,
                .scope = Scope::kSeveralAreas};
  Method convicted{.counted = Counted::kDecisions, .scope = Scope::kSeveralAreas};
  return {{Criterion::kEmployment, employment},
          {Criterion::kEducation, education},
          {Criterion::kNonwestern, nonwestern},
          {Criterion::kIncome, income},
          {Criterion::kConvicted, convicted}};
}

std::vector<Difference> DifferencesOf(Criterion criterion, std::string_view rules = "R2") {
  for (const QuotedFigure& one : FiguresOfFourAreas()) {
    if (one.criterion == criterion) return FindDifferences(Of(rules, criterion), one.method);
  }
  return {};
}

TEST(ComparabilityTest, WhatAnApplicationQuotesIsNotWhatTheListMeasures) {
  EXPECT_THAT(DifferencesOf(Criterion::kEmployment), ElementsAre(Difference::kYears, Difference::kPooled));
  EXPECT_THAT(DifferencesOf(Criterion::kEducation), ElementsAre(Difference::kAges, Difference::kPooled));
  EXPECT_THAT(DifferencesOf(Criterion::kNonwestern), ElementsAre(Difference::kPooled));
  EXPECT_THAT(DifferencesOf(Criterion::kIncome), ElementsAre(Difference::kComparison, Difference::kPooled));
  EXPECT_THAT(DifferencesOf(Criterion::kConvicted),
              ElementsAre(Difference::kDenominator, Difference::kCounted, Difference::kYears, Difference::kPooled));
  std::set<Difference> all;
  for (const QuotedFigure& one : FiguresOfFourAreas()) {
    for (const Difference difference : FindDifferences(Of("R2", one.criterion), one.method)) all.insert(difference);
  }
  EXPECT_EQ(all.size(), 6U);
}

TEST(ComparabilityTest, AFigureAsTheRuleAsksDiffersInNothing) {
  for (const RuleSet& rules : RuleSets()) {
    for (const CriterionRule& rule : rules.criteria) EXPECT_THAT(FindDifferences(rule, rule.method), IsEmpty());
  }
}

TEST(ComparabilityTest, AgesInDoubtAreNoDifference) {
  Method all_residents{.counted = Counted::kConvictedPersons, .years = 2};
  EXPECT_THAT(FindDifferences(Of("R3", Criterion::kConvicted), all_residents), IsEmpty());
  EXPECT_THAT(FindDifferences(Of("R2", Criterion::kConvicted), all_residents), ElementsAre(Difference::kDenominator));
}

TEST(ComparabilityTest, UnknownEducationCounts) {
  Method method = Of("R2", Criterion::kEducation).method;
  method.unknown_education = UnknownEducation::kLeftOut;
  EXPECT_THAT(FindDifferences(Of("R2", Criterion::kEducation), method), ElementsAre(Difference::kUnknownEducation));
  EXPECT_THAT(FindDifferences(Of("R3", Criterion::kEducation), method), IsEmpty());
}

std::string Told(Difference difference, Criterion criterion, const Method& method, std::string_view rules = "R2",
                 html::Language language = html::Language::kDanish) {
  return Because(difference, Of(rules, criterion), method, html::Texts(language));
}

TEST(ComparabilityTest, TheReasonsInWords) {
  const auto figures = FiguresOfFourAreas();
  EXPECT_EQ(Told(Difference::kAges, Criterion::kEducation, figures[1].method),
            "det er opgjort for de 30-64-årige; loven spørger til de 30-59-årige");
  EXPECT_EQ(Told(Difference::kDenominator, Criterion::kConvicted, figures[4].method),
            "det er opgjort for alle beboere; loven spørger til dem på 18 år og derover");
  EXPECT_EQ(Told(Difference::kCounted, Criterion::kConvicted, figures[4].method),
            "det tæller kriminalretlige afgørelser; loven tæller dømte personer");
  EXPECT_EQ(Told(Difference::kYears, Criterion::kConvicted, figures[4].method),
            "det dækker ét år; loven kræver gennemsnittet af 2 år");
  EXPECT_EQ(Told(Difference::kYears, Criterion::kEmployment, figures[0].method),
            "det fremgår ikke, hvilke år tallet dækker; loven kræver gennemsnittet af 2 år");
  EXPECT_EQ(Told(Difference::kYears, Criterion::kNonwestern, Method{.years = std::nullopt}),
            "det fremgår ikke, hvilke år tallet dækker; loven kræver ét år");
  EXPECT_EQ(Told(Difference::kYears, Criterion::kNonwestern, Method{.years = 2}, "R2", html::Language::kEnglish),
            "it is a mean of 2 years; the law asks for one");
  EXPECT_EQ(Told(Difference::kComparison, Criterion::kIncome, figures[3].method),
            "det er sammenlignet med kommunen; loven sammenligner med regionen");
  EXPECT_EQ(Told(Difference::kPooled, Criterion::kIncome, figures[3].method),
            "det dækker flere områder under ét; loven ser på hvert område for sig");
  EXPECT_EQ(Told(Difference::kUnknownEducation, Criterion::kEducation, Method{}),
            "det fremgår ikke, om beboere med uoplyst uddannelse er talt med; loven tæller dem med");
  EXPECT_EQ(Told(Difference::kUnknownEducation, Criterion::kEducation,
                 Method{.unknown_education = UnknownEducation::kCountedIn}, "R4"),
            "beboere med uoplyst uddannelse er talt med; loven tæller dem ikke med");
}

TEST(ComparabilityTest, TheLimitsOfTheApplicationAreThoseOfTheFiveCriteria) {
  const std::vector<QuotedLimit> limits = {{Criterion::kEmployment, Number("40")},
                                           {Criterion::kEducation, Number("50")},
                                           {Criterion::kNonwestern, Number("50")},
                                           {Criterion::kConvicted, Number("2.7")}};
  const QuotedRules quoted = FindQuoted(RuleSets(), limits);
  ASSERT_NE(quoted.rules, nullptr);
  EXPECT_EQ(quoted.rules->key, "R2");
  EXPECT_EQ(quoted.agree, 4);
  EXPECT_EQ(quoted.differ, 0);
}

TEST(ComparabilityTest, OfSeveralTheNewestAndOfNoneNone) {
  const std::vector<QuotedLimit> both = {{Criterion::kEmployment, Number("40")}, {Criterion::kEducation, Number("60")}};
  EXPECT_EQ(FindQuoted(RuleSets(), both).rules->key, "R4");
  const std::vector<QuotedLimit> none = {{Criterion::kEmployment, Number("41")}};
  EXPECT_EQ(FindQuoted(RuleSets(), none).rules, nullptr);
  EXPECT_EQ(FindQuoted(RuleSets(), {}).rules, nullptr);
  const std::vector<QuotedLimit> proposal = {{Criterion::kNonwestern, Number("60")},
                                             {Criterion::kEducation, Number("60")},
                                             {Criterion::kConvicted, Number("2.7")}};
  EXPECT_EQ(FindQuoted(RuleSets(), proposal).agree, 1) << "the proposal of March 2018 was never a rule";
}

}  // namespace
}  // namespace tovholder::criteria
