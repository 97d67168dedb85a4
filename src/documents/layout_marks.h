// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "documents/text_document.h"

namespace tovholder::documents {

struct ListMarker {
  std::size_t indent = 0;  // columns before the marker
  std::string_view marker;
  std::size_t content = 0;  // where the item's text begins in the line
};

// "- ", "• ", "1. ", "a) ", "iv) " at the begin of a line; "5. maj" is a date and none.
std::optional<ListMarker> ReadListMarker(std::string_view line);

// Adds marks for lists and for rows of tab-separated cells, as plain text shows them,
// to lines that have no heading, list or table mark yet.
void AddLayoutMarks(TextDocument& document);

}  // namespace tovholder::documents
