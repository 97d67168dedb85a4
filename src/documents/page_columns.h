// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace tovholder::documents {

// A page as laid out on paper: takes the common left margin away, and where running text stands in two
// columns puts the right one below the left. Tables keep their lines.
std::string UnfoldPage(std::string_view page);

}  // namespace tovholder::documents
