// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_phrases.h"

#include <algorithm>

#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {

bool AnyStandsIn(std::string_view text, std::span<const std::string_view> phrases, const PairSet& begins) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!begins.Has(text[at], text[at + 1])) continue;
    const auto stands_here = [&](std::string_view phrase) { return StandsAt(text, at, phrase); };
    if (std::any_of(phrases.begin(), phrases.end(), stands_here)) return true;
  }
  return false;
}

}  // namespace tovholder::minutes::layout
