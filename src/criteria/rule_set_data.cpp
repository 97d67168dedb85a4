// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "base/enum_names.h"
#include "base/text.h"
#include "criteria/evaluation.h"
#include "criteria/rule_set.h"
#include "criteria/rule_set_files.h"

namespace tovholder::criteria {
namespace {

namespace json = boost::json;

constexpr EnumNames<Operator, 3> kOperators{
    {{Operator::kOver, "over"}, {Operator::kAtLeast, "at_least"}, {Operator::kUnder, "under"}}};

// What is wrong with a rule set in a way that has a name of its own.
struct Damage {
  Error error;
};

std::string TextAt(const json::object& object, std::string_view key) {
  return json::value_to<std::string>(object.at(key));
}
std::string TextIn(const json::object& object, std::string_view key) {
  const json::value* found = object.if_contains(key);
  return found == nullptr ? std::string() : json::value_to<std::string>(*found);
}
// Years, ages, counts: none is larger.
constexpr int kLargestNumber = 200;

int NumberIn(const json::object& object, std::string_view key, int otherwise) {
  const json::value* found = object.if_contains(key);
  if (found == nullptr) return otherwise;
  const int number = json::value_to<int>(*found);
  if (number < 0 || number > kLargestNumber) throw std::invalid_argument("no such number: " + std::string(key));
  return number;
}
html::InBothLanguages BothAt(const json::object& object, std::string_view key) {
  const json::object& both = object.at(key).as_object();
  return {TextAt(both, "da"), TextAt(both, "en")};
}
std::vector<std::string> TextsIn(const json::object& object, std::string_view key) {
  const json::value* found = object.if_contains(key);
  return found == nullptr ? std::vector<std::string>() : json::value_to<std::vector<std::string>>(*found);
}

Date DateAt(const json::object& object, std::string_view key) {
  const auto date = ParseIsoDate(TextAt(object, key));
  if (!date) throw std::invalid_argument("no date: " + TextAt(object, key));
  return *date;
}

template <class E>
E NamedIn(const json::object& object, std::string_view key, E otherwise) {
  const std::string name = TextIn(object, key);
  if (name.empty()) return otherwise;
  E value{};
  if (!FromName(name, value)) throw std::invalid_argument("unknown " + std::string(key) + ": " + name);
  return value;
}

Criterion CriterionOf(const std::string& name) {
  Criterion criterion{};
  if (!FromName(name, criterion)) throw std::invalid_argument("unknown criterion: " + name);
  return criterion;
}

std::optional<int> AgeAt(const json::array& ages, std::size_t index) {
  const json::value& age = ages.at(index);
  return age.is_null() ? std::nullopt : std::optional(json::value_to<int>(age));
}

Method MethodOf(const json::object& object) {
  Method method;
  method.counted = NamedIn(object, "counted", Counted::kResidents);
  method.compared_with = NamedIn(object, "compared_with", Comparison::kNone);
  method.unknown_education = NamedIn(object, "unknown_education", UnknownEducation::kNotSaid);
  method.years = NumberIn(object, "years", 1);
  if (*method.years < 1) throw std::invalid_argument("years");
  if (const json::value* ages = object.if_contains("ages")) {
    method.ages = {AgeAt(ages->as_array(), 0), AgeAt(ages->as_array(), 1)};
  }
  return method;
}

Decimal ThresholdIn(const json::object& object, const std::string& criterion, const std::string& file) {
  const std::string text = TextIn(object, "threshold");
  if (text.empty()) throw Damage{{"criteria.no_threshold", {{"file", file}, {"criterion", criterion}}}};
  const auto number = ParseDecimal(text, DecimalMark::kPoint);
  if (!number) throw std::invalid_argument("no number: " + text);
  return *number;
}

constexpr Decimal kLargestThreshold = Decimal::Of(1'000'000'000);

CriterionRule CriterionRuleOf(const json::object& object, const std::string& file) {
  CriterionRule rule;
  const std::string name = TextAt(object, "criterion");
  rule.criterion = CriterionOf(name);
  rule.law = TextAt(object, "law");
  rule.method = MethodOf(object);
  const json::value* doubt = object.if_contains("ages_in_doubt");
  rule.ages_in_doubt = doubt != nullptr && doubt->as_bool();
  const std::string op = TextIn(object, "operator");
  if (!ValueIn(kOperators, op, rule.op)) {
    throw Damage{{"criteria.no_operator", {{"file", file}, {"criterion", name}}}};
  }
  rule.times_national = NumberIn(object, "times_national", 0);
  if (rule.times_national == 0) rule.threshold = ThresholdIn(object, name, file);
  if (rule.threshold < Decimal{} || rule.threshold > kLargestThreshold)
    throw std::invalid_argument("threshold of " + name);
  rule.years_before_list = NumberIn(object, "years_before_list", 1);
  return rule;
}

std::vector<Criterion> CriteriaIn(const json::object& object, std::string_view key, const RuleSet& rules) {
  std::vector<Criterion> criteria;
  for (const std::string& name : TextsIn(object, key)) {
    criteria.push_back(CriterionOf(name));
    if (rules.Find(criteria.back()) == nullptr) throw std::invalid_argument("class without its criterion: " + name);
  }
  return criteria;
}

void RequireClass(const RuleSet& rules, const std::string& key, const std::string& file) {
  if (!key.empty() && rules.FindClass(key) == nullptr) {
    throw Damage{{"criteria.unknown_class", {{"file", file}, {"name", key}}}};
  }
}

ClassRule ClassRuleOf(const json::object& object, const RuleSet& rules, const std::string& file) {
  ClassRule rule;
  rule.key = TextAt(object, "key");
  rule.name = TextAt(object, "name");
  rule.law = TextAt(object, "law");
  rule.within = TextIn(object, "within");
  rule.held = TextIn(object, "held");
  rule.years = NumberIn(object, "years", 0);
  rule.at_least = NumberIn(object, "at_least", 0);
  rule.of = CriteriaIn(object, "of", rules);
  rule.required = CriteriaIn(object, "required", rules);
  RequireClass(rules, rule.within, file);
  RequireClass(rules, rule.held, file);
  if (rule.at_least > std::ssize(rule.of)) throw std::invalid_argument("at_least of " + rule.key);
  if ((rule.years > 0) == rule.held.empty()) throw std::invalid_argument("years of " + rule.key);
  const bool asks = rule.at_least > 0 || !rule.required.empty() || rule.years > 0;
  if (!asks) throw std::invalid_argument("class that asks for nothing: " + rule.key);
  return rule;
}

void AddCriterion(RuleSet& rules, CriterionRule rule) {
  if (rules.Find(rule.criterion) != nullptr) {
    throw std::invalid_argument("criterion twice: " + std::string(ToName(rule.criterion)));
  }
  rules.criteria.push_back(std::move(rule));
}

void AddClass(RuleSet& rules, ClassRule rule) {
  if (rules.FindClass(rule.key) != nullptr) throw std::invalid_argument("class twice: " + rule.key);
  if (std::ssize(rules.classes) == kMostClasses) throw std::invalid_argument("too many classes");
  rules.classes.push_back(std::move(rule));
}

RuleSet RuleSetOf(const json::object& object, const std::string& file) {
  RuleSet rules;
  rules.key = TextAt(object, "key");
  rules.track = TextAt(object, "track");
  rules.name = BothAt(object, "name");
  rules.law = BothAt(object, "law");
  rules.sources = TextsIn(object, "sources");
  rules.labels = TextsIn(object, "labels");
  const json::object& valid = object.at("valid").as_object();
  rules.valid_from = DateAt(valid, "from");
  if (valid.contains("to")) rules.valid_to = DateAt(valid, "to");
  if (rules.valid_to && *rules.valid_to < rules.valid_from) throw std::invalid_argument("valid");
  for (const json::value& one : object.at("criteria").as_array()) {
    AddCriterion(rules, CriterionRuleOf(one.as_object(), file));
  }
  for (const json::value& one : object.at("classes").as_array()) {
    AddClass(rules, ClassRuleOf(one.as_object(), rules, file));
  }
  if (rules.criteria.empty() || rules.classes.empty()) throw std::invalid_argument("no criteria or no classes");
  return rules;
}

std::vector<RuleSet> LoadRuleSets() {
  std::vector<RuleSet> all;
  for (const EmbeddedFile& file : RuleSetFiles()) {
    auto parsed = ParseRuleSet(file.content, std::string(file.name));
    if (!parsed) throw std::logic_error(std::string(file.name) + ": " + parsed.error().id);
    all.push_back(std::move(*parsed));
  }
  std::sort(all.begin(), all.end(), [](const RuleSet& a, const RuleSet& b) {
    return std::pair(a.valid_from, a.key) < std::pair(b.valid_from, b.key);
  });
  if (const auto valid = CheckValidity(all); !valid) throw std::logic_error(valid.error().id);
  return all;
}

bool Overlap(const RuleSet& a, const RuleSet& b) {
  return (!a.valid_to || *a.valid_to >= b.valid_from) && (!b.valid_to || *b.valid_to >= a.valid_from);
}

constexpr int kFirstListYear = 2010;
constexpr int kLastListYear = 2100;
constexpr int kFirstInDecember = 2014;

}  // namespace

const CriterionRule* RuleSet::Find(Criterion criterion) const {
  const auto found = std::find_if(criteria.begin(), criteria.end(),
                                  [&](const CriterionRule& one) { return one.criterion == criterion; });
  return found == criteria.end() ? nullptr : &*found;
}

const ClassRule* RuleSet::FindClass(std::string_view class_key) const {
  const auto found =
      std::find_if(classes.begin(), classes.end(), [&](const ClassRule& one) { return one.key == class_key; });
  return found == classes.end() ? nullptr : &*found;
}

bool RuleSet::IsInForce(Date list_day) const { return list_day >= valid_from && (!valid_to || list_day <= *valid_to); }

const std::vector<RuleSet>& RuleSets() {
  static const std::vector<RuleSet> all = LoadRuleSets();
  return all;
}

const RuleSet* FindRuleSet(std::string_view key) {
  const auto& all = RuleSets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const RuleSet& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

Date DayOf(const ListYear& list) {
  const auto month = list.year < kFirstInDecember ? std::chrono::October : std::chrono::December;
  return Date{std::chrono::year(list.year), month, std::chrono::day(1)};
}

std::optional<ListYear> ParseListYear(std::string_view text) {
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto year = ParseCount<int>(text.substr(0, dash));
  if (!year || *year < kFirstListYear || *year > kLastListYear) return std::nullopt;
  ListYear list{*year, dash < text.size() ? std::string(text) : std::string()};
  const auto has_label = [&](const RuleSet& one) {
    return std::find(one.labels.begin(), one.labels.end(), list.label) != one.labels.end();
  };
  const auto& all = RuleSets();
  if (!list.label.empty() && std::none_of(all.begin(), all.end(), has_label)) return std::nullopt;
  return list;
}

std::string ToText(const ListYear& list) { return list.label.empty() ? std::to_string(list.year) : list.label; }

const RuleSet* FindGoverning(const std::vector<RuleSet>& rules, const ListYear& list, std::string_view track) {
  const auto governs = [&](const RuleSet& one) {
    if (one.track != track) return false;
    if (list.label.empty()) return one.IsInForce(DayOf(list));
    return std::find(one.labels.begin(), one.labels.end(), list.label) != one.labels.end();
  };
  const auto found = std::find_if(rules.begin(), rules.end(), governs);
  return found == rules.end() ? nullptr : &*found;
}

Result<RuleSet> ParseRuleSet(std::string_view text, const std::string& file) {
  try {
    return RuleSetOf(json::parse(text).as_object(), file);
  } catch (const Damage& damage) {
    return tl::unexpected<Error>(damage.error);
  } catch (const std::exception& damage) {
    return Fail("criteria.rules_damaged", {{"file", file}, {"detail", damage.what()}});
  }
}

Result<void> CheckValidity(const std::vector<RuleSet>& rules) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t j = i + 1; j < rules.size(); ++j) {
      if (rules[i].track != rules[j].track || !Overlap(rules[i], rules[j])) continue;
      return Fail("criteria.rules_overlap", {{"one", rules[i].key},
                                             {"other", rules[j].key},
                                             {"day", FormatIso(std::max(rules[i].valid_from, rules[j].valid_from))}});
    }
  }
  return {};
}

}  // namespace tovholder::criteria
