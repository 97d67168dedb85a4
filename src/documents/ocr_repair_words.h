// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "documents/ocr_repair_lexicon.h"
#include "documents/text_document.h"

namespace tovholder::documents {

// A word as seen, with where it stands.
struct SeenWord {
  std::vector<Span> pieces;         // several where hyphens at line ends break it
  std::vector<std::size_t> breaks;  // the letter with which each further piece begins
  Letters letters;                  // without the hyphens
  bool opens = false;               // a sentence, a heading or a paragraph
  bool new_run = false;             // punctuation parts it from the word before
  bool one_space = false;           // nothing but one space parts it from the word before
  bool fell_apart = false;          // it was put together from pieces that spaces parted
  bool untouchable = false;         // an address, a number, a case number

  bool HasLetter() const;
  bool AllCapitals() const;  // at least two letters, none of them small
  bool Capital() const;
};

// Cuts text into words. Signs that character recognition puts for letters (@ & | ¢ §) count as letters.
std::vector<SeenWord> CutSeenWords(std::string_view text);

}  // namespace tovholder::documents
