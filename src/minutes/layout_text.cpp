// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tovholder::minutes::layout {
namespace {

constexpr char kLead = '\xC3';  // first byte of U+00C0 to U+00FF

// The byte in lower case; `lead` says that the byte before was C3.
constexpr char LowerByte(char c, bool lead) {
  const auto u = static_cast<unsigned char>(c);
  if (!lead) return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return u >= 0x80 && u <= 0x9E && u != 0x97 ? static_cast<char>(u + 0x20) : c;
}

bool SameLetter(std::string_view text, std::size_t i, char lower) {
  const bool lead = i > 0 && text[i - 1] == kLead;
  return LowerByte(text[i], lead) == lower;
}

bool GoesOn(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) == 0xC2) return false;  // U+00A0, §, ·
  if (static_cast<unsigned char>(text[at]) == 0xE2) return false;  // dashes, quotes, bullets
  return IsWordByte(text[at]) || IsAsciiDigit(text[at]);
}

bool GoesOnBefore(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const auto c = static_cast<unsigned char>(text[at - 1]);
  if (IsAsciiLetter(text[at - 1]) || IsAsciiDigit(text[at - 1])) return true;
  return c >= 0x80 && at >= 2 && text[at - 2] == kLead;
}

constexpr char UpperByte(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c - 32);
  const auto u = static_cast<unsigned char>(c);
  return u >= 0xA0 && u <= 0xBE ? static_cast<char>(u - 0x20) : c;
}

// How common a byte is in Danish text, roughly; the second bytes of æ ø å are rare enough.
constexpr int Frequency(char c) {
  constexpr std::string_view kFromCommon = " entrdisalogkmvfup";
  if (c == '\xC3') return 100;
  const std::size_t at = kFromCommon.find(c);
  return at == std::string_view::npos ? 0 : 20 - static_cast<int>(at);
}

std::size_t RarestAt(std::string_view lower) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < lower.size(); ++i) {
    if (Frequency(lower[i]) < Frequency(lower[best])) best = i;
  }
  return best;
}

// White space at `at`: 1, or 2 for U+00A0, 0 for none.
std::size_t BlankAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (IsBlank(text[at])) return 1;
  return text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;
}

constexpr std::string_view kKeyPunctuation = ".,:;!?-–—•·\"'()[]*_#";

std::string_view TrimKey(std::string_view text) {
  const auto blank = [](char c) { return IsBlank(c) || kKeyPunctuation.find(c) != std::string_view::npos; };
  while (!text.empty() && (IsAsciiLetter(text.back()) || IsAsciiDigit(text.back()) ? false : blank(text.back()))) {
    // Bytes of a multi-byte letter never stand in the ASCII part of the list; of the dashes only the last byte is cut.
    if (static_cast<unsigned char>(text.back()) >= 0x80) break;
    text.remove_suffix(1);
  }
  while (!text.empty() && static_cast<unsigned char>(text.front()) < 0x80 && blank(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace

bool BeginsUpper(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] >= 'A' && text[0] <= 'Z') return true;
  if (text.size() < 2 || text[0] != kLead) return false;
  const auto u = static_cast<unsigned char>(text[1]);
  return u >= 0x80 && u <= 0x9E && u != 0x97;
}

bool BeginsLower(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] >= 'a' && text[0] <= 'z') return true;
  return text.size() >= 2 && text[0] == kLead && static_cast<unsigned char>(text[1]) >= 0xA0;
}

std::string_view TrimWide(std::string_view text) {
  while (!text.empty()) {
    const std::size_t blank = BlankAt(text, 0);
    if (blank == 0) break;
    text.remove_prefix(blank);
  }
  while (!text.empty()) {
    if (IsBlank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::string_view TrimMarks(std::string_view text) {
  for (;;) {
    text = TrimWide(text);
    if (text.starts_with("**") || text.starts_with("__") || text.starts_with("##")) {
      text.remove_prefix(2);
    } else if (text.starts_with("# ") || (text.size() > 2 && text[0] == '*' && !IsBlank(text[1]) && text[1] != ')')) {
      text.remove_prefix(1);
    } else if (text.ends_with("**") || text.ends_with("__")) {
      text.remove_suffix(2);
    } else if (text.size() > 2 && text.back() == '*' && IsWordByte(text[text.size() - 2])) {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
}

std::string Key(std::string_view text) {
  text = TrimKey(TrimMarks(text));
  std::string key(text.size(), ' ');
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (IsAsciiLetter(c)) {
      key[size++] = c >= 'a' ? c : static_cast<char>(c + 32);
      ++i;
    } else if (const std::size_t blank = BlankAt(text, i); blank > 0) {
      if (size > 0 && key[size - 1] != ' ') key[size++] = ' ';
      i += blank;
    } else {
      if (c != '*') key[size++] = LowerByte(c, i > 0 && text[i - 1] == kLead);
      ++i;
    }
  }
  while (size > 0 && key[size - 1] == ' ') --size;
  key.resize(size);
  return key;
}

std::string Clean(std::string_view text) {
  text = TrimMarks(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t blank = BlankAt(text, i); blank > 0) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      i += blank;
    } else if (text.substr(i).starts_with("**")) {
      i += 2;
    } else if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '_' || text[i + 1] == '*')) {
      ++i;
    } else {
      out.push_back(text[i++]);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool StandsAt(std::string_view text, std::size_t at, std::string_view lower) {
  if (text.size() < at + lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (!SameLetter(text, at + i, lower[i])) return false;
  }
  return true;
}

bool BeginsFolded(std::string_view text, std::string_view lower) { return StandsAt(text, 0, lower); }

bool BeginsWithWord(std::string_view text, std::string_view lower) {
  return StandsAt(text, 0, lower) && !GoesOn(text, lower.size());
}

std::size_t FindFolded(std::string_view text, std::string_view lower, std::size_t from) {
  if (lower.empty() || text.size() < lower.size()) return std::string_view::npos;
  // The rarest letter is looked for, in both cases side by side.
  const std::size_t offset = RarestAt(lower);
  const char wanted = lower[offset];
  const char other = UpperByte(wanted);
  const std::size_t stop = text.size() - lower.size() + offset + 1;
  const auto next = [&](char c, std::size_t at) {
    const std::size_t found = at < stop ? text.find(c, at) : std::string_view::npos;
    return found < stop ? found : std::string_view::npos;
  };
  std::size_t low = next(wanted, from + offset);
  std::size_t high = other != wanted ? next(other, from + offset) : std::string_view::npos;
  while (low != std::string_view::npos || high != std::string_view::npos) {
    const std::size_t at = std::min(low, high);
    if (StandsAt(text, at - offset, lower)) return at - offset;
    if (at == low) low = next(wanted, at + 1);
    if (at == high) high = next(other, at + 1);
  }
  return std::string_view::npos;
}

std::size_t FindWord(std::string_view text, std::string_view lower, std::size_t from) {
  for (std::size_t at = FindFolded(text, lower, from); at != std::string_view::npos;
       at = FindFolded(text, lower, at + 1)) {
    if (!GoesOnBefore(text, at) && !GoesOn(text, at + lower.size())) return at;
  }
  return std::string_view::npos;
}

bool EndsWithFolded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && StandsAt(text, text.size() - lower.size(), lower);
}

std::string_view FirstWord(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !IsBlank(text[end]) && BlankAt(text, end) == 0) ++end;
  return text.substr(0, end);
}

std::optional<Numbered> ReadNumbered(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && IsAsciiDigit(text[end])) ++end;
  if (end == 0 || end > 4) return std::nullopt;
  Numbered numbered{text.substr(0, end), 0, ' ', {}};
  for (char c : numbered.digits) numbered.value = numbered.value * 10 + (c - '0');
  std::size_t at = end;
  while (at < text.size() && IsBlank(text[at])) ++at;
  if (at < text.size() && (text[at] == '.' || text[at] == ')' || text[at] == ':')) {
    if (at > end && text[at] != ':') return std::nullopt;
    numbered.sign = text[at++];
    if (numbered.sign == '.' && at < text.size() && text[at] == ':') ++at;  // "065.: Titel"
  } else if (at > end && at + 1 < text.size() && text[at] == '-' && IsBlank(text[at + 1]) &&
             BeginsUpper(TrimMarks(text.substr(at + 1)))) {
    numbered.sign = text[at++];  // "1 - Titel"
  } else if (at == end && at < text.size()) {
    return std::nullopt;
  }
  while (numbered.sign == '.' && at < text.size() && text[at] == '.') ++at;  // "1... Meddelelser"
  numbered.rest = TrimMarks(text.substr(at));
  // "5.2", "31.12.2024", "1.5 mio." are no item numbers.
  if (numbered.sign != ' ' && at < text.size() && IsAsciiDigit(text[at])) return std::nullopt;
  return numbered;
}

std::size_t BulletLength(std::string_view text) {
  constexpr std::array<std::string_view, 10> kBullets = {"-", "•", "*", "·", "–", "◦", "▪", "", "̵", "+"};
  for (std::string_view bullet : kBullets) {
    if (!text.starts_with(bullet)) continue;
    std::size_t at = bullet.size();
    const std::size_t blank = BlankAt(text, at);
    if (blank == 0) return 0;
    while (at < text.size() && BlankAt(text, at) > 0) at += BlankAt(text, at);
    return at < text.size() ? at : 0;
  }
  if (text.starts_with("o  ")) return text.find_first_not_of(" o");
  return 0;
}

int CountWords(std::string_view text, int limit) {
  int words = 0;
  bool inside = false;
  for (char c : text) {
    const bool blank = IsBlank(c);
    if (!blank && !inside && ++words >= limit) return words;
    inside = !blank;
  }
  return words;
}

}  // namespace tovholder::minutes::layout
