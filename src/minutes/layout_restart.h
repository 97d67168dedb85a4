// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "minutes/layout_items.h"

namespace tovholder::minutes::layout {

// Cuts items that carry no number: by "Åben" alone, by "Titel / Sag nr. 24", by "Sagsid.: 22/1104", or
// where the labels begin again.
std::vector<ItemCut> CutWithoutNumbers(const Lines& lines, const Contents& contents, std::size_t begin,
                                       std::size_t end);

// Whether a line reads like a room or an address.
bool ReadsAsPlace(std::string_view text);

}  // namespace tovholder::minutes::layout
