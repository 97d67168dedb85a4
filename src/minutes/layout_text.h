// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Small scanners that the layout engine stands on. All are linear and work on views into the text, so
// that a place can be told from a value.
namespace tovholder::minutes::layout {

// Where nothing was found.
inline constexpr std::size_t kNowhere = std::string_view::npos;

constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Any byte of a letter: ASCII letters and the bytes of UTF-8 sequences.
constexpr bool IsWordByte(char c) { return IsAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80; }
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Whether the text begins with an upper-case letter (Latin, with accents).
bool BeginsUpper(std::string_view text);
bool BeginsLower(std::string_view text);

// Without white space (also U+00A0) at the ends.
std::string_view TrimWide(std::string_view text);
// Without white space and Markdown signs ("**", "*", "_", "#") at the ends.
std::string_view TrimMarks(std::string_view text);

// Lower case, single spaces, without Markdown signs and without punctuation at the ends: what labels
// and titles are compared by.
std::string Key(std::string_view text);

// The value as it is kept: white space collapsed, Markdown signs and backslashes before signs gone.
std::string Clean(std::string_view text);

// Whether `lower` (which is lower case, ASCII or Danish) stands at `at`, or at the begin, in any case.
bool StandsAt(std::string_view text, std::size_t at, std::string_view lower);
bool BeginsFolded(std::string_view text, std::string_view lower);
// The same at the begin, where the letters behind it do not go on.
bool BeginsWithWord(std::string_view text, std::string_view lower);
// Where `lower` stands as whole words in any case, from `from` on; npos if nowhere.
std::size_t FindWord(std::string_view text, std::string_view lower, std::size_t from = 0);
// The same, also inside a word.
std::size_t FindFolded(std::string_view text, std::string_view lower, std::size_t from = 0);
bool EndsWithFolded(std::string_view text, std::string_view lower);

// The first word (letters, digits, hyphen, slash and full stop inside) and where the rest begins.
std::string_view FirstWord(std::string_view text);

// "12. Titel", "1.Titel", "12) Titel", "1 : Titel".
struct Numbered {
  std::string_view digits;
  int value = 0;
  char sign = 0;          // '.', ')', ':', '-' or ' ' for a bare number
  std::string_view rest;  // trimmed
};
std::optional<Numbered> ReadNumbered(std::string_view text);

// Length of a list bullet at the begin ("- ", "• ", "* ", "· ", "o   ", "– "), 0 without one.
std::size_t BulletLength(std::string_view text);

// Number of words, counted no further than `limit`.
int CountWords(std::string_view text, int limit = 100);

}  // namespace tovholder::minutes::layout
