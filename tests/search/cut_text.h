// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "search/tokenizer.h"

namespace tovholder::search {

// "børn|børneudvalg og": places parted by spaces, terms of one place by bars.
inline std::string CutText(Tokenizer& tokenizer, std::string_view text) {
  std::string cut;
  tokenizer.Cut(text, [&](const Word& word) {
    if (!cut.empty()) cut += ' ';
    const std::size_t begin = cut.size();
    cut += word.terms.stream();
    std::replace(cut.begin() + static_cast<std::ptrdiff_t>(begin), cut.end(), kSamePlace, '|');
    return true;
  });
  return cut;
}

// A dictionary of our own in the form of the real one.
inline constexpr std::string_view kSmallDictionary =
    "20\n"
    "bolig/10,11,2,39,31\n"
    "social/10,38,49,24,39,31\n"
    "boligsocial/10,38,49,24,39\n"
    "helhed/10,11,2,39,29\n"
    "plan/10,11,2,39,31\n"
    "afdeling/10,11,2,39,29\n"
    "bestyrelse/10,11,2,39,29\n"
    "medlem/10,3,39,29\n"
    "barn/10,39\n"
    "børn/74,10,39,30\n"
    "unge/10,39,31\n"
    "udvalg/10,46,4,39,29\n"
    "by/10,11,2,39,31\n"
    "proces/10,39,29\n"
    "skab/4,10,5,39,29\n"
    "fælles/10,39,31\n"
    "fælde/1,21,22,79,39\n"
    "hans\n"
    "Hans/9\n"
    "Hansen/9\n"
    "Odense/9\n"
    "a cappella\n";

}  // namespace tovholder::search
