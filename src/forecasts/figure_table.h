// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <vector>

#include "forecasts/class_check.h"
#include "forecasts/model.h"

// The figures of one run beside those that are known, and what each list asks of them.
namespace tovholder::forecasts {

class FigureTable {
 public:
  FigureTable(const History& history, const Model& model, const ClassCheck& check, int years);

  int last_year() const { return first_year_ + years_ - 1; }
  void Set(criteria::Criterion criterion, int year, double value) { values_[PositionOf(criterion, year)] = value; }
  double Get(criteria::Criterion criterion, int year) const { return values_[PositionOf(criterion, year)]; }
  // Criteria, as bits, whose figures for a list are known or foretold.
  unsigned KnownFor(int list_year) const { return known_[static_cast<std::size_t>(list_year - model_from_ - 1)]; }
  // And of these, those that are met.
  unsigned MetFor(int list_year, const ClassCheck& check) const;

 private:
  std::size_t PositionOf(criteria::Criterion criterion, int year) const {
    return static_cast<std::size_t>(criteria::IndexOf(criterion)) * static_cast<std::size_t>(years_) +
           static_cast<std::size_t>(year - first_year_);
  }
  bool Has(criteria::Criterion criterion, int year, const Model& model) const;

  int model_from_ = 0;
  int first_year_ = 0;
  int years_ = 0;
  std::vector<double> values_;   // criterion by criterion; NaN for what is not known
  std::vector<unsigned> known_;  // by list year
};

}  // namespace tovholder::forecasts
