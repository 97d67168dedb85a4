// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tovholder::documents {

struct BuiltSheet {
  std::string name = "Ark1";
  std::string rows = {};        // the <row> elements
  std::string more = {};        // behind the rows: <mergeCells>
  std::string attributes = {};  // of <sheet>: state="hidden"
};

// The parts of a workbook that are not as usual.
struct BuiltWorkbook {
  std::vector<BuiltSheet> sheets;
  std::string strings = {};      // the <si> elements
  std::string formats = {};      // the <numFmt> elements
  std::vector<int> styles = {};  // which number format each cell style has
  std::string properties = {};   // of <workbookPr>: date1904="1"
  std::vector<std::pair<std::string, std::string>> more = {};
};

std::vector<std::pair<std::string, std::string>> PartsOf(const BuiltWorkbook& workbook);
std::string MakeXlsx(const BuiltWorkbook& workbook);
// One sheet with these rows, "Ark1".
std::string MakeXlsx(const std::string& rows);

}  // namespace tovholder::documents
