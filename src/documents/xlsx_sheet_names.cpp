// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_sheet_names.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/text.h"
#include "documents/xlsx_strings.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLongestSheetName = 31;

// A name counts its UTF-16 units: an emoji takes two.
std::string CutSheetName(std::string_view name, std::size_t limit) {
  std::size_t end = 0;
  for (std::size_t units = 0; end < name.size();) {
    std::size_t next = end;
    units += NextCodePoint(name, next) > 0xFFFF ? 2 : 1;
    if (units > limit) break;
    end = next;
  }
  return std::string(name.substr(0, end));
}

// No apostrophe may stand at either end.
std::string_view TrimSheetName(std::string_view name) {
  name = Trim(name);
  while (name.starts_with('\'')) name = Trim(name.substr(1));
  while (name.ends_with('\'')) name = Trim(name.substr(0, name.size() - 1));
  return name;
}

std::string LegalSheetName(std::string_view wanted) {
  std::string name = CollapseSpace(StoreXlsxText(wanted));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::string_view("[]:*?/\\").find(c) != std::string_view::npos; },
      '-');
  name = TrimSheetName(CutSheetName(TrimSheetName(name), kLongestSheetName));
  // Excel keeps this name for itself.
  if (ToLower(name) == "history") name += '_';
  return name.empty() ? "Ark" : name;
}

std::string NumberedSheetName(const std::string& name, int number) {
  const std::string tail = " (" + std::to_string(number) + ")";
  return std::string(TrimSheetName(CutSheetName(name, kLongestSheetName - tail.size()))) + tail;
}

}  // namespace

std::vector<std::string> ListLegalSheetNames(const std::vector<std::string>& wanted) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const std::string& one : wanted) {
    const std::string legal = LegalSheetName(one);
    std::string name = legal;
    for (int number = 2; !taken.insert(ToLower(name)).second; ++number) name = NumberedSheetName(legal, number);
    names.push_back(name);
  }
  return names;
}

}  // namespace tovholder::documents
