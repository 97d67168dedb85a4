// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_file.h"

#include <algorithm>

#include "documents/cell_address.h"
#include "documents/csv.h"
#include "documents/xlsx_reader.h"

namespace tovholder::indicators {
namespace {

bool IsWorkbook(std::string_view bytes) {
  constexpr std::string_view kZip = "PK\x03\x04";
  constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0";  // an encrypted workbook, or one of the old kind
  return bytes.starts_with(kZip) || bytes.starts_with(kCompound);
}

TableCell CellOf(const documents::Cell& cell) {
  if (cell.kind == documents::CellKind::kNumber) return {cell.text, cell.number, cell.percent};
  return {cell.text, std::nullopt, false};
}

constexpr std::size_t kMostFilled = 100'000;

// Several cells that were made one hold its value each.
void FillMerged(const documents::Sheet& sheet, std::vector<TableRow>& rows) {
  std::size_t filled = 0;
  for (const documents::CellRange& range : sheet.merged) {
    const TableCell value = CellOf(sheet.At(range.first));
    if (value.empty()) continue;
    const std::size_t last_column = std::min(range.last.column, kMostColumns - 1);
    const std::size_t last_row = std::min(range.last.row, rows.empty() ? 0 : rows.size() - 1);
    if (range.first.row > last_row || range.first.column > last_column) continue;
    filled += (last_row - range.first.row + 1) * (last_column + 1);
    if (filled > kMostFilled) break;
    for (std::size_t row = range.first.row; row <= last_row && row < rows.size(); ++row) {
      std::vector<TableCell>& cells = rows[row].cells;
      if (cells.size() <= last_column) cells.resize(last_column + 1);
      for (std::size_t column = range.first.column; column <= last_column; ++column) cells[column] = value;
    }
  }
}

FileSheet SheetOf(const documents::Sheet& read) {
  FileSheet sheet{.name = read.name, .rows = {}, .hidden = read.hidden};
  sheet.rows.reserve(read.rows.size());
  for (std::size_t row = 0; row < read.rows.size(); ++row) {
    TableRow taken{row, {}};
    const std::size_t columns = std::min(read.rows[row].size(), kMostColumns);
    taken.cells.reserve(columns);
    for (std::size_t column = 0; column < columns; ++column) taken.cells.push_back(CellOf(read.rows[row][column]));
    sheet.rows.push_back(std::move(taken));
  }
  FillMerged(read, sheet.rows);
  std::erase_if(sheet.rows, [](const TableRow& row) { return row.cells.empty(); });
  return sheet;
}

}  // namespace

const TableCell& TableRow::At(std::size_t column) const {
  static const TableCell none;
  return column < cells.size() ? cells[column] : none;
}

Result<FigureFile> FigureFile::Open(std::string_view bytes, std::string_view file_name) {
  FigureFile file;
  file.name_ = file_name;
  file.bytes_ = bytes.size();
  if (IsWorkbook(bytes)) {
    auto book = documents::ReadXlsx(bytes, file_name);
    if (!book) return Pass(book);
    file.workbook_ = true;
    file.warnings_ = std::move(book->warnings);
    file.sheets_.reserve(book->sheets.size());
    for (documents::Sheet& sheet : book->sheets) {
      file.sheets_.push_back(SheetOf(sheet));
      sheet = {};
    }
    return file;
  }
  auto text = documents::DecodeTable(bytes, file_name);
  if (!text) return Pass(text);
  file.text_ = *std::move(text);
  file.separator_ = documents::FindSeparator(file.text_);
  file.sheets_.push_back({});
  bool empty = true;
  const auto read = file.EachRow(0, [&](const TableRow&) {
    empty = false;
    return false;
  });
  if (!read) return Pass(read);
  if (empty) return Fail("documents.csv_empty", {{"file", std::string(file_name)}});
  return file;
}

Result<void> FigureFile::EachRow(std::size_t sheet, const std::function<bool(const TableRow& row)>& each) const {
  if (workbook_) {
    for (const TableRow& row : sheets_.at(sheet).rows) {
      if (!each(row)) break;
    }
    return {};
  }
  TableRow row;
  return documents::EachCsvRow(text_, separator_, name_, [&](documents::CsvRow& read) {
    row.row = static_cast<std::size_t>(std::max(read.line - 1, 0));
    const std::size_t columns = std::min(read.cells.size(), kMostColumns);
    row.cells.resize(columns);
    for (std::size_t column = 0; column < columns; ++column) row.cells[column].text = std::move(read.cells[column]);
    return each(row);
  });
}

std::string FigureFile::AddressOf(std::size_t sheet, std::size_t row, std::size_t column) const {
  std::string address = documents::CellAddress(row, column);
  const std::string& name = sheets_.at(sheet).name;
  return name.empty() ? address : name + "!" + address;
}

}  // namespace tovholder::indicators
