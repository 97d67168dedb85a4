// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "criteria/rule_set.h"

// What follows for an area from its figures by one rule set. A figure that is missing leaves open what hangs on it.
namespace tovholder::criteria {

enum class Verdict : std::uint8_t { kNotMet, kUnknown, kMet };
enum class Certainty : std::uint8_t { kExcluded, kPossible, kCertain };
std::string_view ToName(Certainty certainty);  // "excluded", "possible", "certain"

inline constexpr int kMostClasses = 4;  // of one rule set

// The figures of one area for one list, as the law asks for them: per cent, and residents.
struct Figures {
  std::array<std::optional<Decimal>, kCriterionCount> values = {};
  std::optional<Decimal> national_convicted = {};  // per cent

  const std::optional<Decimal>& operator[](Criterion criterion) const {
    return values[static_cast<std::size_t>(IndexOf(criterion))];
  }
  std::optional<Decimal>& operator[](Criterion criterion) {
    return values[static_cast<std::size_t>(IndexOf(criterion))];
  }
};

struct Evaluation {
  std::array<Verdict, kCriterionCount> verdicts = {};  // kUnknown for a criterion the rule set has not
  std::array<Certainty, kMostClasses> classes = {};    // in the order of the rule set

  Verdict operator[](Criterion criterion) const { return verdicts[static_cast<std::size_t>(IndexOf(criterion))]; }
  // Position of the narrowest class that is certain, else nothing.
  std::optional<int> Narrowest(const RuleSet& rules) const;
  // Of a class by its key; nothing where the rule set has none of that key.
  std::optional<Certainty> Of(const RuleSet& rules, std::string_view class_key) const;
};

// How certain a class (by its key) was on each list before, the latest first: what `years` counts. A year that is not
// there is one of which nothing is known.
using PastYears = std::span<const Certainty>;

// The limit itself: a number, or so many times the national average; nothing where that is missing.
std::optional<Decimal> ThresholdOf(const CriterionRule& rule, const Figures& figures);
Verdict Judge(const CriterionRule& rule, const Figures& figures);
// `past` is of the class that a class of several years asks for (ClassRule::held).
Evaluation Evaluate(const RuleSet& rules, const Figures& figures, PastYears past = {});

// What is to be said of one list: by § 61 a, and where only § 61 b is met by that.
struct Conclusion {
  const RuleSet* rules = nullptr;
  Evaluation evaluation;
  // The narrowest class that holds; where none is certain, the narrowest for which all that is known speaks, or the
  // widest possible one; nullptr where all are excluded.
  const ClassRule* in_class = nullptr;
  Certainty certainty = Certainty::kExcluded;
  Figures figures = {};  // that it follows from
};
// `by_main` and `by_prevention` (may be null) govern the same list.
Conclusion Conclude(const RuleSet& by_main, const RuleSet* by_prevention, const Figures& figures, PastYears past = {});

}  // namespace tovholder::criteria
