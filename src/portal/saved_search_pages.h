// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/router.h"
#include "people/visit.h"
#include "portal/saved_search.h"
#include "search/index.h"

namespace tovholder::portal {

inline constexpr std::string_view kSavedSearchesAddress = "/soegninger";
std::string FeedAddress(const SavedSearch& search);

// What was typed to keep a search, and what was wrong with it.
struct SaveForm {
  std::string query;
  std::optional<std::string> name = {};  // none: the words of the search
  std::optional<Error> error = {};
};
html::Html RenderSaveForm(const people::Visit& visit, const SaveForm& form);

// /soegninger: one's own saved searches. /soegninger/feed/{noegle}: for whoever knows the address; shows
// what its reader may see, to an outsider what is public.
std::vector<http::Route> SavedSearchRoutes(const people::Office& office, const search::Index& index);

}  // namespace tovholder::portal
