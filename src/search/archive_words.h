// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "documents/ocr_repair_lexicon.h"
#include "sql/database.h"

namespace tovholder::search {

// How often words stand in the archive: the measure by which a damaged text is repaired.
class ArchiveWords {
 public:
  // Counts the words of a text. One that lacks its æ ø å teaches wrong words and is left out.
  void Add(std::string_view text);
  // Words that stand once may be slips and are left out.
  documents::WordShares Shares() const;

 private:
  std::unordered_map<std::string, std::int64_t> counts_;
  std::int64_t total_ = 0;
};

// Of what is newest in the archive, some megabytes of text.
documents::WordShares CountArchiveWords(sql::Reader& reader);

// The share of æ ø å among the letters of a text; Danish has about three in a hundred.
double ShareOfDanishLetters(std::string_view text);

}  // namespace tovholder::search
