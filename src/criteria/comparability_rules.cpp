// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "criteria/comparability.h"

namespace tovholder::criteria {
namespace {

constexpr EnumNames<Difference, 7> kDifferences{{{Difference::kAges, "ages"},
                                                 {Difference::kDenominator, "denominator"},
                                                 {Difference::kCounted, "counted"},
                                                 {Difference::kYears, "years"},
                                                 {Difference::kComparison, "comparison"},
                                                 {Difference::kPooled, "pooled"},
                                                 {Difference::kUnknownEducation, "unknown_education"}}};

std::string AgesOf(const AgeGroup& ages, const html::Texts& t) {
  const auto number = [](int age) { return std::to_string(age); };
  if (ages.from && ages.to) return t("those of {from}-{to}", {{"from", number(*ages.from)}, {"to", number(*ages.to)}});
  if (ages.from) return t("those of {from} and over", {{"from", number(*ages.from)}});
  if (ages.to) return t("those up to {to}", {{"to", number(*ages.to)}});
  return std::string(t("all residents"));
}

std::string_view CountedWord(Counted counted, const html::Texts& t) {
  switch (counted) {
    case Counted::kResidents:
      return t("residents");
    case Counted::kConvictedPersons:
      return t("convicted persons");
    case Counted::kDecisions:
      return t("decisions of criminal courts");
    case Counted::kIncome:
      return t("income");
    case Counted::kCases:
      return t("cases");
    case Counted::kOther:
      break;
  }
  return t("something else");
}

std::string_view ComparedWord(Comparison comparison, const html::Texts& t) {
  switch (comparison) {
    case Comparison::kRegion:
      return t("the region");
    case Comparison::kMunicipality:
      return t("the municipality");
    case Comparison::kCountry:
      return t("the country");
    case Comparison::kNone:
      break;
  }
  return t("nothing");
}

std::string YearsBecause(const CriterionRule& rule, const Method& method, const html::Texts& t) {
  const std::string asked = std::to_string(rule.method.years.value_or(1));
  if (!method.years && rule.method.years.value_or(1) == 1) {
    return std::string(t("it is not said over which years; the law asks for one"));
  }
  if (!method.years) {
    return t("it is not said over which years; the law asks for the mean of {asked}", {{"asked", asked}});
  }
  if (rule.method.years.value_or(1) == 1) {
    return t("it is a mean of {has} years; the law asks for one", {{"has", std::to_string(*method.years)}});
  }
  return *method.years == 1 ? t("it is of one year; the law asks for the mean of {asked}", {{"asked", asked}})
                            : t("it is a mean of {has} years; the law asks for {asked}",
                                {{"has", std::to_string(*method.years)}, {"asked", asked}});
}

int Agreeing(const RuleSet& rules, std::span<const QuotedLimit> limits) {
  return static_cast<int>(std::count_if(limits.begin(), limits.end(), [&](const QuotedLimit& one) {
    const CriterionRule* rule = rules.Find(one.criterion);
    return rule != nullptr && rule->times_national == 0 && rule->threshold == one.percent;
  }));
}

}  // namespace

std::string_view ToName(Difference difference) { return NameIn(kDifferences, difference); }

std::vector<Difference> FindDifferences(const CriterionRule& rule, const Method& method) {
  std::vector<Difference> found;
  const auto add = [&](bool differs, Difference difference) {
    if (differs) found.push_back(difference);
  };
  const bool ages = !rule.ages_in_doubt && method.ages != rule.method.ages;
  add(ages && !method.ages.all(), Difference::kAges);
  add(ages && method.ages.all(), Difference::kDenominator);
  add(method.counted != rule.method.counted, Difference::kCounted);
  add(method.years != rule.method.years, Difference::kYears);
  add(method.compared_with != rule.method.compared_with, Difference::kComparison);
  add(method.scope == Scope::kSeveralAreas, Difference::kPooled);
  add(rule.method.unknown_education != UnknownEducation::kNotSaid &&
          method.unknown_education != rule.method.unknown_education,
      Difference::kUnknownEducation);
  return found;
}

std::string Because(Difference difference, const CriterionRule& rule, const Method& method, const html::Texts& t) {
  switch (difference) {
    case Difference::kAges:
    case Difference::kDenominator:
      return t("it is of {has}; the law asks for {asked}",
               {{"has", AgesOf(method.ages, t)}, {"asked", AgesOf(rule.method.ages, t)}});
    case Difference::kCounted:
      return t("it counts {has}; the law counts {asked}",
               {{"has", CountedWord(method.counted, t)}, {"asked", CountedWord(rule.method.counted, t)}});
    case Difference::kYears:
      return YearsBecause(rule, method, t);
    case Difference::kComparison:
      return t("it is compared with {has}; the law compares with {asked}",
               {{"has", ComparedWord(method.compared_with, t)}, {"asked", ComparedWord(rule.method.compared_with, t)}});
    case Difference::kPooled:
      return std::string(t("it is of several areas as one; the law looks at each area by itself"));
    case Difference::kUnknownEducation:
      break;
  }
  const bool law_counts = rule.method.unknown_education == UnknownEducation::kCountedIn;
  if (method.unknown_education == UnknownEducation::kNotSaid) {
    return std::string(
        law_counts
            ? t("it is not said whether those whose education is unknown are counted in; the law counts them in")
            : t("it is not said whether those whose education is unknown are counted in; the law leaves them out"));
  }
  return std::string(law_counts ? t("those whose education is unknown are left out; the law counts them in")
                                : t("those whose education is unknown are counted in; the law leaves them out"));
}

QuotedRules FindQuoted(const std::vector<RuleSet>& rules, std::span<const QuotedLimit> limits) {
  QuotedRules best;
  for (const RuleSet& one : rules) {
    const int agree = Agreeing(one, limits);
    if (agree == 0 || agree < best.agree) continue;
    best = {&one, agree, static_cast<int>(limits.size()) - agree};
  }
  return best;
}

}  // namespace tovholder::criteria
