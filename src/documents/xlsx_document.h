// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "documents/text_document.h"
#include "documents/xlsx_reader.h"

namespace tovholder::documents {

// A workbook as text: the name of each sheet as a heading, its rows as rows of a table. Hidden sheets are left out,
// with a warning. Errors and warnings as ReadXlsx, documents.no_text; warning documents.xlsx_hidden_sheet {file,
// sheet}.
Result<TextDocument> ReadXlsxDocument(ZipArchive& archive, std::string_view file_name, const XlsxLimits& limits);

}  // namespace tovholder::documents
