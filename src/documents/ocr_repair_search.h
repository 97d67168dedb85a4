// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "documents/ocr_repair_channel.h"
#include "documents/ocr_repair_lexicon.h"

namespace tovholder::documents {

// A letter of a word that is nowhere known.
constexpr Cost kUnknownLetter = 2.2F;

// One way to read what was seen: as a word, a compound of words, or two words that ran together.
struct Reading {
  Letters text;                          // in the case of what was seen
  std::vector<std::uint16_t> origin;     // for each letter, which seen letter it comes from
  std::vector<const Confusion*> damage;  // what must have happened
  Cost cost = kNoWord;                   // of the words and of the damage together
  int parts = 1;
  bool glued = false;    // two words without their space
  bool guessed = false;  // its beginning is no known word
  bool name = false;
};

struct SearchBounds {
  Cost highest = 40;
  std::size_t most = 6;
  int steps = 20000;
};

// The readings of a word as seen, cheapest first.
std::vector<Reading> FindReadings(const Letters& seen, const Lexicon& lexicon, const Channel& channel,
                                  const SearchBounds& bounds);

}  // namespace tovholder::documents
