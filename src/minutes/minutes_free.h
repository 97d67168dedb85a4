// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "minutes/layout_lines.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// Minutes in free form, without items: what stands under "Dagsorden" is the one item, the speakers are
// told in order, and the paragraph that concludes is the decision. Lines [begin, end).
void ReadFreeForm(layout::Lines& lines, std::size_t begin, std::size_t end, MinutesReading& reading);

}  // namespace tovholder::minutes
