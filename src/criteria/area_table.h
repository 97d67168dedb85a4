// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "criteria/evaluation.h"
#include "documents/csv.h"

// Areas with their figures as a table: what is read from it, and what follows by the rules.
namespace tovholder::criteria {

struct AreaRow {
  int line = 0;  // of the file
  ListYear list;
  std::string area;
  std::string municipality;
  std::string classification;  // what the file says of it; not judged by
  Figures figures;
};
struct AreaTable {
  std::vector<AreaRow> rows;    // those that can be read
  std::vector<Error> problems;  // what cannot be read; with one of them nothing should be worked out
  std::vector<Error> warnings;  // what looks as if something else was meant
};

// Columns by their names in any order, others are passed over: list_year, area, municipality, population,
// employment_outside_pct, convicted_pct, education_basic_pct, income_pct_of_region, nonwestern_pct, classification,
// convicted_national_pct. Per cent as the law asks for it (means are means already); an empty cell is not known. One
// mark of decimals, comma or point, in the whole file. Errors: criteria.no_column {column}, criteria.column_twice
// {column}. Problems: criteria.row_too_long {line}, criteria.bad_list_year {line, text}, criteria.no_area {line},
// criteria.bad_figure {line, column, text}, criteria.out_of_range {line, column, text, least, most},
// criteria.no_whole_number {line, column, text}, criteria.mixed_marks {line, column, text, other_line, other},
// criteria.row_twice {line, other}. Warnings: criteria.share_for_percent {column}, criteria.per_thousand {line, column,
// text}.
Result<AreaTable> ReadAreaTable(const documents::CsvTable& table);

// Rule sets that are asked for instead of those that governed each list.
struct AskedRules {
  const RuleSet* main = nullptr;
  const RuleSet* prevention = nullptr;
};
// For each row; rows of the same area and municipality of the years before are its past, years without one are not
// known. Lists of another kind ("2013-recalc") are nobody's past. A row that no rule set governs has none.
std::vector<Conclusion> ConcludeRows(const std::vector<AreaRow>& rows, const AskedRules& asked = {});

}  // namespace tovholder::criteria
