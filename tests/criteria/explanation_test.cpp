// SPDX-License-Identifier: EUPL-1.2
#include "criteria/explanation.h"

#include <gtest/gtest.h>

#include "criteria/figures.h"

namespace tovholder::criteria {
namespace {

const html::Texts kInDanish(html::Language::kDanish);
const html::Texts kInEnglish(html::Language::kEnglish);

std::string Explained(std::string_view rules, Criterion criterion, const TypedFigures& typed,
                      std::optional<GroupSize> group = std::nullopt, const html::Texts& t = kInDanish) {
  return ExplainCriterion(*Rules(rules).Find(criterion), typed.figures(), group, t);
}

TEST(ExplanationTest, ACriterionThatIsMet) {
  EXPECT_EQ(
      Explained("R3", Criterion::kNonwestern, {.nonwestern = "57"}, GroupSize{1900}),
      "Fra ikke-vestlige lande: 57 % af beboerne er over grænsen på 50 %. Kriteriet er opfyldt; 7 procentpoint, 133 "
      "personer, for meget.");
  EXPECT_EQ(
      Explained("R3", Criterion::kEmployment, {.employment = "41.2"}, GroupSize{1140, true}),
      "Uden arbejde eller uddannelse: 41,2 % af de 18-64-årige er over grænsen på 40 %. Kriteriet er opfyldt; 1,2 "
      "procentpoint, omkring 14 personer i hvert af de 2 år, for meget.");
  EXPECT_EQ(Explained("R3", Criterion::kIncome, {.income = "51.25"}),
            "Gennemsnitsindkomst: 51,25 % af regionens gennemsnit er under grænsen på 55 %. Kriteriet er opfyldt; 3,75 "
            "procentpoint for lidt.");
  EXPECT_EQ(Explained("R3", Criterion::kPopulation, {.population = "1453"}),
            "Beboere: 1.453 beboere er over grænsen på 1.000. Kriteriet er opfyldt.");
}

TEST(ExplanationTest, ACriterionThatIsNotMet) {
  EXPECT_EQ(
      Explained("R2", Criterion::kConvicted, {.convicted = "2.66"}, GroupSize{800}),
      "Dømte: 2,66 % af dem på 18 år og derover er under grænsen på 2,7 %. Kriteriet er ikke opfyldt; der er 0,04 "
      "procentpoint, 1 person i hvert af de 2 år, til grænsen.");
  EXPECT_EQ(
      Explained("R3", Criterion::kIncome, {.income = "57.7"}),
      "Gennemsnitsindkomst: 57,7 % af regionens gennemsnit er over grænsen på 55 %. Kriteriet er ikke opfyldt; der "
      "er 2,7 procentpoint til grænsen.");
  EXPECT_EQ(Explained("R3", Criterion::kPopulation, {.population = "950"}, std::nullopt, kInEnglish),
            "Residents: 950 residents, under the limit of 1,000. The criterion is not met; 50 residents to the limit.");
  EXPECT_EQ(
      Explained("R2", Criterion::kNonwestern, {.nonwestern = "49.9999"}),
      "Fra ikke-vestlige lande: 49,9999 % af beboerne er under grænsen på 50 %. Kriteriet er ikke opfyldt; der er "
      "0,0001 procentpoint til grænsen.");
}

TEST(ExplanationTest, ExactlyAtTheLimit) {
  EXPECT_EQ(
      Explained("R3", Criterion::kConvicted, {.convicted = "1.98", .national = "0.66"}),
      "Dømte: 1,98 % af beboerne er præcis på grænsen på 1,98 %. Kriteriet er opfyldt, for grænsen selv tæller med.");
  EXPECT_EQ(
      Explained("R3", Criterion::kEmployment, {.employment = "40"}),
      "Uden arbejde eller uddannelse: 40 % af de 18-64-årige er præcis på grænsen på 40 %. Kriteriet er ikke opfyldt, "
      "for grænsen selv tæller ikke med.");
}

TEST(ExplanationTest, WhatIsNotKnown) {
  EXPECT_EQ(
      Explained("R3", Criterion::kEmployment, {}),
      "Uden arbejde eller uddannelse: tallet kendes ikke, så kriteriet er åbent. Det er opfyldt, når tallet er over "
      "40 % af de 18-64-årige, snit af 2 år.");
  EXPECT_EQ(
      Explained("R3", Criterion::kConvicted, {.convicted = "2.07"}),
      "Dømte: 2,07 % af beboerne. Listens landsgennemsnit kendes ikke, så kriteriet er åbent; det er opfyldt, når "
      "tallet er mindst 3 gange landsgennemsnittet, snit af 2 år.");
}

std::string ClassOf(std::string_view rules, const TypedFigures& typed, PastYears past = {},
                    const html::Texts& t = kInDanish) {
  return ExplainClass(Conclude(Rules(rules), nullptr, typed.figures(), past), t);
}

TEST(ExplanationTest, AClassThatIsCertain) {
  const TypedFigures ringparken{"41.2", "2.07", "70.2", "57.7", "57", "1900", "0.66"};
  EXPECT_EQ(ClassOf("R3", ringparken, std::vector(1, Certainty::kExcluded)),
            "Tre af fire kriterier er opfyldt, og over 50 % er fra ikke-vestlige lande: området er et ghettoområde.");
  EXPECT_EQ(
      ClassOf("R3", ringparken),
      "Tre af fire kriterier er opfyldt, og over 50 % er fra ikke-vestlige lande: området er et ghettoområde. Om det "
      "også er et hårdt ghettoområde, vides ikke; det afhænger af: om det var ghettoområde på de 4 lister før.");
  EXPECT_EQ(
      ClassOf("R4", ringparken, std::vector(4, Certainty::kCertain)),
      "Tre af fire kriterier er opfyldt, over 50 % er fra ikke-vestlige lande, og det har været parallelsamfund på "
      "hver af de seneste 5 lister: området er et omdannelsesområde.");
  EXPECT_EQ(
      ClassOf("R4b", {"31", "", "61", "66", "31", "1000"}, {}, kInEnglish),
      "Two of four criteria are met, and over 30 % are from non-western countries: the area is a prevention area.");
}

TEST(ExplanationTest, AClassThatIsPossibleNamesWhatIsMissing) {
  EXPECT_EQ(ClassOf("R2", {"44.0", "2.66", "56.5", "", "33.6", "1089"}),
            "Området er måske et ghettoområde: to af fem kriterier er opfyldt. Det mangler vi at vide: "
            "gennemsnitsindkomst.");
  EXPECT_EQ(ClassOf("R3", {"41.2", "2.07", "", "57.7", "57", ""}),
            "Området er måske et udsat boligområde: et af fire kriterier er opfyldt. Det mangler vi at vide: "
            "landsgennemsnittet af dømte, kun grundskole og beboere.");
  EXPECT_EQ(ClassOf("R1", {}),
            "Området er måske et ghettoområde. Det mangler vi at vide: fra ikke-vestlige lande, uden arbejde eller "
            "uddannelse, dømte og beboere.");
}

TEST(ExplanationTest, AClassThatIsExcludedNamesWhatFailsAndByHowMuch) {
  EXPECT_EQ(ClassOf("R3", {"41.2", "1.9", "59", "57.7", "57", "1900", "0.66"}),
            "Området er ikke på listen: et af fire kriterier er opfyldt, og der kræves to. Ikke opfyldt: dømte (0,08 "
            "procentpoint fra grænsen), kun grundskole (1 procentpoint fra grænsen) og gennemsnitsindkomst (2,7 "
            "procentpoint fra grænsen).");
  EXPECT_EQ(ClassOf("R3", {"41.2", "1.9", "70", "57.7", "57", "950", "0.66"}),
            "Området er ikke på listen. Ikke opfyldt: beboere (50 beboere fra grænsen).");
  EXPECT_EQ(ClassOf("R4b", {"31", "", "61", "66", "30", "1000"}, {}, kInEnglish),
            "The area is on no list. Not met: from non-western countries (exactly at the limit).");
}

TEST(ExplanationTest, RulesInFewWords) {
  const auto described = [](std::string_view rules, Criterion criterion) {
    return DescribeRule(*Rules(rules).Find(criterion), kInDanish);
  };
  EXPECT_EQ(described("R3", Criterion::kEmployment), "over 40 % af de 18-64-årige, snit af 2 år");
  EXPECT_EQ(described("R3", Criterion::kConvicted), "mindst 3 gange landsgennemsnittet, snit af 2 år");
  EXPECT_EQ(described("R1", Criterion::kConvicted), "over 2,7 % af dem på 18 år og derover, snit af 4 år");
  EXPECT_EQ(described("R4b", Criterion::kIncome), "under 65 % af regionens gennemsnit");
  EXPECT_EQ(described("R2", Criterion::kNonwestern), "over 50 % af beboerne");
  EXPECT_EQ(described("R2", Criterion::kPopulation), "mindst 1.000 beboere");
}

TEST(ExplanationTest, NamesInBothLanguages) {
  EXPECT_EQ(NameOf(Criterion::kEmployment, kInDanish), "uden arbejde eller uddannelse");
  EXPECT_EQ(NameOf(*Rules("R4").FindClass("omdannelse"), kInDanish), "omdannelsesområde");
  EXPECT_EQ(NameOf(*Rules("R4").FindClass("omdannelse"), kInEnglish), "transformation area");
  ClassRule other;
  other.name = "noget nyt";
  EXPECT_EQ(NameOf(other, kInEnglish), "noget nyt");
}

}  // namespace
}  // namespace tovholder::criteria
