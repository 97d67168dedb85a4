// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "minutes/layout_text.h"
#include "minutes/minutes_item.h"

namespace tovholder::minutes {
namespace {

using layout::IsAsciiDigit;
using layout::IsWordByte;

// Patterns of case numbers: 9 a digit, A a letter, 0 a letter or digit, + the class before again, else itself.
constexpr std::array<std::string_view, 8> kPatterns = {
    "99.99.99-000-9+-99",  // KLE with facet, year at the end
    "99.99.99000-9+-99",   // facet glued on
    "999-9999-9+",         // "330-2018-4471"
    "9999/99999+",         // "2012/057275"
    "99/999+",             // "17/11902"
    "99-99999+",           // "24-012144"
    "9+/9999",             // "71/2006"
    "9999-99999+",         // "2018-012345"
};

std::size_t MatchClass(std::string_view text, std::size_t at, char pattern) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (pattern == '9') return IsAsciiDigit(c) ? 1 : 0;
  if (pattern == '0') {
    if (IsAsciiDigit(c) || layout::IsAsciiLetter(c)) return 1;
    return static_cast<unsigned char>(c) == 0xC3 && at + 1 < text.size() ? 2 : 0;
  }
  return c == pattern ? 1 : 0;
}

// Length of the match at `at`, 0 for none.
std::size_t Match(std::string_view text, std::size_t at, std::string_view pattern) {
  const std::size_t begin = at;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t taken = MatchClass(text, at, pattern[i]);
    if (taken == 0) return 0;
    at += taken;
    if (i + 1 < pattern.size() && pattern[i + 1] == '+') {
      while (MatchClass(text, at, pattern[i]) > 0) at += MatchClass(text, at, pattern[i]);
      ++i;
    }
  }
  const bool goes_on = at < text.size() && (IsAsciiDigit(text[at]) || text[at] == '/' || IsWordByte(text[at]));
  return goes_on ? 0 : at - begin;
}

}  // namespace

std::string_view FindCaseNumber(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsAsciiDigit(text[at])) continue;
    const bool starts =
        at == 0 || (!IsAsciiDigit(text[at - 1]) && text[at - 1] != '-' && text[at - 1] != '.' && text[at - 1] != '/');
    if (!starts) continue;
    for (std::string_view pattern : kPatterns) {
      if (const std::size_t length = Match(text, at, pattern); length > 0) return text.substr(at, length);
    }
  }
  return {};
}

bool IsOddCaseNumber(std::string_view number) {
  const bool kle = Match(number, 0, kPatterns[0]) == number.size();
  return kle && number.size() > 9 && IsAsciiDigit(number[9]);
}

}  // namespace tovholder::minutes
