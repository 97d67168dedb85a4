// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/ocr_repair_damage.h"
#include "documents/ocr_repair_options.h"
#include "documents/ocr_repair_words.h"

namespace tovholder::documents {

// Puts words together that came apart ("n aer", "og s a"): where a piece is no word by itself and the
// whole is a common one. `damage` follows the words that are left.
void JoinSplitWords(std::vector<SeenWord>& words, Damage& damage, OptionFinder& finder, const Dictionary& dictionary);

}  // namespace tovholder::documents
