// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::documents {

// The part of an XML name behind its prefix.
std::string_view LocalName(pugi::xml_node node);
// Children and attributes by local name; an empty one where there is none.
pugi::xml_node Child(pugi::xml_node node, std::string_view local_name);
std::string_view AttributeOf(pugi::xml_node node, std::string_view local_name);
int IntAttributeOf(pugi::xml_node node, std::string_view local_name, int fallback);

// Counts numbered paragraphs as Word does and gives the marker that it would show.
class DocxNumbering {
 public:
  // numbering.xml
  void Read(pugi::xml_node root);
  // "1.", "a)", "2.1.", "•"; empty where the list shows none. `level` from 0.
  std::string NextMarker(int list, int level);
  bool Has(int list) const { return lists_.count(list) > 0; }

 private:
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
  };
  struct List {
    int definition = 0;
    std::map<int, int> start_overrides;
    bool begun = false;
  };
  using Counters = std::map<int, int>;

  std::string Format(const std::map<int, Level>& levels, const Counters& counters, int level) const;

  std::map<int, std::map<int, Level>> definitions_;
  std::map<int, Counters> counters_;  // by definition: lists that share one count on
  std::map<int, List> lists_;
};

}  // namespace tovholder::documents
