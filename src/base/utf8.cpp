// SPDX-License-Identifier: EUPL-1.2
#include <utf8proc.h>

#include <cstring>

#include "base/text.h"

namespace tovholder {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::uint64_t kHighBits = 0x8080808080808080U;

// Bytes of the sequence at `position`, and its code point; 0 where it is broken.
std::size_t Decode(std::string_view text, std::size_t position, char32_t& code_point) {
  utf8proc_int32_t decoded = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + position);
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - position), &decoded);
  if (length <= 0 || decoded < 0) return 0;
  code_point = static_cast<char32_t>(decoded);
  return static_cast<std::size_t>(length);
}

// The first byte from `position` on that is not ASCII.
std::size_t SkipAscii(std::string_view text, std::size_t position) {
  while (position + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + position, sizeof word);
    if (word & kHighBits) break;
    position += sizeof word;
  }
  while (position < text.size() && static_cast<unsigned char>(text[position]) < 0x80) ++position;
  return position;
}

}  // namespace

bool IsUtf8(std::string_view text) {
  char32_t code_point = 0;
  for (std::size_t at = SkipAscii(text, 0); at < text.size(); at = SkipAscii(text, at)) {
    const std::size_t length = Decode(text, at, code_point);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

char32_t NextWideCodePoint(std::string_view text, std::size_t& position) {
  char32_t code_point = kReplacement;
  const std::size_t length = Decode(text, position, code_point);
  position += length == 0 ? 1 : length;
  return code_point;
}

void AppendUtf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
    return;
  }
  utf8proc_uint8_t bytes[4];
  const bool valid = utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(code_point));
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(valid ? code_point : kReplacement), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) NextCodePoint(text, at);
  return count;
}

bool IsLetter(char32_t code_point) {
  if (code_point < 0x80) return (code_point | 0x20U) - U'a' < 26;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return true;
    default:
      return false;
  }
}

bool IsUpper(char32_t code_point) {
  if (code_point < 0x80) return code_point - U'A' < 26;
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_LU;
}

}  // namespace tovholder
