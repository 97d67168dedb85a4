// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "criteria/rule_set.h"
#include "indicators/figure_period.h"
#include "indicators/indicator_book.h"

// Which observations a list of areas asks for.
namespace tovholder::indicators {

// An indicator that is made as the rule asks; official ones first, then the order of the book; nullptr for none.
const Indicator* FindFor(const IndicatorBook& book, const criteria::CriterionRule& rule);

// The years of the rule before the list: of the list of 2019 a mean of two years is of 2017-2018, and a count of
// 1 January of 1 January 2019.
FigurePeriod PeriodFor(const criteria::CriterionRule& rule, const Indicator& indicator, const criteria::ListYear& list);

struct ListFigure {
  std::string key;  // of the criterion; "national" for the average of the country
  const criteria::CriterionRule* rule = nullptr;
  const Indicator* indicator = nullptr;
  FigurePeriod period;
  bool national = false;
};
// What § 61 a asks for on the list, in the order of its rule set, and behind a limit that follows the average of the
// country that average. Empty where no rule set governs the list. Criteria without an indicator are left out.
std::vector<ListFigure> ListFigures(const IndicatorBook& book, const criteria::ListYear& list);

}  // namespace tovholder::indicators
