// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>
#include <vector>

#include "minutes/layout_lines.h"

namespace tovholder::minutes {

// The stretches of lines [first, last) that hold one meeting each: a file may hold several, each with a
// heading of its own. Running heads, which say the same meeting again, cut nothing.
std::vector<std::pair<std::size_t, std::size_t>> SplitMeetings(const layout::Lines& lines);

}  // namespace tovholder::minutes
