// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <functional>

#include "criteria/figures.h"

// Every criterion of every rule set just under, exactly at and just over its limit and not known, with all combinations
// of the others, against the law written down a second time by hand.
namespace tovholder::criteria {
namespace {

// A limit as the law has it, and which side of it meets the criterion.
struct Limit {
  Criterion criterion;
  const char* under;
  const char* at;
  const char* over;
  bool met_under;
  bool met_at;
  bool met_over;
};

constexpr Limit kResidents{Criterion::kPopulation, "999", "1000", "1001", false, true, true};
constexpr Limit kOutside40{Criterion::kEmployment, "39.999999", "40", "40.000001", false, false, true};
constexpr Limit kOutside30{Criterion::kEmployment, "29.999999", "30", "30.000001", false, false, true};
constexpr Limit kConvicted27{Criterion::kConvicted, "2.699999", "2.7", "2.700001", false, false, true};
// 3 × 0.66 and 2 × 0.66
constexpr Limit kConvicted3{Criterion::kConvicted, "1.979999", "1.98", "1.980001", false, true, true};
constexpr Limit kConvicted2{Criterion::kConvicted, "1.319999", "1.32", "1.320001", false, true, true};
constexpr Limit kBasic50{Criterion::kEducation, "49.999999", "50", "50.000001", false, false, true};
constexpr Limit kBasic60{Criterion::kEducation, "59.999999", "60", "60.000001", false, false, true};
constexpr Limit kIncome55{Criterion::kIncome, "54.999999", "55", "55.000001", true, false, false};
constexpr Limit kIncome65{Criterion::kIncome, "64.999999", "65", "65.000001", true, false, false};
constexpr Limit kNonwestern50{Criterion::kNonwestern, "49.999999", "50", "50.000001", false, false, true};
constexpr Limit kNonwestern30{Criterion::kNonwestern, "29.999999", "30", "30.000001", false, false, true};

// What is met of an area, nothing left open.
struct Truth {
  bool outside = false;
  bool convicted = false;
  bool basic = false;
  bool income = false;
  bool nonwestern = false;
  bool residents = false;

  bool& operator[](Criterion criterion) {
    switch (criterion) {
      case Criterion::kEmployment:
        return outside;
      case Criterion::kConvicted:
        return convicted;
      case Criterion::kEducation:
        return basic;
      case Criterion::kIncome:
        return income;
      case Criterion::kNonwestern:
        return nonwestern;
      case Criterion::kPopulation:
        break;
    }
    return residents;
  }
  int of_four() const { return int{outside} + int{convicted} + int{basic} + int{income}; }
};

bool OnList2010(const Truth& t) { return t.residents && int{t.outside} + int{t.convicted} + int{t.nonwestern} >= 2; }
bool OnList2014(const Truth& t) { return t.residents && t.of_four() + int{t.nonwestern} >= 3; }
bool IsUdsat(const Truth& t) { return t.residents && t.of_four() >= 2; }
bool IsGhetto(const Truth& t) { return IsUdsat(t) && t.nonwestern; }
bool IsPrevention(const Truth& t) { return t.residents && t.nonwestern && t.of_four() >= 2; }

struct Law {
  const char* rules;
  std::vector<Limit> limits;
  std::vector<bool (*)(const Truth&)> classes;
};

const std::vector<Law>& Laws() {
  static const std::vector<Law> laws = {
      {"R1", {kNonwestern50, kOutside40, kConvicted27, kResidents}, {OnList2010}},
      {"R2", {kOutside40, kNonwestern50, kConvicted27, kBasic50, kIncome55, kResidents}, {OnList2014}},
      {"R3", {kOutside40, kConvicted3, kBasic60, kIncome55, kNonwestern50, kResidents}, {IsUdsat, IsGhetto}},
      {"R4", {kOutside40, kConvicted3, kBasic60, kIncome55, kNonwestern50, kResidents}, {IsUdsat, IsGhetto}},
      {"R4b", {kNonwestern30, kOutside30, kConvicted2, kBasic60, kIncome65, kResidents}, {IsPrevention}}};
  return laws;
}

enum class Side { kUnder, kAt, kOver, kUnknown };

struct Case {
  Figures figures;
  std::vector<Truth> possible;  // every way in which what is not known may be
  std::string name;
};

// Calls `use` for all combinations of sides.
void ForEachCase(const Law& law, const std::function<void(const Case&)>& use) {
  std::size_t count = 1;
  for (std::size_t i = 0; i < law.limits.size(); ++i) count *= 4;
  for (std::size_t number = 0; number < count; ++number) {
    Case one;
    one.figures.national_convicted = Number("0.66");
    one.possible = {Truth{}};
    std::size_t rest = number;
    for (const Limit& limit : law.limits) {
      const auto side = static_cast<Side>(rest % 4);
      rest /= 4;
      one.name += std::string(ToName(limit.criterion)) + "=" + "uao?"[static_cast<int>(side)] + std::string(" ");
      if (side == Side::kUnknown) {
        const std::vector<Truth> before = one.possible;
        for (Truth& truth : one.possible) truth[limit.criterion] = true;
        one.possible.insert(one.possible.end(), before.begin(), before.end());
        continue;
      }
      const bool met = side == Side::kUnder ? limit.met_under : side == Side::kAt ? limit.met_at : limit.met_over;
      for (Truth& truth : one.possible) truth[limit.criterion] = met;
      one.figures[limit.criterion] = Number(side == Side::kUnder ? limit.under
                                            : side == Side::kAt  ? limit.at
                                                                 : limit.over);
    }
    use(one);
  }
}

Certainty HowCertain(const std::vector<Truth>& possible, bool (*holds)(const Truth&)) {
  const auto holding = std::count_if(possible.begin(), possible.end(), holds);
  if (holding == std::ssize(possible)) return Certainty::kCertain;
  return holding > 0 ? Certainty::kPossible : Certainty::kExcluded;
}

TEST(BoundaryTest, EachCriterionOfEachRuleSetWithAllCombinationsOfTheOthers) {
  for (const Law& law : Laws()) {
    const RuleSet& rules = Rules(law.rules);
    ASSERT_EQ(rules.criteria.size(), law.limits.size());
    ForEachCase(law, [&](const Case& one) {
      const Evaluation evaluation = Evaluate(rules, one.figures);
      for (const Limit& limit : law.limits) {
        const bool first = Truth(one.possible.front())[limit.criterion];
        const Verdict expected = !one.figures[limit.criterion] ? Verdict::kUnknown
                                 : first                       ? Verdict::kMet
                                                               : Verdict::kNotMet;
        ASSERT_EQ(evaluation[limit.criterion], expected) << law.rules << ": " << one.name;
      }
      for (std::size_t i = 0; i < law.classes.size(); ++i) {
        ASSERT_EQ(evaluation.classes[i], HowCertain(one.possible, law.classes[i]))
            << law.rules << ", class " << i << ": " << one.name;
      }
    });
  }
}

// Five lists in turn, that of the day first.
TEST(BoundaryTest, TheYearsOfAClassCountFiveLists) {
  const std::pair<std::vector<Certainty>, Certainty> pasts[] = {
      {{}, Certainty::kPossible},
      {std::vector(3, Certainty::kCertain), Certainty::kPossible},
      {std::vector(4, Certainty::kCertain), Certainty::kCertain},
      {std::vector(9, Certainty::kCertain), Certainty::kCertain},
      {{Certainty::kCertain, Certainty::kCertain, Certainty::kCertain, Certainty::kCertain, Certainty::kExcluded},
       Certainty::kCertain},
      {{Certainty::kCertain, Certainty::kCertain, Certainty::kCertain, Certainty::kExcluded}, Certainty::kExcluded},
      {{Certainty::kExcluded}, Certainty::kExcluded},
      {{Certainty::kCertain, Certainty::kPossible, Certainty::kCertain, Certainty::kCertain}, Certainty::kPossible}};
  for (const char* key : {"R3", "R4"}) {
    const auto law =
        std::find_if(Laws().begin(), Laws().end(), [&](const Law& one) { return one.rules == std::string(key); });
    ForEachCase(*law, [&](const Case& one) {
      const Certainty ghetto = HowCertain(one.possible, IsGhetto);
      for (const auto& [past, of_past] : pasts) {
        const Evaluation evaluation = Evaluate(Rules(key), one.figures, past);
        ASSERT_EQ(evaluation.classes[2], std::min(ghetto, of_past)) << key << ": " << one.name;
        ASSERT_EQ(evaluation.classes[1], ghetto) << "the years do not touch the wider class";
      }
    });
  }
}

// 2021 and later: § 61 a first, then § 61 b, and where nothing is certain what speaks for itself.
struct Expected {
  const char* class_key = nullptr;
  Certainty certainty = Certainty::kExcluded;
};

// -1 not met, 0 not known, 1 met
int SideOf(const std::optional<Decimal>& value, std::string_view over) {
  return !value ? 0 : *value > Number(over) ? 1 : -1;
}
int SideFrom(const std::optional<Decimal>& value, std::string_view least) {
  return !value ? 0 : *value >= Number(least) ? 1 : -1;
}
int SideBelow(const std::optional<Decimal>& value, std::string_view under) {
  return !value ? 0 : *value < Number(under) ? 1 : -1;
}

int TwoOfFour(std::array<int, 4> sides) {
  const auto met = std::count(sides.begin(), sides.end(), 1);
  const auto unknown = std::count(sides.begin(), sides.end(), 0);
  return met >= 2 ? 1 : met + unknown >= 2 ? 0 : -1;
}

Expected WhatTheLawSays(const Figures& f) {
  const int residents = SideFrom(f[Criterion::kPopulation], "1000");
  const int four = TwoOfFour({SideOf(f[Criterion::kEmployment], "40"), SideFrom(f[Criterion::kConvicted], "1.98"),
                              SideOf(f[Criterion::kEducation], "60"), SideBelow(f[Criterion::kIncome], "55")});
  const int most = SideOf(f[Criterion::kNonwestern], "50");
  const int four_b = TwoOfFour({SideOf(f[Criterion::kEmployment], "30"), SideFrom(f[Criterion::kConvicted], "1.32"),
                                SideOf(f[Criterion::kEducation], "60"), SideBelow(f[Criterion::kIncome], "65")});
  const int many = SideOf(f[Criterion::kNonwestern], "30");
  if (residents == 1 && four == 1) return {most == 1 ? "ghetto" : "udsat", Certainty::kCertain};
  if (residents == 1 && four_b == 1 && many == 1) return {"forebyggelse", Certainty::kCertain};
  if (residents >= 0 && four >= 0) return {four == 1 && most == 1 ? "ghetto" : "udsat", Certainty::kPossible};
  if (residents >= 0 && four_b >= 0 && many >= 0) return {"forebyggelse", Certainty::kPossible};
  return {};
}

TEST(BoundaryTest, WhatFollowsByBothParagraphs) {
  const std::vector<const char*> outside = {"", "30", "30.000001", "40", "40.000001"};
  const std::vector<const char*> convicted = {"", "1.319999", "1.32", "1.979999", "1.98"};
  const std::vector<const char*> basic = {"", "60", "60.000001"};
  const std::vector<const char*> income = {"", "65", "64.999999", "55", "54.999999"};
  const std::vector<const char*> nonwestern = {"", "30", "30.000001", "50", "50.000001"};
  const std::vector<const char*> residents = {"", "999", "1000"};
  for (const char* a : outside)
    for (const char* b : convicted)
      for (const char* c : basic)
        for (const char* d : income)
          for (const char* e : nonwestern)
            for (const char* f : residents) {
              const Figures figures = TypedFigures{a, b, c, d, e, f, "0.66"}.figures();
              const Conclusion found = Conclude(Rules("R4"), &Rules("R4b"), figures);
              const Expected expected = WhatTheLawSays(figures);
              const std::string name = std::string(a) + "|" + b + "|" + c + "|" + d + "|" + e + "|" + f;
              ASSERT_EQ(found.certainty, expected.certainty) << name;
              ASSERT_EQ(found.in_class == nullptr ? "" : found.in_class->key,
                        expected.class_key == nullptr ? "" : expected.class_key)
                  << name;
              ASSERT_EQ(found.rules->key,
                        found.in_class != nullptr && found.in_class->key == "forebyggelse" ? "R4b" : "R4");
            }
}

TEST(BoundaryTest, WithoutTheNationalAverageThoseConvictedAreOpen) {
  const Figures figures = TypedFigures{.convicted = "99"}.figures();
  EXPECT_EQ(Evaluate(Rules("R3"), figures)[Criterion::kConvicted], Verdict::kUnknown);
  EXPECT_EQ(Evaluate(Rules("R2"), figures)[Criterion::kConvicted], Verdict::kMet) << "its limit is a number";
}

}  // namespace
}  // namespace tovholder::criteria
