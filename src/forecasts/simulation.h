// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "forecasts/figure_table.h"
#include "forecasts/model.h"

// Many runs on several threads, counted: what threads count adds up to the same whoever counted it.
namespace tovholder::forecasts {

class Tally {
 public:
  Tally(const Model& model, int years, int classes);

  // Of one run.
  void Count(criteria::Criterion criterion, int year, double value);
  void Count(int list_year, const ClassCheck::Classes& classes);
  void Add(const Tally& other);

  // The least value that so many runs are at or below.
  double ValueAt(criteria::Criterion criterion, int year, double runs) const;
  std::uint64_t certain(int list_year, int of_class) const { return certain_[PositionOf(list_year, of_class)]; }
  std::uint64_t possible(int list_year, int of_class) const { return possible_[PositionOf(list_year, of_class)]; }

 private:
  // Values are counted in steps of `whole` / `parts`: shares in hundredths of a per cent, convicted in thousandths,
  // residents as finely as is needed.
  struct Scale {
    double whole = 1;
    double parts = 1;
    std::size_t steps = 0;  // 0: is not counted
    std::vector<std::uint32_t> counts = {};
  };
  std::size_t PositionOf(int list_year, int of_class) const {
    return static_cast<std::size_t>(list_year - from_year_ - 1) * static_cast<std::size_t>(classes_) +
           static_cast<std::size_t>(of_class);
  }

  int from_year_;
  int years_;
  int classes_;
  std::array<Scale, criteria::kCriterionCount> scales_ = {};
  std::vector<std::uint64_t> certain_;
  std::vector<std::uint64_t> possible_;
};

// `plan` has been checked; `history` and `check` are those of the model.
Tally Simulate(const History& history, const Model& model, const ClassCheck& check, const Plan& plan);

}  // namespace tovholder::forecasts
