// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "criteria/criterion_words.h"
#include "html/formats.h"

namespace tovholder::criteria {
namespace {

std::string LimitOf(const CriterionRule& rule, const Decimal& limit, const html::Texts& t) {
  const std::string number = html::FormatDecimal(limit, t.language());
  return rule.criterion == Criterion::kPopulation ? number : number + " %";
}

std::string Position(const CriterionRule& rule, const Decimal& value, const Decimal& limit, const html::Texts& t) {
  const std::string share = ShareWords(rule, value, t);
  const std::string number = LimitOf(rule, limit, t);
  if (value == limit) return t("{share}, exactly the limit of {limit}.", {{"share", share}, {"limit", number}});
  return value > limit ? t("{share}, over the limit of {limit}.", {{"share", share}, {"limit", number}})
                       : t("{share}, under the limit of {limit}.", {{"share", share}, {"limit", number}});
}

std::string VerdictWords(const CriterionRule& rule, Verdict verdict, const Distance& distance, const html::Texts& t) {
  const bool met = verdict == Verdict::kMet;
  if (distance.points == Decimal{}) {
    return std::string(met ? t("The criterion is met, since the limit itself counts.")
                           : t("The criterion is not met, since the limit itself does not count."));
  }
  const std::string words = DistanceWords(rule, distance, t);
  if (!met) return t("The criterion is not met; {distance} to the limit.", {{"distance", words}});
  if (rule.criterion == Criterion::kPopulation) return std::string(t("The criterion is met."));
  return distance.points > Decimal{} ? t("The criterion is met; {distance} too much.", {{"distance", words}})
                                     : t("The criterion is met; {distance} too little.", {{"distance", words}});
}

// From the widest class to `rule`, each within the one before.
std::vector<const ClassRule*> ChainTo(const RuleSet& rules, const ClassRule& rule) {
  std::vector<const ClassRule*> chain;
  for (const ClassRule* one = &rule; one != nullptr; one = rules.FindClass(one->within))
    chain.insert(chain.begin(), one);
  return chain;
}

// What stands between the last two is given: sentences take a comma in Danish, names do not.
std::string JoinWith(const std::vector<std::string>& parts, std::string_view last) {
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) joined += i + 1 == parts.size() ? last : ", ";
    joined += parts[i];
  }
  return joined;
}
std::string JoinSentences(const std::vector<std::string>& parts, const html::Texts& t) {
  return JoinWith(parts, t.In("sentences", ", and "));
}
std::string JoinNames(const std::vector<std::string>& parts, const html::Texts& t) {
  return JoinWith(parts, t.In("names", " and "));
}

int MetOf(const ClassRule& rule, const Evaluation& evaluation) {
  return static_cast<int>(std::count_if(rule.of.begin(), rule.of.end(),
                                        [&](Criterion criterion) { return evaluation[criterion] == Verdict::kMet; }));
}

std::string CountWords(const ClassRule& rule, const Evaluation& evaluation, const html::Texts& t) {
  const int met = MetOf(rule, evaluation);
  return t.Plural("{met} of {all} criteria is met", "{met} of {all} criteria are met", met,
                  {{"met", CountWord(met, t)}, {"all", CountWord(static_cast<int>(rule.of.size()), t)}});
}

std::string RequiredWords(const CriterionRule& rule, const html::Texts& t) {
  if (rule.criterion == Criterion::kNonwestern && rule.op == Operator::kOver) {
    return t("over {limit} are from non-western countries", {{"limit", LimitOf(rule, rule.threshold, t)}});
  }
  return NameOf(rule.criterion, t) + ": " + DescribeRule(rule, t);
}

// What is known to speak for a class.
std::string Grounds(const Conclusion& conclusion, const std::vector<const ClassRule*>& chain, const html::Texts& t) {
  const Evaluation& evaluation = conclusion.evaluation;
  std::vector<std::string> grounds;
  for (const ClassRule* one : chain) {
    if (one->at_least > 0) grounds.push_back(CountWords(*one, evaluation, t));
    for (const Criterion criterion : one->required) {
      const CriterionRule* rule = conclusion.rules->Find(criterion);
      const bool said = criterion != Criterion::kPopulation && evaluation[criterion] == Verdict::kMet;
      if (said && rule != nullptr) grounds.push_back(RequiredWords(*rule, t));
    }
    const ClassRule* held = conclusion.rules->FindClass(one->held);
    if (held != nullptr && evaluation.Of(*conclusion.rules, one->key) == Certainty::kCertain) {
      grounds.push_back(t("it has been a {class} on each of the latest {n} lists",
                          {{"class", NameOf(*held, t)}, {"n", std::to_string(one->years)}}));
    }
  }
  return JoinSentences(grounds, t);
}

// What has to be known before a class is certain: names of figures, and what the lists before say.
std::string Missing(const Conclusion& conclusion, const std::vector<const ClassRule*>& chain, const html::Texts& t) {
  const Evaluation& evaluation = conclusion.evaluation;
  std::vector<std::string> missing;
  const auto add = [&](Criterion criterion) {
    if (evaluation[criterion] != Verdict::kUnknown) return;
    const bool limit_alone = criterion == Criterion::kConvicted && conclusion.figures[criterion].has_value();
    const std::string name =
        limit_alone ? std::string(t("the national average of those convicted")) : NameOf(criterion, t);
    if (std::find(missing.begin(), missing.end(), name) == missing.end()) missing.push_back(name);
  };
  for (const ClassRule* one : chain) {
    if (MetOf(*one, evaluation) < one->at_least) std::for_each(one->of.begin(), one->of.end(), add);
    std::for_each(one->required.begin(), one->required.end(), add);
    const ClassRule* held = conclusion.rules->FindClass(one->held);
    if (held == nullptr || evaluation.Of(*conclusion.rules, held->key) != Certainty::kCertain) continue;
    missing.push_back(t.Plural("whether it was a {class} on the list before",
                               "whether it was a {class} on the {n} lists before", one->years - 1,
                               {{"class", NameOf(*held, t)}}));
  }
  return JoinNames(missing, t);
}

std::string FailureOf(const CriterionRule& rule, const Figures& figures, const html::Texts& t) {
  const auto distance = DistanceOf(rule, figures, std::nullopt);
  const std::string name = NameOf(rule.criterion, t);
  if (!distance || distance->points == Decimal{}) return t("{name} (exactly at the limit)", {{"name", name}});
  return t("{name} ({distance} from the limit)", {{"name", name}, {"distance", DistanceWords(rule, *distance, t)}});
}

// Why a class is out: what it counts too few of, and each criterion of it that fails.
std::string Failures(const Conclusion& conclusion, const ClassRule& rule, const html::Texts& t) {
  const Evaluation& evaluation = conclusion.evaluation;
  std::vector<std::string> failures;
  const auto fails = [&](Criterion criterion) {
    const CriterionRule* found = conclusion.rules->Find(criterion);
    if (found == nullptr || evaluation[criterion] != Verdict::kNotMet) return;
    failures.push_back(FailureOf(*found, conclusion.figures, t));
  };
  std::for_each(rule.required.begin(), rule.required.end(), fails);
  const auto failed =
      std::count_if(rule.of.begin(), rule.of.end(), [&](Criterion one) { return evaluation[one] == Verdict::kNotMet; });
  if (rule.at_least == 0 || std::ssize(rule.of) - failed >= rule.at_least) {
    return t("The area is on no list. Not met: {failures}.", {{"failures", JoinNames(failures, t)}});
  }
  std::for_each(rule.of.begin(), rule.of.end(), fails);
  return t("The area is on no list: {met}, and {n} are asked for. Not met: {failures}.",
           {{"met", CountWords(rule, evaluation, t)},
            {"n", CountWord(rule.at_least, t)},
            {"failures", JoinNames(failures, t)}});
}

// "It is not known whether it is also …" of the class that is next within.
std::string Narrower(const Conclusion& conclusion, const html::Texts& t) {
  for (const ClassRule& one : conclusion.rules->classes) {
    if (one.within != conclusion.in_class->key) continue;
    if (conclusion.evaluation.Of(*conclusion.rules, one.key) != Certainty::kPossible) continue;
    return " " + t("It is not known whether it is also a {class}; that depends on: {missing}.",
                   {{"class", NameOf(one, t)}, {"missing", Missing(conclusion, {&one}, t)}});
  }
  return {};
}

std::string ExplainPossible(const Conclusion& conclusion, const std::vector<const ClassRule*>& chain,
                            const html::Texts& t) {
  const std::string name = NameOf(*conclusion.in_class, t);
  const std::string missing = Missing(conclusion, chain, t);
  const bool any_met = std::any_of(conclusion.evaluation.verdicts.begin(), conclusion.evaluation.verdicts.end(),
                                   [](Verdict verdict) { return verdict == Verdict::kMet; });
  if (!any_met) return t("The area may be a {class}. Not known: {missing}.", {{"class", name}, {"missing", missing}});
  return t("The area may be a {class}: {grounds}. Not known: {missing}.",
           {{"class", name}, {"grounds", Grounds(conclusion, chain, t)}, {"missing", missing}});
}

}  // namespace

std::string ExplainCriterion(const CriterionRule& rule, const Figures& figures, std::optional<GroupSize> group,
                             const html::Texts& t) {
  const std::string name = WithCapital(NameOf(rule.criterion, t));
  const auto& value = figures[rule.criterion];
  if (!value) {
    return t("{name}: the figure is not known, so the criterion is open. It is met when it is {rule}.",
             {{"name", name}, {"rule", DescribeRule(rule, t)}});
  }
  const auto distance = DistanceOf(rule, figures, group);
  if (!distance) {
    return t(
        "{name}: {share}. The national average of the list is not known, so the criterion is open; it is met when it "
        "is {rule}.",
        {{"name", name}, {"share", ShareWords(rule, *value, t)}, {"rule", DescribeRule(rule, t)}});
  }
  return name + ": " + Position(rule, *value, *value - distance->points, t) + " " +
         VerdictWords(rule, Judge(rule, figures), *distance, t);
}

std::string ExplainClass(const Conclusion& conclusion, const html::Texts& t) {
  if (conclusion.in_class == nullptr) {
    return Failures(conclusion, conclusion.rules->classes.front(), t);
  }
  const auto chain = ChainTo(*conclusion.rules, *conclusion.in_class);
  if (conclusion.certainty == Certainty::kPossible) return ExplainPossible(conclusion, chain, t);
  return WithCapital(t("{grounds}: the area is a {class}.",
                       {{"grounds", Grounds(conclusion, chain, t)}, {"class", NameOf(*conclusion.in_class, t)}})) +
         Narrower(conclusion, t);
}

}  // namespace tovholder::criteria
