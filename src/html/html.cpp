// SPDX-License-Identifier: EUPL-1.2
#include "html/html.h"

#include <array>

namespace tovholder::html {
namespace {

constexpr std::array<std::string_view, 7> kReplacements = {"", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "\uFFFD"};

// For each byte the place of what stands for it in kReplacements; 0: it stays.
constexpr std::array<std::uint8_t, 256> MakeEscapes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t control = 0; control < 0x20; ++control) table[control] = 6;
  table['\t'] = table['\n'] = table['\r'] = table['\f'] = 0;
  table[0x7F] = 6;
  table['&'] = 1;
  table['<'] = 2;
  table['>'] = 3;
  table['"'] = 4;
  table['\''] = 5;
  return table;
}
constexpr std::array<std::uint8_t, 256> kEscapes = MakeEscapes();

std::uint8_t Escape(char c) { return kEscapes[static_cast<unsigned char>(c)]; }

// The first byte from `position` on that must be replaced, or the end.
std::size_t FindEscape(std::string_view text, std::size_t position) {
  while (position + 8 <= text.size()) {
    const char* p = text.data() + position;
    if ((Escape(p[0]) | Escape(p[1]) | Escape(p[2]) | Escape(p[3]) | Escape(p[4]) | Escape(p[5]) | Escape(p[6]) |
         Escape(p[7])) != 0) {
      break;
    }
    position += 8;
  }
  while (position < text.size() && Escape(text[position]) == 0) ++position;
  return position;
}

bool IsFollowableScheme(std::string_view scheme) {
  std::string lower;
  for (char c : scheme) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  return lower == "http" || lower == "https" || lower == "mailto" || lower == "tel";
}

}  // namespace

void AppendEscaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = FindEscape(text, begin);
    out.append(text.substr(begin, end - begin));
    if (end == text.size()) return;
    out.append(kReplacements[Escape(text[end])]);
    begin = end + 1;
  }
}

Html& Html::Append(const Html& other) {
  markup_.append(other.markup_);
  return *this;
}

Html& Html::AppendText(std::string_view text) {
  AppendEscaped(markup_, text);
  return *this;
}

Html Raw(std::string markup) {
  Html html;
  html.markup_ = std::move(markup);
  return html;
}

Html Text(std::string_view text) { return Join(text); }

Attribute AttrIf(Name name, std::string value) {
  const auto form = value.empty() ? Attribute::Form::kNone : Attribute::Form::kValue;
  return {name, std::move(value), form};
}

Attribute Flag(Name name, bool present) {
  return {name, {}, present ? Attribute::Form::kBare : Attribute::Form::kNone};
}

Attribute Href(std::string address) {
  const std::size_t end = address.find_first_of(":/?#");
  if (end != std::string::npos && address[end] == ':' && !IsFollowableScheme(address.substr(0, end))) address = "#";
  return {"href", std::move(address)};
}

void Markup::AppendAttribute(std::string& out, const Attribute& attribute) {
  if (attribute.form == Attribute::Form::kNone) return;
  out.push_back(' ');
  out.append(attribute.name.text());
  if (attribute.form == Attribute::Form::kBare) return;
  out.append("=\"");
  AppendEscaped(out, attribute.value);
  out.push_back('"');
}

void Markup::AppendAttribute(std::string& out, const Attributes& attributes) {
  for (const Attribute& attribute : attributes) AppendAttribute(out, attribute);
}

}  // namespace tovholder::html
