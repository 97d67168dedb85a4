// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>

#include "forecasts/forecast.h"

namespace tovholder::forecasts::test {

// Two of four criteria and 1,000 residents; of the areas of these, more than half from non-western countries; and that
// five times in a row: as the law has been since 2018.
criteria::RuleSet SomeRules();

Series SeriesFrom(int year, std::initializer_list<double> values);
Series Constant(int from_year, int to_year, double value);

// Six years that end with 2020, each series as it was all along, so large that chance hardly shows.
History StillHistory(double residents);
// One that moves, with all series.
History MovingHistory();

}  // namespace tovholder::forecasts::test
