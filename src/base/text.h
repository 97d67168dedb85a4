// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder {

// All text inside the program is UTF-8. None of these functions depends on the locale.

bool IsUtf8(std::string_view text);

// The code point of more than one byte that begins at `position`; see NextCodePoint.
char32_t NextWideCodePoint(std::string_view text, std::size_t& position);
// Reads the code point that begins at `position` (< size) and moves `position` behind it. A broken
// sequence gives U+FFFD and moves one byte.
inline char32_t NextCodePoint(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead >= 0x80) return NextWideCodePoint(text, position);
  ++position;
  return lead;
}
void AppendUtf8(std::string& out, char32_t code_point);
// Number of code points.
std::size_t CountCodePoints(std::string_view text);

// Composed form for the letters that Danish and its neighbours write (a + U+030A becomes å), so that
// two spellings of one word are one string. Other text is left as it is.
std::string Compose(std::string_view text);

// Lower and upper case of Latin letters including æ ø å and accents; the rest is left as it is.
std::string ToLower(std::string_view text);
std::string ToUpper(std::string_view text);
// Its first letter.
std::string Capitalized(std::string_view text);
bool IsLetter(char32_t code_point);
bool IsUpper(char32_t code_point);
// 0 to 9; digits of other scripts are not read as numbers here.
constexpr bool IsSpaceOrTab(char c) { return c == ' ' || c == '\t'; }
inline bool IsDigit(char32_t code_point) { return code_point >= U'0' && code_point <= U'9'; }

// For comparing names and words as people would: lower case, accents off (é as e), white space
// collapsed; æ ø å stay letters of their own, aa counts as å, ä and ö as æ and ø.
std::string Fold(std::string_view text);

// A byte string whose order is Danish alphabetical order: accents as their letter, z before æ ø å,
// and aa as å, ä ö ü as æ ø y. Numbers sort by value ("punkt 2" before "punkt 10"), punctuation counts
// as a space. Valid UTF-8, to be compared byte by byte (COLLATE "C" in PostgreSQL).
std::string DanishSortKey(std::string_view text);

// The whole number from 0 up that the text is: nothing for a sign, for anything before or behind the
// digits, and for more than `Number` holds.
template <class Number = std::int64_t>
std::optional<Number> ParseCount(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool read = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return read ? std::optional(number) : std::nullopt;
}

// Bytes of the white space character at `position` (also U+00A0 and its like); 0 where there is none.
std::size_t SpaceLength(std::string_view text, std::size_t position);
std::string_view Trim(std::string_view text);
// Runs of white space (also U+00A0) become one space; none at the ends.
std::string CollapseSpace(std::string_view text);
// Line ends are LF, CRLF or CR; they are not part of the lines. A last line end opens no further line.
std::vector<std::string_view> SplitLines(std::string_view text);
// One part more than there are separators.
std::vector<std::string_view> Split(std::string_view text, char separator);
std::string Join(const std::vector<std::string>& parts, std::string_view separator);
std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to);
// At most `limit` code points, cut at a word's end and closed with "…" where something was left out.
std::string Shorten(std::string_view text, std::size_t limit);

}  // namespace tovholder
