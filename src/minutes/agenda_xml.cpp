// SPDX-License-Identifier: EUPL-1.2
#include "minutes/agenda_xml.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

#include "base/text.h"
#include "minutes/agenda_record.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes {
namespace {

constexpr std::size_t kHead = 4000;
constexpr int kDeepest = 200;

// pugixml's walk over an ill-natured file would go as deep as the file nests.
bool NestsTooDeep(const pugi::xml_node& root) {
  int depth = 0;
  pugi::xml_node node = root;
  for (;;) {
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > kDeepest) return true;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) return false;
    node = node.next_sibling();
  }
}

bool IsBlockTag(std::string_view tag) {
  constexpr std::array<std::string_view, 12> kTags = {"p",  "br", "li", "div", "tr", "h1",
                                                      "h2", "h3", "h4", "td",  "ul", "ol"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

std::string_view TagName(std::string_view tag) {
  if (tag.starts_with("/")) tag.remove_prefix(1);
  return tag.substr(0, tag.find_first_of(" />\t\n"));
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kEntities = {{{"&nbsp;", " "},
                                                                                      {"&amp;", "&"},
                                                                                      {"&lt;", "<"},
                                                                                      {"&gt;", ">"},
                                                                                      {"&quot;", "\""},
                                                                                      {"&aelig;", "æ"},
                                                                                      {"&oslash;", "ø"},
                                                                                      {"&aring;", "å"},
                                                                                      {"&AElig;", "Æ"},
                                                                                      {"&Oslash;", "Ø"},
                                                                                      {"&Aring;", "Å"},
                                                                                      {"&eacute;", "é"},
                                                                                      {"&ndash;", "–"}}};

// Lines without blank ends; empty ones are left out.
std::string TidyLines(std::string_view text) {
  std::string out;
  for (std::string_view line : SplitLines(text)) {
    const std::string clean = layout::Clean(line);
    if (clean.empty()) continue;
    if (!out.empty()) out += '\n';
    out += clean;
  }
  return out;
}

void AppendText(const pugi::xml_node& node, std::string& out) {
  // An explicit stack: the depth of the file is not the depth of calls.
  pugi::xml_node at = node.first_child();
  while (at) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) out += at.value();
    if (at.type() == pugi::node_element && IsBlockTag(ToLower(at.name()))) out += '\n';
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != node && !at.next_sibling()) {
      at = at.parent();
      if (at && at != node && IsBlockTag(ToLower(at.name()))) out += '\n';
    }
    if (!at || at == node) return;
    at = at.next_sibling();
  }
}

Result<std::vector<AgendaRecord>> ReadRecords(const pugi::xml_document& document, std::string_view file) {
  const pugi::xml_node root = document.document_element();
  const std::string_view name = root.name();
  if (NestsTooDeep(root)) {
    return Fail("meetings.xml_damaged", {{"file", std::string(file)}, {"line", "1"}, {"detail", "nested too deep"}});
  }
  if (name == "Dagsorden" || name == "Dagsordener" || root.child("Dagsorden")) return ReadSbsys(root);
  if (name == "root" || root.child("table")) return ReadAcadre(root);
  return Fail("meetings.xml_unknown", {{"file", std::string(file)}, {"root", std::string(name)}});
}

}  // namespace

std::string WithoutHtml(std::string_view value) {
  if (value.find('<') == std::string_view::npos && value.find('&') == std::string_view::npos) return TidyLines(value);
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    if (value[i] == '<') {
      const std::size_t end = value.find('>', i);
      if (end == std::string_view::npos) break;
      if (IsBlockTag(ToLower(TagName(value.substr(i + 1, end - i - 1))))) out += '\n';
      i = end + 1;
      continue;
    }
    const auto* entity =
        value[i] != '&' ? kEntities.end() : std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& row) {
          return value.substr(i).starts_with(row.first);
        });
    if (entity != kEntities.end()) {
      out += entity->second;
      i += entity->first.size();
    } else {
      out += value[i++];
    }
  }
  return TidyLines(out);
}

std::string PlainText(const pugi::xml_node& node) {
  std::string text;
  AppendText(node, text);
  return WithoutHtml(text);
}

bool IsAgendaXml(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  if (head.find('<') == std::string_view::npos) return false;
  const bool sbsys = head.find("<Dagsorden") != std::string_view::npos;
  const bool acadre = head.find("<table") != std::string_view::npos && head.find("<root") != std::string_view::npos &&
                      (head.find("<fields") != std::string_view::npos || head.find("<field") != std::string_view::npos);
  return (sbsys || acadre) && head.find("<html") == std::string_view::npos;
}

Result<AgendaXml> ParseAgendaXml(std::string_view bytes, std::string_view file) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size());
  if (!parsed) {
    const std::string_view before =
        bytes.substr(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    return Fail("meetings.xml_damaged",
                {{"file", std::string(file)}, {"line", std::to_string(line)}, {"detail", parsed.description()}});
  }
  Result<std::vector<AgendaRecord>> records = ReadRecords(document, file);
  if (!records) return Pass(records);
  return RenderAgenda(std::move(*records));
}

}  // namespace tovholder::minutes
