// SPDX-License-Identifier: EUPL-1.2
#include "documents/cell_address.h"

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kColumnLetters = 26;

}  // namespace

std::string CellAddress(std::size_t row, std::size_t column) {
  std::string address = std::to_string(row + 1);
  // Letters count without a zero: Z is followed by AA.
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / kColumnLetters) {
    address.insert(address.begin(), static_cast<char>('A' + static_cast<char>((left - 1) % kColumnLetters)));
  }
  return address;
}

std::optional<CellPlace> ParseCellAddress(std::string_view address) {
  std::size_t column = 0;
  while (!address.empty() && address.front() >= 'A' && address.front() <= 'Z') {
    column = column * kColumnLetters + static_cast<std::size_t>(address.front() - 'A') + 1;
    if (column > kMostSheetColumns) return std::nullopt;
    address.remove_prefix(1);
  }
  const bool padded = address.starts_with('0');
  const std::optional<std::size_t> row = ParseCount<std::size_t>(address);
  if (column == 0 || padded || !row || *row > kMostSheetRows) return std::nullopt;
  return CellPlace{*row - 1, column - 1};
}

std::optional<CellRange> ParseCellRange(std::string_view range) {
  const std::size_t colon = range.find(':');
  const std::optional<CellPlace> first = ParseCellAddress(range.substr(0, colon));
  const std::optional<CellPlace> last =
      colon == std::string_view::npos ? first : ParseCellAddress(range.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return CellRange{*first, *last};
}

}  // namespace tovholder::documents
