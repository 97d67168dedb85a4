// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "meetings/layout_lines.h"
#include "meetings/minutes_reading.h"

namespace tovholder::meetings {

// Minutes in free form, without items: what stands under "Dagsorden" is the one item, the speakers are
// told in order, and the paragraph that concludes is the decision. Lines [begin, end).
void ReadFreeForm(layout::Lines& lines, std::size_t begin, std::size_t end, MinutesReading& reading);

}  // namespace tovholder::meetings
