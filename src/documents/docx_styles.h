// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace tovholder::documents {

// What the paragraph styles of a Word document say about structure.
class DocxStyles {
 public:
  struct Style {
    int heading = 0;     // 1–6, 0 for body text
    int list = 0;        // numbering that the style brings along
    int list_level = 0;  // from 0
  };

  // styles.xml
  void Read(pugi::xml_node root);
  // What the style or one of those it is based on says; known heading names also where there is no styles.xml.
  Style Find(std::string_view style_id) const;

 private:
  struct Entry {
    Style style;
    std::string based_on;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

// "heading 2", "Overskrift2", "Titel": the level; 0 where the name is none of a heading.
int HeadingLevelOfName(std::string_view name);

}  // namespace tovholder::documents
