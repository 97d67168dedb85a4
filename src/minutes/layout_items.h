// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/layout_contents.h"
#include "minutes/layout_lines.h"
#include "minutes/layout_opener.h"

namespace tovholder::minutes::layout {

// One item: the lines [first, last); its text begins at `body`, behind the opener.
struct ItemCut {
  OpenerStyle style = OpenerStyle::kPunkt;
  std::string_view number;  // empty without one
  int value = 0;
  std::string_view title;  // empty without one
  char type = 0;           // letter of an item code
  std::size_t first = 0;
  std::size_t body = 0;
  std::size_t last = 0;
  std::string_view closed_by;  // heading "Lukkede punkter" that it stands below
  bool certain = false;        // opener and contents agree, or the opener says "Punkt"
  bool listed_only = false;    // known from the table of contents alone
};

// Cuts the lines [begin, end) into items by the strongest opener that is used consistently; entries of
// the table of contents that have no text follow as items of their own.
std::vector<ItemCut> CutItems(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end);

}  // namespace tovholder::minutes::layout
