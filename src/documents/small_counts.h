// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "documents/text_document.h"

// Counts of few people, from which one of them may be recognised. A warning for who publishes, no refusal.
namespace tovholder::documents {

inline constexpr int kSmallestSafeCount = 5;
inline constexpr int kHighestSafeCount = 13;  // words are known up to twelve

struct SmallCount {
  Span span;    // the number, as figures or as a word
  Span phrase;  // "3 unge ledige": with whom it counts; in a table the number alone
  int count = 0;
  std::string_view unit;  // "borger", "familie": what is counted, as it is known
};

// Counts of persons from 1 to `threshold` - 1 in running text; none where it is 0. What names something is no count:
// "§ 3", "punkt 2", "3. maj", "3 % af beboerne", "to medlemmer". In running text ("3 borgere", "to unge", "kun én
// familie", "2 af eleverne"), and in the cells of tables whose head or row says whom they count; cells are parted by
// tabs, bars or semicolons. In order of place.
std::vector<SmallCount> FindSmallCounts(std::string_view text, int threshold = kSmallestSafeCount);

}  // namespace tovholder::documents
