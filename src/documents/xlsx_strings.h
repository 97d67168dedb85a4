// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::documents {

// Valid UTF-8 of what XLSX stores, with "_x000D_" as the character it stands for; line ends are \n, other control
// characters are left out.
std::string ReadXlsxText(std::string_view stored);
// XLSX would read "_x000D_" in a text as one character: the text as it has to be stored.
std::string StoreXlsxText(std::string_view text);

// All character data of an element.
std::string ContentOf(pugi::xml_node element);
// The text of <si> or <is>: its runs joined, without the reading aids of East Asian scripts.
std::string ReadRichText(pugi::xml_node item);
// sharedStrings.xml
std::vector<std::string> ListSharedStrings(pugi::xml_node root);

}  // namespace tovholder::documents
