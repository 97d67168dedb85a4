// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace tovholder::html {

// Fills the {name} places of a sentence. `find(name, place)` gives the value, or `place` to leave it.
// What a value holds is never taken for a place.
template <class Find>
std::string FillEach(std::string_view sentence, Find&& find) {
  std::string filled;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = sentence.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    filled.append(sentence.substr(0, open));
    const std::string_view place = sentence.substr(open, close + 1 - open);
    filled.append(find(place.substr(1, place.size() - 2), place));
    sentence.remove_prefix(close + 1);
  }
  return filled.append(sentence);
}

}  // namespace tovholder::html
