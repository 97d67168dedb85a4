// SPDX-License-Identifier: EUPL-1.2
#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder {
namespace {

// Letters that count as another letter, or as two, though Unicode does not take them apart.
std::string_view Replacement(char32_t letter) {
  switch (letter) {
    case U'æ':
    case U'ä':
    case U'ǽ':
      return "æ";
    case U'ø':
    case U'ö':
    case U'ő':
    case U'ǿ':
      return "ø";
    case U'å':
    case U'ǻ':
      return "å";
    case U'ß':
      return "ss";
    case U'ð':
    case U'đ':
      return "d";
    case U'þ':
      return "th";
    case U'ł':
      return "l";
    case U'œ':
      return "oe";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

bool IsMark(char32_t c) { return c >= 0x300 && c <= 0x36F; }
// Soft hyphen, zero width characters and byte order mark.
bool IsInvisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

// The letter without its accents.
char32_t BaseLetter(char32_t letter) {
  if (letter < 0xC0) return letter;
  std::array<utf8proc_int32_t, 8> parts{};
  int boundary = 0;
  const auto count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(letter), parts.data(),
                              static_cast<utf8proc_ssize_t>(parts.size()), UTF8PROC_DECOMPOSE, &boundary);
  if (count < 2 || count > static_cast<utf8proc_ssize_t>(parts.size())) return letter;
  return IsMark(static_cast<char32_t>(parts[1])) ? static_cast<char32_t>(parts[0]) : letter;
}

void AppendFoldedLetter(std::string& out, char32_t lower) {
  if (IsMark(lower) || IsInvisible(lower)) return;
  const std::string_view replacement = Replacement(lower);
  if (replacement.empty()) {
    AppendUtf8(out, BaseLetter(lower));
  } else {
    out += replacement;
  }
}

// aa becomes å, from the left: "aaa" is "åa".
void AppendAscii(std::string& out, std::size_t& last_a, char letter) {
  if (letter == 'a' && last_a + 1 == out.size() && !out.empty() && out.back() == 'a') {
    out.pop_back();
    out += "å";
    return;
  }
  if (letter == 'a') last_a = out.size();
  out.push_back(letter);
}

// Æ Ø Å stand behind z in ASCII too, so that keys are plain bytes.
char SortByte(char32_t letter) {
  switch (letter) {
    case U'æ':
      return '{';
    case U'ø':
      return '|';
    case U'å':
      return '}';
    default:
      return '\0';
  }
}

// The value of a number decides: first how many digits it has, then the digits.
void AppendNumber(std::string& key, std::string_view digits) {
  constexpr std::size_t kLongest = 40;
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  key.push_back(static_cast<char>('0' + std::min(digits.size(), kLongest)));
  key += digits;
}

void AppendSeparator(std::string& key) {
  if (!key.empty() && key.back() != ' ') key.push_back(' ');
}

std::size_t DigitsEnd(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("0123456789", at), text.size());
}

std::string PrimaryKey(std::string_view folded) {
  std::string key;
  key.reserve(folded.size() + 8);
  for (std::size_t at = 0; at < folded.size();) {
    if (IsDigit(static_cast<unsigned char>(folded[at]))) {
      const std::size_t end = DigitsEnd(folded, at);
      AppendNumber(key, folded.substr(at, end - at));
      at = end;
      continue;
    }
    const char32_t letter = NextCodePoint(folded, at);
    if (const char byte = SortByte(letter)) {
      key.push_back(byte);
    } else if (IsLetter(letter)) {
      AppendUtf8(key, letter);
    } else {
      AppendSeparator(key);
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace

std::string Fold(std::string_view text) {
  const std::string lower = ToLower(Compose(text));
  std::string out;
  out.reserve(lower.size());
  std::size_t last_a = std::string::npos - 1;
  for (std::size_t at = 0; at < lower.size();) {
    if (const std::size_t space = SpaceLength(lower, at)) {
      AppendSeparator(out);
      at += space;
    } else if (static_cast<unsigned char>(lower[at]) < 0x80) {
      AppendAscii(out, last_a, lower[at++]);
    } else {
      AppendFoldedLetter(out, NextWideCodePoint(lower, at));
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string DanishSortKey(std::string_view text) {
  std::string key = PrimaryKey(Fold(ReplaceAll(ReplaceAll(Compose(text), "ü", "y"), "Ü", "y")));
  // Equal so far: the text itself keeps the order fixed.
  key.push_back('\x01');
  for (const char c : Compose(text)) {
    if (c != '\0') key.push_back(c);
  }
  return key;
}

}  // namespace tovholder
