// SPDX-License-Identifier: EUPL-1.2
#include "criteria/criterion_words.h"

#include <array>
#include <cstdlib>

#include "base/text.h"
#include "html/formats.h"

namespace tovholder::criteria {
namespace {

std::string Percent(const Decimal& value, const html::Texts& t) {
  return html::FormatDecimal(value, t.language()) + " %";
}

std::string OfTheAges(const std::string& percent, const AgeGroup& ages, const html::Texts& t) {
  const auto age = [](int years) { return std::to_string(years); };
  if (ages.from && ages.to) {
    return t("{percent} of those aged {from}-{to}",
             {{"percent", percent}, {"from", age(*ages.from)}, {"to", age(*ages.to)}});
  }
  if (ages.from) return t("{percent} of those aged {from} and over", {{"percent", percent}, {"from", age(*ages.from)}});
  if (ages.to) return t("{percent} of those aged up to {to}", {{"percent", percent}, {"to", age(*ages.to)}});
  return t("{percent} of the residents", {{"percent", percent}});
}

std::string OfTheAverage(const std::string& percent, Comparison comparison, const html::Texts& t) {
  switch (comparison) {
    case Comparison::kRegion:
      return t("{percent} of the average of the region", {{"percent", percent}});
    case Comparison::kMunicipality:
      return t("{percent} of the average of the municipality", {{"percent", percent}});
    case Comparison::kCountry:
      return t("{percent} of the average of the country", {{"percent", percent}});
    case Comparison::kNone:
      break;
  }
  return percent;
}

std::string LimitWords(const CriterionRule& rule, const html::Texts& t) {
  if (rule.times_national == 0) return ShareWords(rule, rule.threshold, t);
  return t("{n} times the national average", {{"n", std::to_string(rule.times_national)}});
}

}  // namespace

std::string NameOf(Criterion criterion, const html::Texts& t) {
  switch (criterion) {
    case Criterion::kEmployment:
      return std::string(t("without work or education"));
    case Criterion::kConvicted:
      return std::string(t("convicted"));
    case Criterion::kEducation:
      return std::string(t("basic education only"));
    case Criterion::kIncome:
      return std::string(t("average income"));
    case Criterion::kNonwestern:
      return std::string(t("from non-western countries"));
    case Criterion::kPopulation:
      break;
  }
  return std::string(t("residents"));
}

std::string NameOf(const ClassRule& rule, const html::Texts& t) {
  if (t.language() == html::Language::kDanish) return rule.name;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{
      {{"udsat boligområde", html::Msgid("vulnerable housing area")},
       {"ghettoområde", html::Msgid("ghetto area")},
       {"hårdt ghettoområde", html::Msgid("hard ghetto area")},
       {"parallelsamfund", html::Msgid("parallel society")},
       {"omdannelsesområde", html::Msgid("transformation area")},
       {"forebyggelsesområde", html::Msgid("prevention area")}}};
  for (const auto& [danish, english] : kNames) {
    if (danish == rule.name) return std::string(t(english));
  }
  return rule.name;
}

std::string DescribeRule(const CriterionRule& rule, const html::Texts& t) {
  const std::string limit = LimitWords(rule, t);
  const std::string words = rule.op == Operator::kOver      ? t("over {limit}", {{"limit", limit}})
                            : rule.op == Operator::kAtLeast ? t("at least {limit}", {{"limit", limit}})
                                                            : t("under {limit}", {{"limit", limit}});
  const int years = rule.method.years.value_or(1);
  return years == 1 ? words : t("{rule}, mean of {n} years", {{"rule", words}, {"n", std::to_string(years)}});
}

std::string ShareWords(const CriterionRule& rule, const Decimal& value, const html::Texts& t) {
  if (rule.criterion == Criterion::kPopulation) {
    return t.Plural("{n} resident", "{n} residents", value.micros / Decimal::kUnit);
  }
  const std::string percent = Percent(value, t);
  if (rule.criterion == Criterion::kIncome) return OfTheAverage(percent, rule.method.compared_with, t);
  return OfTheAges(percent, rule.ages_in_doubt ? AgeGroup{} : rule.method.ages, t);
}

std::string DistanceWords(const CriterionRule& rule, const Distance& distance, const html::Texts& t) {
  const Decimal size{std::abs(distance.points.micros)};
  if (rule.criterion == Criterion::kPopulation) return ShareWords(rule, size, t);
  const Decimal rounded = Round(size, 2);
  std::string points =
      t("{n} percentage points", {{"n", html::FormatDecimal(rounded == Decimal{} ? size : rounded, t.language())}});
  if (!distance.persons) return points;
  std::string persons = distance.estimated ? t.Plural("about {n} person", "about {n} persons", *distance.persons)
                                           : t.Plural("{n} person", "{n} persons", *distance.persons);
  const int years = rule.method.years.value_or(1);
  if (years > 1) {
    persons = t("{persons} in each of the {n} years", {{"persons", persons}, {"n", std::to_string(years)}});
  }
  return t("{points}, {persons},", {{"points", points}, {"persons", persons}});
}

std::string CountWord(int count, const html::Texts& t) {
  switch (count) {
    case 0:
      return std::string(t.In("count", "none"));
    case 1:
      return std::string(t.In("count", "one"));
    case 2:
      return std::string(t.In("count", "two"));
    case 3:
      return std::string(t.In("count", "three"));
    case 4:
      return std::string(t.In("count", "four"));
    case 5:
      return std::string(t.In("count", "five"));
    default:
      return std::to_string(count);
  }
}

std::string WithCapital(std::string text) {
  if (text.empty()) return text;
  std::size_t end = 0;
  NextCodePoint(text, end);
  return ToUpper(std::string_view(text).substr(0, end)) + text.substr(end);
}

}  // namespace tovholder::criteria
