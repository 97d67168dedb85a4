// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "criteria/rule_set.h"

// Whether a figure is the one that a criterion asks for, and which rules somebody quotes.
namespace tovholder::criteria {

enum class Difference {
  kAges,              // 30-64 for 30-59
  kDenominator,       // all residents for those of 18 and over
  kCounted,           // decisions for convicted persons
  kYears,             // one year for a mean of two, or it is not said
  kComparison,        // with the municipality for the region
  kPooled,            // several areas as one
  kUnknownEducation,  // counted in or left out otherwise
};
std::string_view ToName(Difference difference);

// None: the figure is the criterion's own. In the order of the enumeration.
std::vector<Difference> FindDifferences(const CriterionRule& rule, const Method& method);
// "not comparable, because …": a clause for one difference, with what the figure has and what the rule asks for.
std::string Because(Difference difference, const CriterionRule& rule, const Method& method, const html::Texts& t);

// A limit as somebody writes it beside a figure: "overstiger 27 pr. 1000 beboere".
struct QuotedLimit {
  Criterion criterion = Criterion::kEmployment;
  Decimal percent;
};
struct QuotedRules {
  const RuleSet* rules = nullptr;  // nullptr: the limits are of none
  int agree = 0;                   // limits that are the rule set's
  int differ = 0;
};
// The rule set that most of the limits are of; where several are, the one that leaves fewest unexplained, then the
// newest.
QuotedRules FindQuoted(const std::vector<RuleSet>& rules, std::span<const QuotedLimit> limits);

}  // namespace tovholder::criteria
