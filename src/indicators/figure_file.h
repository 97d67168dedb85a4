// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Tables of figures as files hold them, row by row.
namespace tovholder::indicators {

struct TableCell {
  std::string text;              // as a person sees it; a number of a workbook with a decimal point
  std::optional<double> number;  // of a workbook: it is a number there, and no text
  bool percent = false;          // the workbook shows the number as per cent: 0.412 is 41.2
  bool empty() const { return text.empty(); }
};

struct TableRow {
  std::size_t row = 0;  // of the file or the sheet, from 0
  std::vector<TableCell> cells;
  const TableCell& At(std::size_t column) const;  // an empty one where there is none
};

struct FileSheet {
  std::string name;            // "" of a file that has no sheets
  std::vector<TableRow> rows;  // of a workbook, merged cells filled; of a text file they are read as they are needed
  bool hidden = false;
};

// Of a CSV file or a workbook; rows of text are read anew each time, so that a large file takes no more room than its
// bytes.
class FigureFile {
 public:
  // Errors: those of ReadXlsx, DecodeTable and EachCsvRow; documents.csv_empty {file}.
  static Result<FigureFile> Open(std::string_view bytes, std::string_view file_name);

  const std::string& name() const { return name_; }
  const std::vector<FileSheet>& sheets() const { return sheets_; }
  bool is_workbook() const { return workbook_; }
  std::size_t bytes() const { return bytes_; }
  // What was doubtful in the workbook.
  const std::vector<Error>& warnings() const { return warnings_; }
  // Rows that hold something, in their order, until `each` returns false. Error: documents.csv_quote {file, line}.
  Result<void> EachRow(std::size_t sheet, const std::function<bool(const TableRow& row)>& each) const;
  // "Ark1!B7"; "B7" of a file without sheets, where the row is the line.
  std::string AddressOf(std::size_t sheet, std::size_t row, std::size_t column) const;

 private:
  std::string name_;
  std::string text_;  // of a CSV file, as UTF-8
  char separator_ = ';';
  bool workbook_ = false;
  std::size_t bytes_ = 0;
  std::vector<FileSheet> sheets_;
  std::vector<Error> warnings_;
};

// No row of a table is longer; what stands further right is passed over.
inline constexpr std::size_t kMostColumns = 2000;

}  // namespace tovholder::indicators
