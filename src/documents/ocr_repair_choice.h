// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/ocr_repair_options.h"
#include "documents/ocr_repair_words.h"

namespace tovholder::documents {

struct Choice {
  Option option;
  Cost margin = 0;     // to the next best
  bool known = false;  // the word as it stands is Danish
};

// For each word the option that fits best with the words beside it, with the document and with the
// archive.
std::vector<Choice> ChooseOptions(const std::vector<SeenWord>& words, OptionFinder& finder,
                                  const Dictionary& dictionary, const WordShares& archive);

}  // namespace tovholder::documents
