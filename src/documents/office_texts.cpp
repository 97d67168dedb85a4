// SPDX-License-Identifier: EUPL-1.2
#include "documents/office_texts.h"

#include <array>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include "documents/docx_numbering.h"

namespace tovholder::documents {
namespace {

constexpr int kDeepestOffice = 200;

OfficePlace PlaceOfPart(std::string_view part) {
  constexpr std::array<std::pair<std::string_view, OfficePlace>, 6> kParts = {{{"comments", OfficePlace::kComment},
                                                                               {"header", OfficePlace::kHead},
                                                                               {"footer", OfficePlace::kHead},
                                                                               {"docProps/", OfficePlace::kMetadata},
                                                                               {"customXml/", OfficePlace::kMetadata},
                                                                               {"meta.xml", OfficePlace::kMetadata}}};
  for (const auto& [name, place] : kParts) {
    if (part.find(name) != std::string_view::npos) return place;
  }
  return OfficePlace::kText;
}

class OfficeTexts {
 public:
  explicit OfficeTexts(std::string part) : part_(std::move(part)), place_(PlaceOfPart(part_)) {}

  // Each paragraph twice where some of it is not shown: as it is read, and with everything.
  void Collect(pugi::xml_node node, OfficePlace place, int depth) {
    if (depth > kDeepestOffice) return;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (std::string_view(attribute.value()).size() >= 10)
        Keep(place == OfficePlace::kText ? OfficePlace::kMetadata : place, attribute.value());
    }
    const OfficePlace here = PlaceOfElement(node, place);
    if (IsParagraph(node)) {
      Keep(here, TextOfNode(node, Shown::kOnlyShown, 0));
      if (here == OfficePlace::kText) {
        Keep(OfficePlace::kHidden, TextOfNode(node, Shown::kWithHidden, 0));
        Keep(OfficePlace::kDeleted, TextOfNode(node, Shown::kAll, 0));
      } else {
        Keep(here, TextOfNode(node, Shown::kAll, 0));
      }
    }
    const int paragraph = IsParagraph(node) ? 1 : 0;
    paragraphs_ += paragraph;
    if (paragraphs_ == 0 && node.text()) Keep(here, node.text().get());
    for (const pugi::xml_node child : node.children()) Collect(child, here, depth + 1);
    paragraphs_ -= paragraph;
  }

  std::vector<OfficeText> Take() { return std::move(texts_); }
  OfficePlace place() const { return place_; }

 private:
  enum class Shown { kOnlyShown, kWithHidden, kAll };

  bool IsParagraph(pugi::xml_node node) const {
    const std::string_view name = LocalName(node);
    if (name == "text") return part_.starts_with("xl/comments");
    return name == "p" || name == "h" || name == "si" || name == "is";  // "si", "is": a cell's text in a spreadsheet
  }

  static OfficePlace PlaceOfElement(pugi::xml_node node, OfficePlace place) {
    const std::string_view name = LocalName(node);
    if (name == "annotation") return OfficePlace::kComment;
    if (name == "tracked-changes") return OfficePlace::kDeleted;
    if (name == "header" || name == "footer") return OfficePlace::kHead;
    return place;
  }

  static bool IsHidden(pugi::xml_node node) {
    return LocalName(node) == "r" && static_cast<bool>(Child(Child(node, "rPr"), "vanish"));
  }

  static std::string TextOfNode(pugi::xml_node node, Shown shown, int depth) {
    std::string text;
    if (depth > kDeepestOffice || (shown == Shown::kOnlyShown && IsHidden(node))) return text;
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = LocalName(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        text += child.value();
      } else if (name == "tab" || name == "br" || name == "s" || name == "line-break") {
        text += ' ';
      } else if (name == "noBreakHyphen") {
        text += '-';
      } else if (name == "annotation") {
        continue;
      } else if (shown == Shown::kAll || (name != "del" && name != "moveFrom" && name != "instrText")) {
        text += TextOfNode(child, shown, depth + 1);
      }
    }
    return text;
  }

  void Keep(OfficePlace place, std::string text) {
    if (text.size() >= 10) texts_.push_back({place, part_, std::move(text)});
  }

  std::string part_;
  OfficePlace place_;
  int paragraphs_ = 0;  // around what is being looked at
  std::vector<OfficeText> texts_;
};

}  // namespace

Result<std::vector<OfficeText>> ListOfficeTexts(ZipArchive& archive, const std::string& part) {
  pugi::xml_document xml;
  if (const Result<void> read = archive.ReadXml(part, xml); !read) return Pass(read);
  OfficeTexts texts(part);
  texts.Collect(xml.document_element(), texts.place(), 0);
  return texts.Take();
}

}  // namespace tovholder::documents
