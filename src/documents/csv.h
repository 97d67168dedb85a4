// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Tables as text (RFC 4180), as spreadsheets in Denmark write and read them.
namespace tovholder::documents {

struct CsvRow {
  int line = 0;  // of the file, from 1, where the row begins
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<std::string> head;
  std::vector<CsvRow> rows;
};

// The text of a table as UTF-8, whatever its encoding. Errors: those of DecodeText, documents.no_csv {file, kind}.
Result<std::string> DecodeTable(std::string_view bytes, std::string_view file_name);

// Any encoding that DecodeText knows; cells parted by semicolon, comma or tab, whichever the first line holds most of.
// Empty rows are left out; spaces around a cell, and the mark that FormatCsv puts before a formula, are not part of it.
// Errors: those of DecodeTable, documents.csv_empty {file}, documents.csv_quote {file, line}.
Result<CsvTable> ParseCsv(std::string_view bytes, std::string_view file_name);

// What parts the cells of a text with lines above its table: of semicolon, tab and comma the one that most of the first
// lines hold equally often.
char FindSeparator(std::string_view text);
// The rows of UTF-8 text one by one, for large tables; `each` may take the row's cells, and returns false to stop.
// Empty rows are left out. Error: documents.csv_quote {file, line}.
Result<void> EachCsvRow(std::string_view text, char separator, std::string_view file_name,
                        const std::function<bool(CsvRow& row)>& each);

// With a byte order mark and semicolons, so that a Danish spreadsheet opens it as it is. What a spreadsheet would take
// for a formula is marked as text.
std::string FormatCsv(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);

}  // namespace tovholder::documents
