// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "html/charts.h"
#include "html/texts.h"

namespace tovholder::html {

// A chart of each kind, with what is hard to draw: gaps, limits close to each other, long names, markup in names.
std::vector<Chart> ListSampleCharts(Language language);

}  // namespace tovholder::html
