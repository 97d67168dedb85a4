// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "criteria/figures.h"

namespace tovholder::criteria {
namespace {

Conclusion By(std::string_view key, const TypedFigures& typed, PastYears past = {}) {
  return Conclude(Rules(key), nullptr, typed.figures(), past);
}
int CountOf(const Conclusion& conclusion, Verdict verdict, std::vector<Criterion> among) {
  return static_cast<int>(
      std::count_if(among.begin(), among.end(), [&](Criterion one) { return conclusion.evaluation[one] == verdict; }));
}
const std::vector<Criterion> kFour = {Criterion::kEmployment, Criterion::kConvicted, Criterion::kEducation,
                                      Criterion::kIncome};

// Numbers that were published, and what the lists made of them.
TEST(EvaluationTest, Ringparken2019IsAGhettoWithEitherNationalAverage) {
  for (const char* national : {"0.66", "0.676666"}) {
    const auto found = By("R3", {"41.2", "2.07", "70.2", "57.7", "57", "1900", national});
    EXPECT_EQ(CountOf(found, Verdict::kMet, kFour), 3);
    EXPECT_EQ(found.evaluation[Criterion::kIncome], Verdict::kNotMet);
    EXPECT_EQ(found.in_class->name, "ghettoområde");
    EXPECT_EQ(found.certainty, Certainty::kCertain);
    EXPECT_EQ(found.evaluation.classes[2], Certainty::kPossible) << "of the lists before nothing is known";
  }
}

TEST(EvaluationTest, Agervang2014IsOnTheListWithoutItsIncome) {
  const auto found = By("R2", {"51.2", "3.45", "61.1", "", "56.5", "1453"});
  EXPECT_EQ(CountOf(found, Verdict::kMet, kFour), 3);
  EXPECT_EQ(found.evaluation[Criterion::kNonwestern], Verdict::kMet);
  EXPECT_EQ(found.in_class->name, "ghettoområde");
  EXPECT_EQ(found.certainty, Certainty::kCertain);
}

TEST(EvaluationTest, Ladegaardsparken2014HangsOnItsIncome) {
  const auto found = By("R2", {"44.0", "2.66", "56.5", "", "33.6", "1089"});
  EXPECT_EQ(found.evaluation[Criterion::kConvicted], Verdict::kNotMet) << "0.04 below";
  EXPECT_EQ(CountOf(found, Verdict::kMet, kFour), 2);
  EXPECT_EQ(found.certainty, Certainty::kPossible);
  const auto left = By("R2", {"44.0", "2.66", "56.5", "55", "33.6", "1089"});
  EXPECT_EQ(left.certainty, Certainty::kExcluded);
  EXPECT_EQ(left.in_class, nullptr);
}

TEST(EvaluationTest, Vollsmose2019MeetsWhatIsKnownOfIt) {
  const auto found = By("R3", {.employment = "49.5", .education = "77.2"});
  EXPECT_EQ(CountOf(found, Verdict::kMet, kFour), 2);
  EXPECT_EQ(CountOf(found, Verdict::kUnknown, kFour), 2);
  EXPECT_EQ(found.in_class->name, "udsat boligområde") << "two of four speak for it, the residents are not known";
  EXPECT_EQ(found.certainty, Certainty::kPossible);
}

TEST(EvaluationTest, AMeanOfExactlyFortyIsNotOverForty) {
  const Decimal mean{(Number("39.9").micros + Number("40.1").micros) / 2};
  EXPECT_EQ(Judge(*Rules("R3").Find(Criterion::kEmployment), TypedFigures{.employment = ToText(mean)}.figures()),
            Verdict::kNotMet);
}

TEST(EvaluationTest, ThreeTimesANationalAverageIsReckonedExactly) {
  for (int hundredths = 1; hundredths <= 300; ++hundredths) {
    Figures figures;
    figures.national_convicted = Decimal{hundredths * 10'000};
    figures[Criterion::kConvicted] = Decimal{3 * hundredths * 10'000};
    EXPECT_EQ(Judge(*Rules("R3").Find(Criterion::kConvicted), figures), Verdict::kMet) << hundredths;
    figures[Criterion::kConvicted] = Decimal{3 * hundredths * 10'000 - 1};
    EXPECT_EQ(Judge(*Rules("R3").Find(Criterion::kConvicted), figures), Verdict::kNotMet) << hundredths;
  }
}

TEST(EvaluationTest, FiveGhettoListsMakeAHardGhetto) {
  const std::vector<Certainty> four(4, Certainty::kCertain);
  const TypedFigures ghetto{"41", "0", "61", "60", "51", "1000", "0.5"};
  EXPECT_EQ(By("R3", ghetto, four).in_class->name, "hårdt ghettoområde");
  EXPECT_EQ(By("R4", ghetto, four).in_class->name, "omdannelsesområde");
  EXPECT_EQ(By("R4", ghetto).in_class->name, "parallelsamfund");
}

TEST(EvaluationTest, WhereNothingIsKnownTheWidestClassIsPossible) {
  for (const char* key : {"R1", "R2", "R3", "R4", "R4b"}) {
    const auto found = By(key, {});
    EXPECT_EQ(found.certainty, Certainty::kPossible) << key;
    EXPECT_EQ(found.in_class, &Rules(key).classes.front()) << key;
    EXPECT_EQ(found.evaluation.Narrowest(Rules(key)), std::nullopt);
  }
}

TEST(EvaluationTest, AnUnknownPopulationLeavesTheNarrowestForWhichAllSpeaks) {
  EXPECT_EQ(By("R4", {"41", "", "61", "", "51"}).in_class->key, "ghetto");
  EXPECT_EQ(By("R4", {"41", "", "61", "", "50"}).in_class->key, "udsat");
  EXPECT_EQ(By("R4", {"41", "", "61", "", ""}).in_class->key, "udsat");
  EXPECT_EQ(By("R4", {"41", "", "", "", "51"}).in_class->key, "udsat") << "one of four does not speak for it yet";
}

TEST(EvaluationTest, OfNamesAClass) {
  const Evaluation evaluation = Evaluate(Rules("R4"), TypedFigures{"41", "", "61", "", "51", "1000"}.figures());
  EXPECT_EQ(evaluation.Of(Rules("R4"), "ghetto"), Certainty::kCertain);
  EXPECT_EQ(evaluation.Of(Rules("R4"), "forebyggelse"), std::nullopt);
  EXPECT_EQ(ToName(Certainty::kPossible), "possible");
}

}  // namespace
}  // namespace tovholder::criteria
