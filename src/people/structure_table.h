// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/texts.h"
#include "people/structure.h"
#include "sql/database.h"

// A whole structure as one table, for a spreadsheet: a row a record, its kind in the first column, and a column for
// each field that any kind has. Columns and words are in the reader's language, and are read back in either.
namespace tovholder::people {

std::string FormatStructureTable(const StructureBook& book, const html::Texts& t);

struct TableProblem {
  int line = 0;
  std::string column;  // as the file names it; "" for the whole row
  Error error;
};
struct TableImport {
  int created = 0;
  int changed = 0;
  int unchanged = 0;
  std::vector<TableProblem> problems;  // where there is one, nothing is to be kept
};
// Puts the rows into the structure: what is known already is brought up to date, with the columns that the table has;
// nothing is removed. The caller rolls back where there are problems.
// Errors: those of ParseCsv, people.no_record_column {file}.
Result<TableImport> ImportStructureTable(sql::Transaction& transaction, StructureBook& book, std::string_view bytes,
                                         std::string_view file_name);

}  // namespace tovholder::people
