// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "forecasts/checks.h"
#include "forecasts/forecast.h"
#include "forecasts/simulation.h"

namespace tovholder::forecasts {
namespace {

std::vector<Fan> FansOf(const Tally& tally, criteria::Criterion criterion, int from_year, const Plan& plan) {
  std::vector<Fan> fans;
  fans.reserve(static_cast<std::size_t>(plan.years));
  for (int year = from_year + 1; year <= from_year + plan.years; ++year) {
    Fan& fan = fans.emplace_back(Fan{.year = year});
    std::transform(kQuantiles.begin(), kQuantiles.end(), fan.values.begin(),
                   [&](double part) { return tally.ValueAt(criterion, year, part * plan.runs); });
  }
  return fans;
}

ClassChance ChanceOf(const Tally& tally, int list_year, int classes, int runs) {
  ClassChance chance{.list_year = list_year};
  chance.by_class.reserve(static_cast<std::size_t>(classes));
  chance.possible.reserve(static_cast<std::size_t>(classes));
  for (int i = 0; i < classes; ++i) {
    chance.by_class.push_back(static_cast<double>(tally.certain(list_year, i)) / runs);
    chance.possible.push_back(static_cast<double>(tally.possible(list_year, i)) / runs);
  }
  return chance;
}

}  // namespace

Result<Forecast> MakeForecast(const History& history, const Assumptions& assumptions, const criteria::RuleSet& rules,
                              const Plan& plan) {
  if (const auto checked = CheckHistory(history); !checked) return Pass(checked);
  if (const auto checked = CheckAssumptions(assumptions); !checked) return Pass(checked);
  if (const auto checked = CheckPlan(plan); !checked) return Pass(checked);
  const int from_year = FromYearOf(history, plan);
  const auto enough = CheckLength(history, rules, from_year, kLeastFigures);
  if (!enough) return Pass(enough);

  const Model model = MakeModel(history, assumptions, from_year);
  const ClassCheck check(rules, assumptions.national_convicted);
  const Tally tally = Simulate(history, model, check, plan);
  Forecast forecast{.from_year = from_year};
  for (const criteria::Criterion criterion : criteria::kCriteria)
    if (model.Of(criterion))
      forecast.fans[static_cast<std::size_t>(criteria::IndexOf(criterion))] = FansOf(tally, criterion, from_year, plan);
  forecast.chances.reserve(static_cast<std::size_t>(plan.years));
  for (int list = from_year + 1; list <= from_year + plan.years; ++list)
    forecast.chances.push_back(ChanceOf(tally, list, check.classes(), plan.runs));
  return forecast;
}

}  // namespace tovholder::forecasts
