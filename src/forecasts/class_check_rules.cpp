// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "forecasts/class_check.h"

namespace tovholder::forecasts {
namespace {

using criteria::Certainty;
using criteria::ClassRule;
using criteria::Criterion;
using criteria::Operator;

constexpr double kHalfMicro = 0.5 / static_cast<double>(Decimal::kUnit);
constexpr int kAsManyAsAsked = std::numeric_limits<int>::max() / 2;

unsigned BitOf(Criterion criterion) { return 1U << static_cast<unsigned>(criteria::IndexOf(criterion)); }

Limit LimitOf(const criteria::CriterionRule& rule, double national_convicted) {
  Decimal threshold = rule.threshold;
  if (rule.times_national > 0) threshold = ToDecimal(national_convicted).value_or(Decimal{}) * rule.times_national;
  const double moved = rule.op == Operator::kOver ? kHalfMicro : -kHalfMicro;
  return {rule.criterion, rule.op, ToDouble(threshold) + moved, rule.method.years.value_or(1), rule.years_before_list};
}

Certainty Judge(const ClassRule& rule, unsigned known, unsigned met) {
  int certain = 0;
  int open = 0;
  for (const Criterion criterion : rule.of) {
    if ((met & BitOf(criterion)) != 0)
      ++certain;
    else if ((known & BitOf(criterion)) == 0)
      ++open;
  }
  if (certain + open < rule.at_least) return Certainty::kExcluded;
  Certainty certainty = certain >= rule.at_least ? Certainty::kCertain : Certainty::kPossible;
  for (const Criterion criterion : rule.required) {
    if ((met & BitOf(criterion)) != 0) continue;
    if ((known & BitOf(criterion)) != 0) return Certainty::kExcluded;
    certainty = Certainty::kPossible;
  }
  return certainty;
}

}  // namespace

bool Limit::IsMet(double figure) const { return op == Operator::kUnder ? figure < value : figure >= value; }

Streak Streak::After(criteria::PastYears past) {
  Streak streak;
  const auto is_certain = [](Certainty certainty) { return certainty == Certainty::kCertain; };
  const auto is_excluded = [](Certainty certainty) { return certainty == Certainty::kExcluded; };
  streak.certain = static_cast<int>(std::find_if_not(past.begin(), past.end(), is_certain) - past.begin());
  const auto excluded = std::find_if(past.begin(), past.end(), is_excluded);
  streak.possible = excluded == past.end() ? kAsManyAsAsked : static_cast<int>(excluded - past.begin());
  return streak;
}

void Streak::Add(Certainty certainty) {
  certain = certainty == Certainty::kCertain ? certain + 1 : 0;
  possible = certainty == Certainty::kExcluded ? 0 : possible + 1;
}

Certainty Streak::Of(int years) const {
  if (certain >= years) return Certainty::kCertain;
  return possible >= years ? Certainty::kPossible : Certainty::kExcluded;
}

ClassCheck::ClassCheck(const criteria::RuleSet& rules, double national_convicted) {
  limits_.reserve(rules.criteria.size());
  for (const criteria::CriterionRule& rule : rules.criteria) limits_.push_back(LimitOf(rule, national_convicted));
  const auto position_of = [&](const std::string& key) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < classes_.size(); ++i)
      if (rules.classes[i].key == key) return i;
    return std::nullopt;
  };
  classes_.reserve(rules.classes.size());
  for (const ClassRule& rule : rules.classes)
    classes_.push_back({position_of(rule.within), position_of(rule.held), rule.years});
  table_.resize(std::size_t{kCombinations} * kCombinations);
  for (unsigned known = 0; known < kCombinations; ++known)
    for (unsigned met = 0; met < kCombinations; ++met)
      for (std::size_t i = 0; i < classes_.size(); ++i)
        table_[std::size_t{known} * kCombinations + met][i] = Judge(rules.classes[i], known, met);
}

ClassCheck::Streaks ClassCheck::StreaksOf(criteria::PastYears past) const {
  Streaks streaks;
  streaks.fill(Streak::After(past));
  return streaks;
}

ClassCheck::Classes ClassCheck::Evaluate(unsigned known, unsigned met, Streaks& streaks) const {
  Classes classes = table_[std::size_t{known} * kCombinations + met];
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const Class& rule = classes_[i];
    if (rule.within) classes[i] = std::min(classes[i], classes[*rule.within]);
    if (!rule.held) continue;
    streaks[i].Add(classes[*rule.held]);
    classes[i] = std::min(classes[i], streaks[i].Of(std::max(1, rule.years)));
  }
  return classes;
}

}  // namespace tovholder::forecasts
