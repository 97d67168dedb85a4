// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "criteria/evaluation.h"

// criteria::Evaluate made ready to be asked millions of times.
namespace tovholder::forecasts {

// What a criterion asks, in figures of single years.
struct Limit {
  criteria::Criterion criterion = criteria::Criterion::kEmployment;
  criteria::Operator op = criteria::Operator::kOver;
  double value = 0;  // moved by half of a Decimal's last place, so that a double is judged as its nearest Decimal is
  int years = 1;     // the mean of so many
  int years_before_list = 1;

  bool IsMet(double figure) const;
  unsigned bit() const { return 1U << static_cast<unsigned>(criteria::IndexOf(criterion)); }
};

// On how many lists in a row a class has held.
struct Streak {
  int certain = 0;
  int possible = 0;

  static Streak After(criteria::PastYears past);  // the latest first; what is not there may have held
  void Add(criteria::Certainty certainty);
  criteria::Certainty Of(int years) const;
};

// Criteria are bits by IndexOf: those whose verdict is known, and those that are met.
class ClassCheck {
 public:
  static constexpr unsigned kCombinations = 1U << static_cast<unsigned>(criteria::kCriterionCount);
  using Classes = std::array<criteria::Certainty, criteria::kMostClasses>;
  using Streaks = std::array<Streak, criteria::kMostClasses>;

  // `national_convicted` in per cent.
  ClassCheck(const criteria::RuleSet& rules, double national_convicted);

  const std::vector<Limit>& limits() const { return limits_; }
  int classes() const { return static_cast<int>(classes_.size()); }
  Streaks StreaksOf(criteria::PastYears past) const;
  // One list; the streaks are of the lists before it and take it in.
  Classes Evaluate(unsigned known, unsigned met, Streaks& streaks) const;

 private:
  struct Class {
    std::optional<std::size_t> within;
    std::optional<std::size_t> held;
    int years = 0;
  };

  std::vector<Limit> limits_;
  std::vector<Class> classes_;
  // By known × kCombinations + met: each class by its own criteria, whatever it lies within.
  std::vector<Classes> table_;
};

}  // namespace tovholder::forecasts
