// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper_parts.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <pugixml.hpp>
#include <sstream>

#include "base/text.h"
#include "html/formats.h"

namespace tovholder::documents {
namespace {

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1A\n";
constexpr int kDeepestFigure = 200;

bool IsWritable(char32_t c) {
  if (c < 0x20) return c == '\n';
  return (c < 0x7F || c > 0x9F) && c != 0xFFFE && c != 0xFFFF && (c < 0xFDD0 || c > 0xFDEF) && c != 0xFEFF;
}

constexpr std::array<std::string_view, 23> kFigureElements = {
    "svg",  "g",        "path",     "rect",   "circle", "ellipse", "line", "polyline",       "polygon",
    "text", "tspan",    "textPath", "title",  "desc",   "defs",    "use",  "linearGradient", "radialGradient",
    "stop", "clipPath", "a",        "marker", "style"};

std::string_view WithoutPrefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool LeadsOut(std::string_view value) {
  const std::string lower = ToLower(value);
  for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 1)) {
    if (lower.find_first_not_of(" '\"", at + 4) == std::string::npos ||
        lower[lower.find_first_not_of(" '\"", at + 4)] != '#') {
      return true;
    }
  }
  return lower.find('\\') != std::string::npos || lower.find("@import") != std::string::npos;
}

bool MayStay(const pugi::xml_attribute& attribute) {
  const std::string_view name = WithoutPrefix(attribute.name());
  const std::string_view value = attribute.value();
  if (ToLower(name).starts_with("on") || name == "base") return false;
  if (name == "href") return value.starts_with('#');
  return !LeadsOut(value);
}

void CleanElement(pugi::xml_node node, int depth) {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (!MayStay(attribute)) node.remove_attribute(attribute);
    attribute = next;
  }
  for (pugi::xml_node child = node.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    const std::string_view name = WithoutPrefix(child.name());
    const bool element = child.type() == pugi::node_element;
    const bool known =
        element && std::find(kFigureElements.begin(), kFigureElements.end(), name) != kFigureElements.end();
    const bool leads_out = name == "style" && LeadsOut(child.text().get());
    const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    if (known && !leads_out && depth < kDeepestFigure) {
      CleanElement(child, depth + 1);
    } else if (!text) {
      node.remove_child(child);
    }
    child = next;
  }
}

tl::unexpected<Error> Unusable(const PaperFigure& figure, std::string detail) {
  return Fail("documents.figure_unusable", {{"title", figure.alternative}, {"detail", std::move(detail)}});
}

Result<std::string> CleanSvg(const PaperFigure& figure) {
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed = xml.load_buffer(
      figure.bytes.data(), figure.bytes.size(), pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_cdata);
  if (!parsed) return Unusable(figure, parsed.description());
  if (WithoutPrefix(xml.document_element().name()) != "svg") return Unusable(figure, "no SVG");
  CleanElement(xml.document_element(), 0);
  std::ostringstream out;
  xml.document_element().print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

int ReadBigEndian(std::string_view bytes, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return static_cast<int>(std::min(value, 1U << 24U));
}

FigureSize SizeOfSvg(const PaperFigure& figure) {
  pugi::xml_document xml;
  if (!xml.load_buffer(figure.bytes.data(), figure.bytes.size(), pugi::parse_minimal)) return {};
  const pugi::xml_node svg = xml.document_element();
  std::istringstream box(ReplaceAll(svg.attribute("viewBox").value(), ",", " "));
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  if (!(box >> left >> top >> width >> height)) {
    width = svg.attribute("width").as_double();
    height = svg.attribute("height").as_double();
  }
  if (!(width >= 1 && width < 1e6 && height >= 1 && height < 1e6)) return {};
  return {static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace

std::string CleanPaperText(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (c == '\t') {
      clean += ' ';
    } else if (IsWritable(c)) {
      AppendUtf8(clean, c);
    }
  }
  return clean;
}

bool IsPaperLink(std::string_view address) {
  const std::string lower = ToLower(address.substr(0, 8));
  return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:") ||
         lower.starts_with("tel:");
}

Result<std::string> CleanFigure(const PaperFigure& figure) {
  if (figure.kind == FigureKind::kSvg) return CleanSvg(figure);
  const bool png = figure.bytes.size() > 33 && figure.bytes.starts_with(kPngSignature);
  if (!png) return Unusable(figure, "no PNG");
  return figure.bytes;
}

FigureSize SizeOf(const PaperFigure& figure) {
  FigureSize size;
  if (figure.kind == FigureKind::kSvg) {
    size = SizeOfSvg(figure);
  } else if (figure.bytes.size() > 24) {
    size = {ReadBigEndian(figure.bytes, 16), ReadBigEndian(figure.bytes, 20)};
  }
  return size.width > 0 && size.height > 0 ? size : FigureSize{4, 3};
}

std::string Base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.resize(std::strlen(text.c_str()));
  return text;
}

std::string DateAndVersion(const Paper& paper) {
  std::string line;
  if (paper.date) line = html::FormatDay(*paper.date, html::DayForm::kLong, paper.language);
  if (!line.empty() && !paper.version.empty()) line += " · ";
  return CleanPaperText(line + paper.version);
}

}  // namespace tovholder::documents
