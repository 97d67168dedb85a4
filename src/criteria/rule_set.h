// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "base/time.h"
#include "criteria/criterion.h"
#include "html/texts.h"

// The rules of the yearly lists of housing areas as data, one file a rule set: see rules/.
namespace tovholder::criteria {

enum class Operator { kOver, kAtLeast, kUnder };  // "overstiger", "udgør mindst", "mindre end"

struct CriterionRule {
  Criterion criterion = Criterion::kEmployment;
  std::string law;  // "§ 61 a, stk. 1, nr. 1"
  Method method;
  // The law does not say the ages; those of `method` are how the figure is made in practice.
  bool ages_in_doubt = false;
  Operator op = Operator::kOver;
  Decimal threshold;       // per cent, residents for the population
  int times_national = 0;  // over 0: the threshold is the national average of the list times this
  // Figures of the list of year Y are of Y less this, and of the years before it where it is a mean; counts of
  // 1 January are of that year.
  int years_before_list = 1;
};

// A class of areas, as the law of its time calls it.
struct ClassRule {
  std::string key;     // "udsat", "ghetto", "omdannelse"; the same through the years where the name alone has changed
  std::string name;    // "ghettoområde"; what lists and files say
  std::string law;     // "§ 61 a, stk. 2"
  std::string within;  // key of a class that must hold as well; "" for none
  int at_least = 0;    // of `of`
  std::vector<Criterion> of;
  std::vector<Criterion> required;
  int years = 0;  // over 0: `held` in each of so many latest lists, that of the day included
  std::string held;
};

struct RuleSet {
  std::string key;    // "R3"
  std::string track;  // of rule sets of one track one is in force at a time: "61a", "61b"
  html::InBothLanguages name;
  html::InBothLanguages law;
  std::vector<std::string> sources;
  Date valid_from{};  // the days of the lists it governs
  std::optional<Date> valid_to;
  std::vector<std::string> labels;      // lists besides: "2013-recalc"
  std::vector<CriterionRule> criteria;  // the population among them
  std::vector<ClassRule> classes;       // the widest first

  const CriterionRule* Find(Criterion criterion) const;  // none: nullptr
  const ClassRule* FindClass(std::string_view class_key) const;
  bool IsInForce(Date list_day) const;
};

// All that are built in, the oldest first.
const std::vector<RuleSet>& RuleSets();
const RuleSet* FindRuleSet(std::string_view key);  // none: nullptr

// A yearly list: "2019" or, beside the usual ones, "2013-recalc". 1 December; before 2014 1 October.
struct ListYear {
  int year = 0;
  std::string label;  // "" but for one of another kind
  friend auto operator<=>(const ListYear&, const ListYear&) = default;
};
Date DayOf(const ListYear& list);
std::optional<ListYear> ParseListYear(std::string_view text);  // nothing for what is none, and outside 2010-2100
std::string ToText(const ListYear& list);
// What governs a list, in each track; none where no rule set does.
const RuleSet* FindGoverning(const std::vector<RuleSet>& rules, const ListYear& list, std::string_view track);

// Errors: criteria.rules_damaged {file, detail}, criteria.no_operator {file, criterion}, criteria.no_threshold {file,
// criterion}, criteria.unknown_class {file, name}.
Result<RuleSet> ParseRuleSet(std::string_view json, const std::string& file);
// Two of one track that are in force on the same day: criteria.rules_overlap {one, other, day}.
Result<void> CheckValidity(const std::vector<RuleSet>& rules);

}  // namespace tovholder::criteria
