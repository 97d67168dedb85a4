// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/figure_table.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tovholder::forecasts {
namespace {

int FirstYearOf(const Limit& limit, int list_year) { return list_year - limit.years_before_list - limit.years + 1; }

}  // namespace

FigureTable::FigureTable(const History& history, const Model& model, const ClassCheck& check, int years)
    : model_from_(model.from_year), first_year_(model.from_year - kMostYearsBehind) {
  for (const Limit& limit : check.limits())
    first_year_ = std::min(first_year_, FirstYearOf(limit, model.from_year + 1));
  years_ = model.from_year + years - first_year_ + 1;
  values_.assign(static_cast<std::size_t>(years_) * criteria::kCriterionCount,
                 std::numeric_limits<double>::quiet_NaN());
  for (const criteria::Criterion criterion : criteria::kCriteria)
    for (const YearFigure& figure : history[criterion])
      if (figure.year >= first_year_ && figure.year <= model.from_year) Set(criterion, figure.year, figure.value);
  known_.assign(static_cast<std::size_t>(years), 0);
  for (int list = model.from_year + 1; list <= last_year(); ++list) {
    for (const Limit& limit : check.limits()) {
      bool has_all = true;
      for (int i = 0; i < limit.years; ++i)
        has_all = has_all && Has(limit.criterion, FirstYearOf(limit, list) + i, model);
      if (has_all) known_[static_cast<std::size_t>(list - model_from_ - 1)] |= limit.bit();
    }
  }
}

bool FigureTable::Has(criteria::Criterion criterion, int year, const Model& model) const {
  if (year < first_year_ || year > last_year()) return false;
  const auto& tendency = model.Of(criterion);
  return !std::isnan(Get(criterion, year)) || (tendency && year > tendency->last_year);
}

unsigned FigureTable::MetFor(int list_year, const ClassCheck& check) const {
  const unsigned known = KnownFor(list_year);
  unsigned met = 0;
  for (const Limit& limit : check.limits()) {
    if ((known & limit.bit()) == 0) continue;
    const int first = FirstYearOf(limit, list_year);
    double sum = 0;
    for (int i = 0; i < limit.years; ++i) sum += Get(limit.criterion, first + i);
    if (limit.IsMet(sum / limit.years)) met |= limit.bit();
  }
  return met;
}

}  // namespace tovholder::forecasts
