// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indicators/figure_mapping.h"

// The beginning of a table: what stands above its values.
namespace tovholder::indicators {

struct TableHead {
  std::vector<std::string> titles;                 // lines above it
  std::vector<std::vector<std::string>> headings;  // by column, from above to below, none twice
  std::size_t first_row = 0;                       // of the values, in the file
  std::size_t first_of_rows = 0;                   // the same, of `rows`
};

// What a heading alone says of its column: "Område", "Year"; nothing where it may be anything.
std::optional<ColumnRole> RoleOfHeading(std::string_view heading);
TableHead ReadTableHead(const std::vector<TableRow>& rows, const KnownNames& names);

}  // namespace tovholder::indicators
