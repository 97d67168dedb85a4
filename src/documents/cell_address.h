// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Where a cell of a spreadsheet stands. Rows and columns count from 0; addresses are what people see: row 6, column 1
// is "B7".
namespace tovholder::documents {

// What XLSX has room for: to cell XFD1048576.
inline constexpr std::size_t kMostSheetRows = 1'048'576;
inline constexpr std::size_t kMostSheetColumns = 16'384;

struct CellPlace {
  std::size_t row = 0;
  std::size_t column = 0;
  friend auto operator<=>(const CellPlace&, const CellPlace&) = default;
};

// Both corners are part of it.
struct CellRange {
  CellPlace first;
  CellPlace last;
  friend auto operator<=>(const CellRange&, const CellRange&) = default;
};

std::string CellAddress(std::size_t row, std::size_t column);
// Nothing for any other spelling, and for what lies outside of a sheet.
std::optional<CellPlace> ParseCellAddress(std::string_view address);
// "B2:D4", from the upper left to the lower right corner; one cell alone is a range.
std::optional<CellRange> ParseCellRange(std::string_view range);

}  // namespace tovholder::documents
