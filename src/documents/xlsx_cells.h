// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/xlsx_numbers.h"
#include "documents/xlsx_reader.h"
#include "documents/xlsx_styles.h"

namespace tovholder::documents {

// The first thousand; of the others only how many there are.
class XlsxWarnings {
 public:
  void Add(Error warning);
  std::vector<Error> Take(const std::string& file);

 private:
  std::vector<Error> kept_;
  std::size_t left_out_ = 0;
};

// What the cells of all sheets refer to, and what they may still take.
struct XlsxSource {
  std::string file;
  XlsxLimits limits;
  std::vector<std::string> strings = {};
  XlsxStyles styles = {};
  DateSystem dates = DateSystem::k1900;
  std::size_t cells = 0;   // taken so far
  std::uint64_t text = 0;  // bytes taken so far
  XlsxWarnings warnings = {};
};

// Reads a worksheet part into a sheet that has its name already. Errors and warnings as ReadXlsx.
Result<void> ReadXlsxCells(pugi::xml_node worksheet, XlsxSource& source, Sheet& sheet);

}  // namespace tovholder::documents
