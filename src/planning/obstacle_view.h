// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "html/components.h"
#include "planning/series.h"

namespace tovholder::planning {

// "Helligdag: Kristi himmelfartsdag", each as a badge, with a link where a meeting stands in the way; a friendly word
// where nothing does.
html::Html RenderObstacles(const std::vector<Obstacle>& obstacles, Date date, const html::Texts& t);
// "tirsdag den 5. maj 2026 kl. 15.00-17.00"
std::string FormatSlot(const Slot& slot, const html::Texts& t);

}  // namespace tovholder::planning
