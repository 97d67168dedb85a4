// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "forecasts/forecast.h"

// What is refused before anything is foretold. The errors stand with MakeForecast.
namespace tovholder::forecasts {

Result<void> CheckHistory(const History& history);
Result<void> CheckAssumptions(const Assumptions& assumptions);
Result<void> CheckPlan(const Plan& plan);
// Those of the rule set of which one series at least has to have `least` figures until `from_year`.
Result<void> CheckLength(const History& history, const criteria::RuleSet& rules, int from_year, int least);

// The year from which is foretold: that of the plan, else that of the latest figure.
int FromYearOf(const History& history, const Plan& plan);

}  // namespace tovholder::forecasts
