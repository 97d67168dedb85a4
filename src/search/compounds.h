// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "search/stemmer.h"
#include "search/word_list.h"

namespace tovholder::search {

// The parts of a compound, each with its linking letter, as views into `word` (folded):
// "afdelingsbestyrelse" gives "afdelings" and "bestyrelse". Empty where it is no compound of known
// words. The fewest parts win; among those the ones whose shortest is longest.
std::vector<std::string_view> PartsOf(std::string_view word, const WordList& words, Stemmer& stemmer);

}  // namespace tovholder::search
