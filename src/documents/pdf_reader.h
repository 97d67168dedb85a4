// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "documents/reader.h"

namespace tovholder::documents {

// Reads the text layer with poppler, in lines as laid out; pages without one go through character
// recognition. Running heads and page numbers are taken out. Errors: documents.encrypted {file},
// documents.damaged {file, kind, detail}, documents.timeout {file, seconds}, documents.cancelled {file},
// documents.no_text {file}, documents.no_program {program}.
Result<TextDocument> ReadPdf(std::string_view bytes, std::string_view file_name, const ReadOptions& options);

// How many pages it has, without reading them; 0 for one without any. Errors: documents.encrypted {file},
// documents.damaged {file, kind, detail}, documents.timeout {file, seconds}, documents.no_program {program}.
Result<int> CountPdfPages(std::string_view bytes, std::string_view file_name, const ReadOptions& options = {});

}  // namespace tovholder::documents
