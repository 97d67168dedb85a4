// SPDX-License-Identifier: EUPL-1.2
#include "documents/docx_styles.h"

#include <algorithm>

#include "base/text.h"
#include "documents/docx_numbering.h"

namespace tovholder::documents {

int HeadingLevelOfName(std::string_view name) {
  const std::string lower = ToLower(name);
  for (std::string_view word : {"heading", "overskrift"}) {
    if (!lower.starts_with(word)) continue;
    const std::string_view number = Trim(std::string_view(lower).substr(word.size()));
    if (number.size() == 1 && number[0] >= '1' && number[0] <= '9') return std::min(number[0] - '0', 6);
  }
  return lower == "title" || lower == "titel" ? 1 : 0;
}

void DocxStyles::Read(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (LocalName(node) != "style") continue;
    const std::string id(AttributeOf(node, "styleId"));
    const pugi::xml_node properties = Child(node, "pPr");
    Entry entry;
    entry.based_on = AttributeOf(Child(node, "basedOn"), "val");
    entry.style.heading = HeadingLevelOfName(AttributeOf(Child(node, "name"), "val"));
    const int outline = IntAttributeOf(Child(properties, "outlineLvl"), "val", -1);
    if (entry.style.heading == 0 && outline >= 0 && outline < 6) entry.style.heading = outline + 1;
    const pugi::xml_node number = Child(properties, "numPr");
    entry.style.list = IntAttributeOf(Child(number, "numId"), "val", 0);
    entry.style.list_level = IntAttributeOf(Child(number, "ilvl"), "val", 0);
    entries_[id] = entry;
  }
}

DocxStyles::Style DocxStyles::Find(std::string_view style_id) const {
  Style style;
  std::string id(style_id);
  for (int step = 0; step < 10 && !id.empty(); ++step) {
    const auto found = entries_.find(id);
    if (found == entries_.end()) {
      if (style.heading == 0) style.heading = HeadingLevelOfName(id);
      break;
    }
    const Style& own = found->second.style;
    if (style.heading == 0) style.heading = own.heading;
    if (style.list == 0) {
      style.list = own.list;
      style.list_level = own.list_level;
    }
    id = found->second.based_on;
  }
  return style;
}

}  // namespace tovholder::documents
