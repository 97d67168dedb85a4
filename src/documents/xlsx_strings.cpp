// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_strings.h"

#include <charconv>
#include <optional>

#include "base/text.h"
#include "documents/docx_numbering.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kStoredCharacter = 7;  // "_x000D_"

std::optional<char32_t> ParseStoredCharacter(std::string_view text) {
  if (text.size() < kStoredCharacter || !text.starts_with("_x") || text[kStoredCharacter - 1] != '_') {
    return std::nullopt;
  }
  unsigned int code = 0;
  const char* digits_end = text.data() + kStoredCharacter - 1;
  const auto [end, error] = std::from_chars(text.data() + 2, digits_end, code, 16);
  if (error != std::errc() || end != digits_end) return std::nullopt;
  return static_cast<char32_t>(code);
}

std::string ResolveStoredCharacters(std::string_view stored) {
  std::string text;
  for (std::size_t i = 0; i < stored.size();) {
    const std::optional<char32_t> character = ParseStoredCharacter(stored.substr(i));
    if (character) {
      AppendUtf8(text, *character);
      i += kStoredCharacter;
    } else {
      text += stored[i++];
    }
  }
  return text;
}

// XML has no room for the last two of the first plane.
bool MayStandInCell(char32_t c) {
  if (c < 0x20) return c == '\n' || c == '\t';
  return c != 0x7F && c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::string ReadXlsxText(std::string_view stored) {
  const std::string resolved = ResolveStoredCharacters(stored);
  std::string text;
  for (std::size_t i = 0; i < resolved.size();) {
    char32_t c = NextCodePoint(resolved, i);
    if (c == '\r') {
      if (i < resolved.size() && resolved[i] == '\n') continue;
      c = '\n';
    }
    if (MayStandInCell(c)) AppendUtf8(text, c);
  }
  return text;
}

std::string StoreXlsxText(std::string_view text) {
  std::string stored;
  for (std::size_t i = 0; i < text.size();) {
    if (ParseStoredCharacter(text.substr(i))) stored += "_x005F";
    const char32_t c = NextCodePoint(text, i);
    if (MayStandInCell(c)) AppendUtf8(stored, c);
  }
  return stored;
}

std::string ContentOf(pugi::xml_node element) {
  std::string content;
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) content += child.value();
  }
  return content;
}

std::string ReadRichText(pugi::xml_node item) {
  std::string text;
  for (const pugi::xml_node part : item.children()) {
    const std::string_view name = LocalName(part);
    if (name == "t") text += ContentOf(part);
    if (name == "r") text += ContentOf(Child(part, "t"));
  }
  return ReadXlsxText(text);
}

std::vector<std::string> ListSharedStrings(pugi::xml_node root) {
  std::vector<std::string> strings;
  for (const pugi::xml_node item : root.children()) {
    if (LocalName(item) == "si") strings.push_back(ReadRichText(item));
  }
  return strings;
}

}  // namespace tovholder::documents
