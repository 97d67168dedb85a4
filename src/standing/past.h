// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>

#include "forecasts/forecast.h"
#include "standing/standing.h"

// An area's own past, as a forecast reads it.
namespace tovholder::standing {

struct Past {
  forecasts::History history;
  // Figures that are means of several years already and stand in for single ones.
  std::array<bool, criteria::kCriterionCount> means = {};
  std::optional<int> last_year;  // of the newest figure
};
// Of each criterion the single years where there are enough, else the means that the rules ask for.
Past ReadPast(const Facts& facts, const criteria::RuleSet& rules);
// The country's newest average of those convicted, per cent.
std::optional<double> NewestNational(const Facts& facts, const criteria::RuleSet& rules);

}  // namespace tovholder::standing
