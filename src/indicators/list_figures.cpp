// SPDX-License-Identifier: EUPL-1.2
#include "indicators/list_figures.h"

#include "criteria/comparability.h"

namespace tovholder::indicators {

const Indicator* FindFor(const IndicatorBook& book, const criteria::CriterionRule& rule) {
  const Indicator* near = nullptr;
  for (const Indicator& one : book.indicators) {
    if (one.criterion != rule.criterion) continue;
    if (!criteria::FindDifferences(rule, MethodOf(one, criteria::Scope::kOneArea)).empty()) continue;
    if (one.standing == Standing::kOfficial) return &one;
    if (near == nullptr) near = &one;
  }
  return near;
}

FigurePeriod PeriodFor(const criteria::CriterionRule& rule, const Indicator& indicator,
                       const criteria::ListYear& list) {
  return PeriodOfYear(indicator, list.year - rule.years_before_list);
}

std::vector<ListFigure> ListFigures(const IndicatorBook& book, const criteria::ListYear& list) {
  const criteria::RuleSet* rules = criteria::FindGoverning(criteria::RuleSets(), list, "61a");
  std::vector<ListFigure> figures;
  if (rules == nullptr) return figures;
  for (const criteria::CriterionRule& rule : rules->criteria) {
    const Indicator* indicator = FindFor(book, rule);
    if (indicator == nullptr) continue;
    const FigurePeriod period = PeriodFor(rule, *indicator, list);
    figures.push_back({std::string(ToName(rule.criterion)), &rule, indicator, period, false});
    if (rule.times_national > 0) figures.push_back({"national", &rule, indicator, period, true});
  }
  return figures;
}

}  // namespace tovholder::indicators
