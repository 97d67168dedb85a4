// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/entry.h"

namespace tovholder::search {

// Terms in order of their places: within a place they are parted by kSamePlace, places by kNextPlace.
using TermStream = std::string;
inline constexpr char kNextPlace = ' ';
inline constexpr char kSamePlace = '\x1f';

// A long text is stored in parts of at most kWordsInPart words, each found by itself.
inline constexpr std::uint32_t kWordsInPart = 4000;

struct PreparedPart {
  TermStream terms;
  std::uint32_t words = 0;
  std::string packed_text;  // the original text of the part
};

struct PreparedEntry {
  Entry entry;  // without its body
  TermStream title;
  TermStream facts;                 // what filters ask for, as terms
  std::vector<PreparedPart> parts;  // at least one
};

}  // namespace tovholder::search
