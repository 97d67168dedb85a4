// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "documents/cell_address.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {

enum class CellKind { kEmpty, kText, kNumber, kBoolean, kDate, kError };

struct Cell {
  CellKind kind = CellKind::kEmpty;
  // As a person sees it: text as it is; a number without exponent and with at most 15 digits ("0.235", also where it is
  // shown as 23.5 %), or with the leading zeros of its format ("010190-1234"); "2025-04-22", "2025-04-22 15:00",
  // "15:00:30", "26:30"; "true" and "false"; "#DIV/0!".
  std::string text = {};
  std::string raw = {};  // a number exactly as it is stored; of a date the number that stands for it
  std::optional<double> number = {};
  std::optional<Date> date = {};  // none where a time of day or a duration is shown alone
  bool percent = false;           // the number is shown as per cent
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  // By position; gaps are empty cells, nothing empty stands at the end of the rows or of a row.
  std::vector<std::vector<Cell>> rows = {};
  // The value of merged cells stands in the first of them; the others are empty.
  std::vector<CellRange> merged = {};

  // An empty cell where there is none.
  const Cell& At(CellPlace place) const;
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<Error> warnings;  // what is doubtful, with its place; at most a thousand
};

struct XlsxLimits {
  std::uint64_t max_bytes = 64ULL << 20;            // of the file
  std::uint64_t max_unpacked_bytes = 128ULL << 20;  // of what it holds, and of all its cells' text
  std::size_t max_sheets = 200;
  std::size_t max_cells = 1'000'000;  // of all sheets, gaps and empty rows before the last value included
};

// Reads the values of a workbook; of a formula its last result. What a sheet claims to reach is not believed: only
// cells with a value take room. Errors: documents.empty, documents.too_large, documents.damaged, documents.encrypted,
// documents.unpacks_too_large as ReadDocument; documents.not_xlsx {file, kind}, documents.xlsx_too_many_sheets {file,
// count, limit}, documents.xlsx_too_many_cells {file, sheet, cell, limit}, documents.xlsx_bad_address {file, sheet,
// text}, documents.xlsx_no_such_text {file, sheet, cell, index}, documents.xlsx_not_a_number {file, sheet, cell, text},
// documents.xlsx_not_a_date {file, sheet, cell, text}, documents.xlsx_unknown_type {file, sheet, cell, type}.
// Warnings: documents.xlsx_no_value {file, sheet, cell} for a formula that nobody has reckoned,
// documents.xlsx_unknown_style {file, sheet, cell, style}, documents.xlsx_not_a_date for a number shown as a date that
// is none, documents.xlsx_bad_address for merged cells, documents.xlsx_no_cells {file, sheet} for a sheet of another
// kind, documents.xlsx_more_warnings {file, count}.
Result<Workbook> ReadXlsx(std::string_view bytes, std::string_view file_name, const XlsxLimits& limits = {});
// The same of an archive that is open already; its own limit counts for what it unpacks.
Result<Workbook> ReadXlsx(ZipArchive& archive, std::string_view file_name, const XlsxLimits& limits = {});

}  // namespace tovholder::documents
