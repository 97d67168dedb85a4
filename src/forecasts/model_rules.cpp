// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "forecasts/model.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

double Clamp(double part) { return std::clamp(part, 0.0, 1.0); }
double Divide(double part, double whole) { return whole > 0 ? part / whole : 0; }

// Staying: neither moved nor grown out of the group.
double Staying(const Flows& flows, double ageing) { return (1 - flows.moving_out) * (1 - ageing); }

// Those who come: who move in, and who grow into the group among those who have not moved.
double Coming(const Flows& flows, double ageing, double growing) {
  return flows.moving_out * flows.newcomers + (1 - flows.moving_out) * ageing * growing;
}

Series InParts(Series series) {
  for (YearFigure& figure : series) figure.value /= 100;
  return series;
}

}  // namespace

std::array<Group, kStocks> GroupsOf(const Assumptions& assumptions) {
  return {Group{Criterion::kEmployment, assumptions.working_age, 1.0 / 47},
          Group{Criterion::kEducation, assumptions.middle_age, 1.0 / 30}, Group{Criterion::kNonwestern, 1, 0}};
}

Flows FlowsOf(Criterion criterion, const Assumptions& assumptions) {
  switch (criterion) {
    case Criterion::kEmployment:
      return {assumptions.moving_out, assumptions.movers_in_outside_work, assumptions.into_work, 0};
    case Criterion::kEducation:
      return {assumptions.moving_out, assumptions.movers_in_basic, assumptions.education_finished, 0};
    default:
      return {assumptions.moving_out, assumptions.movers_in_nonwestern, 0, 0};
  }
}

Turnover TurnoverOf(const Flows& flows, double ageing, double growing) {
  const double staying = Staying(flows, ageing);
  const double coming = Coming(flows, ageing, growing);
  return {Clamp(staying * (1 - flows.out) + coming), Clamp(staying * flows.in + coming)};
}

Flows Calibrate(Flows assumed, double ageing, double share, double change) {
  const double staying = Staying(assumed, ageing);
  const double stay_counted = staying * share * (1 - assumed.out);
  const double missing = Clamp(share + change) - stay_counted - Coming(assumed, ageing, share);
  if (missing >= 0)
    assumed.in = std::min(1.0, Divide(missing, staying * (1 - share)));
  else
    assumed.out = std::min(1.0, assumed.out + Divide(-missing, staying * share));
  return assumed;
}

Flows Carry(const Flows& calibrated, const Flows& assumed, const Flows& then) {
  return {then.moving_out, then.newcomers, Clamp(then.out + calibrated.out - assumed.out), calibrated.in};
}

double ChanceVariance(const Turnover& turnover, double share, double size) {
  if (size <= 0) return 0;
  return (share * turnover.counted * (1 - turnover.counted) + (1 - share) * turnover.other * (1 - turnover.other)) /
         size;
}

const std::optional<Tendency>& Model::Of(Criterion criterion) const {
  switch (criterion) {
    case Criterion::kEmployment:
      return stocks[0];
    case Criterion::kEducation:
      return stocks[1];
    case Criterion::kNonwestern:
      return stocks[2];
    case Criterion::kConvicted:
      return convicted;
    case Criterion::kIncome:
      return income;
    case Criterion::kPopulation:
      break;
  }
  return population;
}

Model MakeModel(const History& history, const Assumptions& assumptions, int from_year) {
  Model model{.assumptions = assumptions, .assumed = history.assumed, .groups = GroupsOf(assumptions)};
  model.from_year = from_year;
  const auto series_of = [&](Criterion criterion) -> std::optional<Series> {
    Series usable = UsableOf(history[criterion], from_year);
    if (usable.size() < static_cast<std::size_t>(kLeastFigures)) return std::nullopt;
    return usable;
  };
  for (std::size_t i = 0; i < kStocks; ++i)
    if (const auto series = series_of(model.groups[i].criterion)) model.stocks[i] = FromChanges(InParts(*series));
  if (const auto series = series_of(Criterion::kConvicted)) model.convicted = FromLine(InParts(*series));
  if (const auto series = series_of(Criterion::kIncome)) model.income = FromChanges(*series);
  if (const auto series = series_of(Criterion::kPopulation)) model.population = FromChanges(*series);
  const Series residents = Until(history[Criterion::kPopulation], from_year);
  model.residents = residents.empty() ? kResidentsUnknown : residents.back().value;
  return model;
}

}  // namespace tovholder::forecasts
