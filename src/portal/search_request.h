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

// Where a hit leads.
std::string AddressOf(const search::Hit& hit);

}  // namespace tovholder::portal
