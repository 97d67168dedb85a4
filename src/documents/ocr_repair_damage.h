// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/ocr_repair_dictionary.h"
#include "documents/ocr_repair_words.h"

namespace tovholder::documents {

// How much of its æ ø å a text lacks, and where.
struct Damage {
  Channel channel;            // of the damaged stretches
  std::vector<bool> damaged;  // word by word: stands in a damaged stretch
  double lost = 0;            // share of æ ø å, over the whole text
};

// Judged by words that are none as they stand and become Danish with a lost letter put back, against
// the æ ø å that came through.
Damage MeasureDamage(const std::vector<SeenWord>& words, const Dictionary& dictionary);

}  // namespace tovholder::documents
