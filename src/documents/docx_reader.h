// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "documents/reader.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {

// Reads a Word document: headings by style (English and Danish names), numbering as Word shows it,
// tables, foot notes, page heads at the begin; deleted and hidden text is left out. Errors as ZipArchive,
// documents.no_text.
Result<TextDocument> ReadDocx(ZipArchive& archive, std::string_view file_name);

}  // namespace tovholder::documents
