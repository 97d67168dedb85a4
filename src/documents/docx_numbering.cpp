// SPDX-License-Identifier: EUPL-1.2
#include "documents/docx_numbering.h"

#include <charconv>

#include "base/text.h"
#include "documents/counters.h"

namespace tovholder::documents {
namespace {

CounterStyle StyleOf(std::string_view format) {
  if (format == "lowerLetter") return CounterStyle::kLowerLetter;
  if (format == "upperLetter") return CounterStyle::kUpperLetter;
  if (format == "lowerRoman") return CounterStyle::kLowerRoman;
  if (format == "upperRoman") return CounterStyle::kUpperRoman;
  return CounterStyle::kDecimal;
}

// Symbol fonts put their bullets into the private use area.
std::string BulletOf(const std::string& text) {
  std::size_t position = 0;
  if (text.empty()) return "•";
  const char32_t c = NextCodePoint(text, position);
  if (c >= 0xE000 && c < 0xF900) return "•";
  return text == "o" ? "◦" : text;
}

}  // namespace

std::string_view LocalName(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node Child(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child) == local_name) return child;
  }
  return {};
}

std::string_view AttributeOf(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    std::string_view name = attribute.name();
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
    if (name == local_name) return attribute.value();
  }
  return {};
}

int IntAttributeOf(pugi::xml_node node, std::string_view local_name, int fallback) {
  const std::string_view text = AttributeOf(node, local_name);
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void DocxNumbering::Read(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (LocalName(node) == "abstractNum") {
      std::map<int, Level>& levels = definitions_[IntAttributeOf(node, "abstractNumId", 0)];
      for (const pugi::xml_node level : node.children()) {
        if (LocalName(level) != "lvl") continue;
        levels[IntAttributeOf(level, "ilvl", 0)] = {IntAttributeOf(Child(level, "start"), "val", 1),
                                                    std::string(AttributeOf(Child(level, "numFmt"), "val")),
                                                    std::string(AttributeOf(Child(level, "lvlText"), "val"))};
      }
    } else if (LocalName(node) == "num") {
      List& list = lists_[IntAttributeOf(node, "numId", 0)];
      list.definition = IntAttributeOf(Child(node, "abstractNumId"), "val", 0);
      for (const pugi::xml_node part : node.children()) {
        const pugi::xml_node start = Child(part, "startOverride");
        if (start) list.start_overrides[IntAttributeOf(part, "ilvl", 0)] = IntAttributeOf(start, "val", 1);
      }
    }
  }
}

std::string DocxNumbering::NextMarker(int list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level > 8) return {};
  List& entry = found->second;
  Counters& counters = counters_[entry.definition];
  if (!entry.begun && !entry.start_overrides.empty()) counters.clear();
  const auto levels = definitions_.find(entry.definition);
  if (levels == definitions_.end() || levels->second.count(level) == 0) return {};
  const auto start_of = [&](int l) {
    const auto override_value = entry.start_overrides.find(l);
    if (override_value != entry.start_overrides.end()) return override_value->second;
    const auto definition = levels->second.find(l);
    return definition == levels->second.end() ? 1 : definition->second.start;
  };
  entry.begun = true;
  const auto counter = counters.find(level);
  counters[level] =
      counter == counters.end() ? start_of(level) : (counter->second < 1'000'000 ? counter->second + 1 : 1);
  for (int upper = 0; upper < level; ++upper) counters.emplace(upper, start_of(upper));
  counters.erase(counters.upper_bound(level), counters.end());
  return Format(levels->second, counters, level);
}

std::string DocxNumbering::Format(const std::map<int, Level>& levels, const Counters& counters, int level) const {
  const Level& shown = levels.at(level);
  if (shown.format == "bullet") return BulletOf(shown.text);
  if (shown.format == "none") return {};
  std::string marker;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const bool place =
        shown.text[i] == '%' && i + 1 < shown.text.size() && shown.text[i + 1] >= '1' && shown.text[i + 1] <= '9';
    if (!place) {
      marker.push_back(shown.text[i]);
      continue;
    }
    const int of = shown.text[++i] - '1';
    const auto counter = counters.find(of);
    const auto definition = levels.find(of);
    if (counter == counters.end() || definition == levels.end()) continue;
    marker += FormatCounter(counter->second, StyleOf(definition->second.format));
  }
  return std::string(Trim(marker));
}

}  // namespace tovholder::documents
