// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

namespace tovholder {
namespace {

constexpr std::string_view kEllipsis = "…";

// ASCII white space, or the first byte of a wider one.
constexpr bool MayBeSpace(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == ' ' || (byte >= '\t' && byte <= '\r') || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3);
}

bool IsWideSpace(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// Bytes of the white space that ends right before `end`.
std::size_t SpaceLengthBefore(std::string_view text, std::size_t end) {
  for (std::size_t length = 1; length <= 3 && length <= end; ++length) {
    if (SpaceLength(text.substr(0, end), end - length) == length) return length;
  }
  return 0;
}

std::size_t LineEndLength(std::string_view text, std::size_t at) {
  return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

// The byte where the code point number `limit` begins.
std::size_t BytesOf(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < limit && at < text.size(); ++count) NextCodePoint(text, at);
  return at;
}

// Where the last word that fits into `bytes` ends; 0 where no word does.
std::size_t WordEndWithin(std::string_view text, std::size_t bytes) {
  std::size_t end = bytes;
  while (end > 0 && SpaceLength(text, end) == 0) --end;
  return Trim(text.substr(0, end)).size();
}

}  // namespace

std::size_t SpaceLength(std::string_view text, std::size_t position) {
  if (position >= text.size()) return 0;
  if (!MayBeSpace(text[position])) return 0;
  if (static_cast<unsigned char>(text[position]) < 0x80) return 1;
  std::size_t end = position;
  return IsWideSpace(NextWideCodePoint(text, end)) ? end - position : 0;
}

std::string_view Trim(std::string_view text) {
  std::size_t begin = 0;
  while (const std::size_t length = SpaceLength(text, begin)) begin += length;
  std::size_t end = text.size();
  while (const std::size_t length = end > begin ? SpaceLengthBefore(text, end) : 0) end -= length;
  return text.substr(begin, end - begin);
}

std::string CollapseSpace(std::string_view text) {
  text = Trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && !MayBeSpace(text[at])) ++at;
    out.append(text, begin, at - begin);
    const std::size_t space = SpaceLength(text, at);
    if (space > 0) {
      if (out.back() != ' ') out.push_back(' ');
      at += space;
    } else if (at < text.size()) {
      out.push_back(text[at++]);
    }
  }
  return out;
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\n' && text[at] != '\r') {
      ++at;
      continue;
    }
    lines.push_back(text.substr(begin, at - begin));
    begin = at += LineEndLength(text, at);
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, begin)) {
    parts.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to) {
  if (from.empty()) return std::string(text);
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from, begin)) {
    out.append(text, begin, at - begin).append(to);
    begin = at + from.size();
  }
  return out.append(text, begin);
}

std::string Shorten(std::string_view text, std::size_t limit) {
  text = Trim(text);
  if (BytesOf(text, limit) == text.size()) return std::string(text);
  if (limit == 0) return {};
  const std::size_t bytes = BytesOf(text, limit - 1);
  const std::size_t word_end = WordEndWithin(text, bytes);
  return std::string(text.substr(0, word_end == 0 ? bytes : word_end)).append(kEllipsis);
}

}  // namespace tovholder
