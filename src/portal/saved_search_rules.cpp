// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "portal/saved_search.h"

namespace tovholder::portal {

Result<std::string> CheckSearchName(std::string_view name) {
  std::string kept = CollapseSpace(name);
  if (kept.empty()) return Fail("portal.search_no_name");
  if (CountCodePoints(kept) > kLongestSearchName) {
    return Fail("portal.search_name_long", {{"limit", std::to_string(kLongestSearchName)}});
  }
  return kept;
}

Result<void> CheckSavedQuery(std::string_view query) {
  if (query.empty()) return Fail("portal.search_empty");
  if (query.size() > kLongestSavedQuery) {
    return Fail("portal.search_long", {{"limit", std::to_string(kLongestSavedQuery)}});
  }
  return {};
}

}  // namespace tovholder::portal
