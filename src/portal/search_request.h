// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "people/viewer.h"
#include "search/search.h"

// The address of a search, both ways: /soeg?q=&slags=&organ=&kommune=&aar=&type=&beslutning=&lukket=&sorter=&side=
namespace tovholder::portal {

search::Request ParseSearch(const http::Request& request, const people::Viewer& viewer);
bool IsNarrowed(const search::Filters& filters);

// The address of this search at `path` with one value set, replaced or (where empty) taken out; back on page 1.
std::string SearchAddress(const http::Request& request, std::string_view path, std::string_view name = {},
                          std::string_view value = {});

// What SearchAddress puts behind the "?": the same text for the same search. "" where nothing is asked for.
std::string SearchQuery(const http::Request& request);
// The search of such a text, as if it were asked for now; nothing is asked for where it cannot be read.
http::Request RequestFor(std::string_view query);

// Where a hit leads.
std::string AddressOf(const search::Hit& hit);

}  // namespace tovholder::portal
