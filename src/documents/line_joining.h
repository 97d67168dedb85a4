// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/text_document.h"

namespace tovholder::documents {

// Tells where the bytes of a changed text came from.
class OffsetMap {
 public:
  // The next `length` bytes of the changed text are those from `original` on.
  void Append(std::uint32_t original, std::uint32_t length);
  std::uint32_t ToOriginal(std::uint32_t changed) const;
  // Of what was left out: the place where it stood.
  std::uint32_t ToChanged(std::uint32_t original) const;
  Span ToOriginal(Span changed) const;

 private:
  struct Piece {
    std::uint32_t changed = 0;
    std::uint32_t original = 0;
    std::uint32_t length = 0;
  };
  std::vector<Piece> pieces_;       // by place in the changed text
  std::vector<Piece> by_original_;  // the same by place in the original
};

// Says whether a word is Danish; where none is given, Debian's hunspell-da is asked.
using KnowsWord = std::function<bool(std::string_view word)>;
// Opens the dictionary at `folder` (da_DK.aff, da_DK.dic); a function that knows no word where there is none.
KnowsWord DanishDictionary(const std::string& folder = "/usr/share/hunspell");

struct JoinedText {
  std::string text;
  OffsetMap map;
  std::vector<std::uint32_t> joints;  // in `text`: where two halves now meet
};

// Joins words divided at line ends ("ud-\ndannelse") and leaves real hyphens ("social- og",
// "VIVE-\nrapporten", "2025-\n2029"). The second half moves up to the first and the line break
// follows the whole word; a line that held nothing else goes.
JoinedText JoinDividedWords(std::string_view text, const KnowsWord& knows_word);

// The same for a document: its pages and marks move along.
TextDocument JoinDividedWords(const TextDocument& document, const KnowsWord& knows_word, OffsetMap* map = nullptr);

}  // namespace tovholder::documents
