// SPDX-License-Identifier: EUPL-1.2
#include "indicators/running_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/scanner.h"
#include "base/text.h"

namespace tovholder::indicators {
namespace {

constexpr std::array<std::string_view, 30> kAbbreviations{
    "pr",  "kr",  "ca",  "nr",  "bl.a", "f.eks", "fx",  "jf",  "pct", "mio", "mia", "t.kr", "stk", "inkl", "ekskl",
    "evt", "dvs", "osv", "m.v", "m.fl", "ift",   "hhv", "afd", "kl",  "d",   "f",   "mv",   "st",  "tlf",  "vedr"};

bool IsLowerAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  std::size_t position = at;
  const char32_t point = NextCodePoint(text, position);
  return IsLetter(point) && !IsUpper(point);
}

// A word that goes on in the next line: "ansøg-\nningsområdet".
bool IsDivided(std::string_view text, std::size_t hyphen, std::size_t next_line) {
  return hyphen > 0 && text[hyphen] == '-' && IsLetterBefore(text, hyphen) && IsLowerAt(text, next_line);
}

bool IsAbbreviation(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' && text[begin - 1] != '(') --begin;
  const std::string word = ToLower(text.substr(begin, stop - begin));
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

bool EndsSentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  if (at + 1 >= text.size()) return true;
  if (text[at + 1] != ' ' && text[at + 1] != '\n') return false;
  if (c == '.' && IsAbbreviation(text, at)) return false;
  // "3. kvartal", "2. december": what is counted goes on in lower case.
  return !IsLowerAt(text, at + 2);
}

// Letters, and the signs that scanning takes for letters.
std::size_t WordLength(std::string_view text, std::size_t at) {
  if (text[at] == '@') return 1;
  std::size_t position = at;
  return IsLetter(NextCodePoint(text, position)) ? position - at : 0;
}

}  // namespace

RunningText JoinLines(std::string_view text) {
  RunningText joined;
  joined.text.reserve(text.size());
  joined.offsets.reserve(text.size() + 1);
  const auto put = [&](char c, std::size_t from) {
    joined.text.push_back(c);
    joined.offsets.push_back(static_cast<std::uint32_t>(from));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\r' || c == '\t') {
      put(' ', at);
      continue;
    }
    if (c != '\n') {
      put(c, at);
      continue;
    }
    std::size_t next = at + 1;
    while (next < text.size() && IsSpaceOrTab(text[next])) ++next;
    const bool paragraph = next < text.size() && text[next] == '\n';
    if (!paragraph && at > 0 && !joined.text.empty() && joined.text.back() == '-' && IsDivided(text, at - 1, next)) {
      joined.text.pop_back();
      joined.offsets.pop_back();
      at = next - 1;
    } else {
      put(paragraph ? '\n' : ' ', at);
    }
  }
  joined.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return joined;
}

std::vector<SentenceSpan> SplitSentences(std::string_view text) {
  std::vector<SentenceSpan> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!EndsSentence(text, at)) continue;
    if (at > begin) sentences.push_back({begin, at + 1});
    begin = at + 1;
  }
  if (begin < text.size()) sentences.push_back({begin, text.size()});
  return sentences;
}

std::vector<TextWord> ListWords(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<TextWord> words;
  std::optional<std::size_t> from;
  const auto finish = [&](std::size_t at) {
    if (from) words.push_back({ToLower(text.substr(*from, at - *from)), *from, at});
    from.reset();
  };
  for (std::size_t at = begin; at < end;) {
    const std::size_t length = WordLength(text, at);
    if (length == 0) {
      finish(at);
      ++at;
      continue;
    }
    if (!from) from = at;
    at += length;
  }
  finish(end);
  return words;
}

}  // namespace tovholder::indicators
