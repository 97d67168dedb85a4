// SPDX-License-Identifier: EUPL-1.2
#include <utf8proc.h>

#include <array>

#include "base/text.h"

namespace tovholder {
namespace {

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// `map_ascii` maps one ASCII byte, `map_wide` one other code point.
template <class Ascii, class Wide>
std::string MapLetters(std::string_view text, Ascii map_ascii, Wide map_wide) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsAscii(text[end])) ++end;
    const std::size_t filled = out.size();
    out.append(text, at, end - at);
    for (std::size_t i = filled; i < out.size(); ++i) out[i] = map_ascii(out[i]);
    for (at = end; at < text.size() && !IsAscii(text[at]);) {
      const std::size_t begin = at;
      const char32_t code_point = NextWideCodePoint(text, at);
      const char32_t mapped = map_wide(code_point);
      if (mapped == code_point) {
        out.append(text, begin, at - begin);
      } else {
        AppendUtf8(out, mapped);
      }
    }
  }
  return out;
}

char LowerAscii(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }
char UpperAscii(char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c); }

// ß has no single capital letter in use, ÿ leaves the Latin-1 row.
char32_t LowerWide(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c < 0x100) return c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}
char32_t UpperWide(char32_t c) {
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;
  if (c < 0x100 && c != 0xFF) return c;
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

// Combining marks stand at U+0300 to U+036F: lead byte CC, or CD up to AF.
bool IsMarkAt(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return (lead == 0xCC && next >= 0x80 && next <= 0xBF) || (lead == 0xCD && next >= 0x80 && next <= 0xAF);
}

// The letter that `base` and `mark` make together, 0 where there is none.
char32_t ComposePair(char32_t base, char32_t mark) {
  std::array<utf8proc_int32_t, 8> pair{static_cast<utf8proc_int32_t>(base), static_cast<utf8proc_int32_t>(mark)};
  const auto left = utf8proc_normalize_utf32(pair.data(), 2, UTF8PROC_COMPOSE);
  return left == 1 ? static_cast<char32_t>(pair[0]) : 0;
}

std::size_t LastCodePointBegin(const std::string& text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
  return begin;
}

void AppendMark(std::string& out, char32_t mark) {
  if (!out.empty()) {
    const std::size_t begin = LastCodePointBegin(out);
    std::size_t at = begin;
    const char32_t composed = ComposePair(NextCodePoint(out, at), mark);
    if (composed != 0) {
      out.resize(begin);
      AppendUtf8(out, composed);
      return;
    }
  }
  AppendUtf8(out, mark);
}

}  // namespace

std::string ToLower(std::string_view text) { return MapLetters(text, LowerAscii, LowerWide); }
std::string ToUpper(std::string_view text) { return MapLetters(text, UpperAscii, UpperWide); }

std::string Capitalized(std::string_view text) {
  std::size_t first = 0;
  if (!text.empty()) NextCodePoint(text, first);
  return ToUpper(text.substr(0, first)) + std::string(text.substr(first));
}

std::string Compose(std::string_view text) {
  if (text.find('\xCC') == std::string_view::npos && text.find('\xCD') == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = text.find_first_of("\xCC\xCD"); at < text.size(); at = text.find_first_of("\xCC\xCD", at)) {
    if (!IsMarkAt(text, at)) {
      ++at;
      continue;
    }
    out.append(text, copied, at - copied);
    AppendMark(out, NextWideCodePoint(text, at));
    copied = at;
  }
  return out.append(text, copied);
}

}  // namespace tovholder
