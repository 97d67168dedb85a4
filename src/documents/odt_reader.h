// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "documents/reader.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {

// Reads an OpenDocument text: headings, lists, tables, foot notes; deleted text is left out.
// Errors as ZipArchive, documents.no_text.
Result<TextDocument> ReadOdt(ZipArchive& archive, std::string_view file_name);

}  // namespace tovholder::documents
