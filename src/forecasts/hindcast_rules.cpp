// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/forecast.h"

namespace tovholder::forecasts {

Better BestOf(const HindcastRow& row) {
  if (row.model <= row.last_value && row.model <= row.straight_line) return Better::kModel;
  return row.last_value <= row.straight_line ? Better::kLastValue : Better::kStraightLine;
}

}  // namespace tovholder::forecasts
