// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "areas/section_text.h"
#include "documents/csv.h"

// Sections as a table for a spreadsheet, a row a section. Columns are in the reader's language and read back in either;
// a section is known again by association and number.
namespace tovholder::areas {

std::string FormatSectionTable(const AreaBook& book, const html::Texts& t);

struct FieldDifference {
  std::string field;  // member of SectionText
  std::string from;
  std::string to;
};
struct PlannedRow {
  int line = 0;
  Section section;  // without an id: it is new
  std::vector<FieldDifference> differences;

  bool unchanged() const { return section.id && differences.empty(); }
};
struct RowProblem {
  int line = 0;
  std::string field;  // "" for the whole row
  Error error;
};
// What an import would do. Where there is a problem, nothing is to be done.
struct SectionImport {
  std::vector<PlannedRow> rows;
  std::vector<RowProblem> problems;

  int created() const;
  int changed() const;
};
// Columns that the table has not leave what is known; nothing is removed. A row may give areas.row_twice {line}.
// Errors: areas.no_column {column}, areas.too_many_rows {limit}.
Result<SectionImport> PlanSectionImport(const AreaBook& book, const documents::CsvTable& table, const html::Texts& t);
inline constexpr std::size_t kMostSectionRows = 5000;

}  // namespace tovholder::areas
