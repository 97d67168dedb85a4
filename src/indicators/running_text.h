// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A text whose lines are broken, as its sentences.
namespace tovholder::indicators {

struct RunningText {
  std::string text;                    // lines joined, divided words whole, a line feed between paragraphs
  std::vector<std::uint32_t> offsets;  // of each byte in the text it came from, and one more for the end
};
RunningText JoinLines(std::string_view text);

struct SentenceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// A full stop of an abbreviation ("pr.", "kr.") ends none.
std::vector<SentenceSpan> SplitSentences(std::string_view text);

struct TextWord {
  std::string text;  // in lower case
  std::size_t begin = 0;
  std::size_t end = 0;
};
// Runs of letters with what scanning puts among them ("ans@gning").
std::vector<TextWord> ListWords(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace tovholder::indicators
