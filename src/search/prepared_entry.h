// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/entry.h"
#include "search/packing.h"
#include "search/suggestions.h"
#include "search/term_list.h"
#include "search/tokenizer.h"

namespace tovholder::search {

// A long text is stored in parts, each found by itself: words asked for together have to stand in one
// part, some 25 pages. (PostgreSQL counts 16,383 places in a row and no more.)
inline constexpr std::size_t kBytesInPart = 24'000;

struct PreparedPart {
  TermStream terms;
  std::int64_t words = 0;
  std::string packed_text;  // the original text of the part
};

struct PreparedEntry {
  // Without its body. Ids, visibility, type and decision may still be set; what is cut may not:
  // title, names, case number.
  Entry entry;
  TermStream title;
  TermStream facts;                 // those that are cut: WordFactsOf
  std::vector<PreparedPart> parts;  // at least one
  std::vector<Offer> offers;
};

PreparedEntry PrepareEntry(const Entry& entry, Tokenizer& tokenizer, Packer& packer);

// The stream of one text; `words` is set to the number of its places.
TermStream CutToStream(std::string_view text, Tokenizer& tokenizer, std::int64_t& words);

}  // namespace tovholder::search
