// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/xlsx_numbers.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {

struct XlsxSheetPart {
  std::string name;
  bool hidden = false;
  std::string path = {};  // in the archive; empty for a sheet without cells, as one that is a chart
};

// What workbook.xml names, found by its relations.
struct XlsxParts {
  std::vector<XlsxSheetPart> sheets = {};
  std::string strings = {};  // paths in the archive; empty where there is none
  std::string styles = {};
  DateSystem dates = DateSystem::k1900;
};

// Errors as ZipArchive; documents.damaged also for a workbook without sheets or without a part that it names.
Result<XlsxParts> ListXlsxParts(ZipArchive& archive, std::string_view file_name);

}  // namespace tovholder::documents
