// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "criteria/evaluation.h"

namespace tovholder::criteria {
namespace {

constexpr EnumNames<Certainty, 3> kCertainties{
    {{Certainty::kExcluded, "excluded"}, {Certainty::kPossible, "possible"}, {Certainty::kCertain, "certain"}}};

Certainty FromVerdict(Verdict verdict) { return static_cast<Certainty>(verdict); }

// k of n: certain with those that are met, possible with those that are not known.
Certainty CountMet(const ClassRule& rule, const Evaluation& evaluation) {
  int met = 0;
  int unknown = 0;
  for (const Criterion criterion : rule.of) {
    met += evaluation[criterion] == Verdict::kMet ? 1 : 0;
    unknown += evaluation[criterion] == Verdict::kUnknown ? 1 : 0;
  }
  if (met >= rule.at_least) return Certainty::kCertain;
  return met + unknown >= rule.at_least ? Certainty::kPossible : Certainty::kExcluded;
}

// This list first, then those before it; a list of which nothing is known leaves it open.
Certainty HeldThrough(int years, Certainty now, PastYears past) {
  Certainty held = now;
  for (int back = 1; back < years; ++back) {
    const auto index = static_cast<std::size_t>(back - 1);
    held = std::min(held, index < past.size() ? past[index] : Certainty::kPossible);
  }
  return held;
}

int PositionOf(const RuleSet& rules, std::string_view class_key) {
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    if (rules.classes[i].key == class_key) return static_cast<int>(i);
  }
  return -1;
}

// What a class asks for by itself, its years left aside.
Certainty OwnDemands(const ClassRule& rule, const Evaluation& evaluation) {
  Certainty own = rule.at_least > 0 ? CountMet(rule, evaluation) : Certainty::kCertain;
  for (const Criterion criterion : rule.required) {
    if (criterion != Criterion::kPopulation) own = std::min(own, FromVerdict(evaluation[criterion]));
  }
  return own;
}

Certainty ClassOf(const RuleSet& rules, const ClassRule& rule, const Evaluation& evaluation, PastYears past) {
  Certainty certainty = rule.at_least > 0 ? CountMet(rule, evaluation) : Certainty::kCertain;
  for (const Criterion criterion : rule.required) certainty = std::min(certainty, FromVerdict(evaluation[criterion]));
  if (const int within = PositionOf(rules, rule.within); within >= 0) {
    certainty = std::min(certainty, evaluation.classes[static_cast<std::size_t>(within)]);
  }
  if (const int held = PositionOf(rules, rule.held); held >= 0) {
    certainty = std::min(certainty, HeldThrough(rule.years, evaluation.classes[static_cast<std::size_t>(held)], past));
  }
  return certainty;
}

// Where nothing is certain: the narrowest class for which all that is known speaks, else the widest possible one.
const ClassRule* MostLikely(const RuleSet& rules, const Evaluation& evaluation) {
  const ClassRule* likely = nullptr;
  const ClassRule* widest = nullptr;
  bool speaks = true;
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    if (evaluation.classes[i] == Certainty::kExcluded) continue;
    if (widest == nullptr) widest = &rules.classes[i];
    speaks = speaks && rules.classes[i].years == 0 && OwnDemands(rules.classes[i], evaluation) == Certainty::kCertain;
    if (speaks) likely = &rules.classes[i];
  }
  return likely != nullptr ? likely : widest;
}

Conclusion ConcludeBy(const RuleSet& rules, const Figures& figures, PastYears past) {
  Conclusion conclusion{&rules, Evaluate(rules, figures, past), nullptr, Certainty::kExcluded, figures};
  if (const auto narrowest = conclusion.evaluation.Narrowest(rules)) {
    conclusion.in_class = &rules.classes[static_cast<std::size_t>(*narrowest)];
    conclusion.certainty = Certainty::kCertain;
  } else if (const ClassRule* likely = MostLikely(rules, conclusion.evaluation)) {
    conclusion.in_class = likely;
    conclusion.certainty = Certainty::kPossible;
  }
  return conclusion;
}

}  // namespace

std::string_view ToName(Certainty certainty) { return NameIn(kCertainties, certainty); }

std::optional<int> Evaluation::Narrowest(const RuleSet& rules) const {
  for (int i = static_cast<int>(rules.classes.size()); i-- > 0;) {
    if (classes[static_cast<std::size_t>(i)] == Certainty::kCertain) return i;
  }
  return std::nullopt;
}

std::optional<Certainty> Evaluation::Of(const RuleSet& rules, std::string_view class_key) const {
  const int position = PositionOf(rules, class_key);
  return position < 0 ? std::nullopt : std::optional(classes[static_cast<std::size_t>(position)]);
}

std::optional<Decimal> ThresholdOf(const CriterionRule& rule, const Figures& figures) {
  if (rule.times_national == 0) return rule.threshold;
  if (!figures.national_convicted) return std::nullopt;
  return *figures.national_convicted * rule.times_national;
}

Verdict Judge(const CriterionRule& rule, const Figures& figures) {
  const auto& value = figures[rule.criterion];
  const auto threshold = ThresholdOf(rule, figures);
  if (!value || !threshold) return Verdict::kUnknown;
  const bool met = rule.op == Operator::kOver      ? *value > *threshold
                   : rule.op == Operator::kAtLeast ? *value >= *threshold
                                                   : *value < *threshold;
  return met ? Verdict::kMet : Verdict::kNotMet;
}

Evaluation Evaluate(const RuleSet& rules, const Figures& figures, PastYears past) {
  Evaluation evaluation;
  evaluation.verdicts.fill(Verdict::kUnknown);
  for (const CriterionRule& rule : rules.criteria) {
    evaluation.verdicts[static_cast<std::size_t>(IndexOf(rule.criterion))] = Judge(rule, figures);
  }
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    evaluation.classes[i] = ClassOf(rules, rules.classes[i], evaluation, past);
  }
  return evaluation;
}

Conclusion Conclude(const RuleSet& by_main, const RuleSet* by_prevention, const Figures& figures, PastYears past) {
  Conclusion main = ConcludeBy(by_main, figures, past);
  if (by_prevention == nullptr || main.certainty == Certainty::kCertain) return main;
  const Conclusion prevention = ConcludeBy(*by_prevention, figures, {});
  if (prevention.certainty == Certainty::kCertain) return prevention;
  if (main.certainty == Certainty::kPossible || prevention.certainty == Certainty::kExcluded) return main;
  return prevention;
}

}  // namespace tovholder::criteria
