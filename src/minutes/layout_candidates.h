// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "minutes/layout_contents.h"
#include "minutes/layout_lines.h"
#include "minutes/layout_opener.h"

namespace tovholder::minutes::layout {

// A line that could open an item.
struct Candidate {
  OpenerHead head;
  std::size_t line = 0;
  int weight = 0;  // how strongly it reads as an opener
};

// The candidates in the lines [begin, end) that open items: those of the style that is used most consistently.
std::vector<Candidate> FindOpeners(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end);

}  // namespace tovholder::minutes::layout
