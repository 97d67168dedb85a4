// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "people/visit.h"
#include "search/index.h"

namespace tovholder::portal {

struct SearchFeed {
  std::string title;
  http::Request search;  // its query is what is asked for
  std::string self;      // the address of the feed within the site
};

// The newest hits, as far as whoever fetches them may see.
http::Response RenderSearchFeed(const people::Visit& visit, const search::Index& index, const SearchFeed& feed);

}  // namespace tovholder::portal
