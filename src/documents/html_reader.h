// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "documents/reader.h"

namespace tovholder::documents {

// Reads what a page shows: headings, paragraphs, lists, tables, bold text and links. Scripts, styles,
// navigation and hidden parts are left out. Tables that only lay out the page are read as paragraphs.
// Errors: documents.not_text, documents.damaged, documents.unpacks_too_large, documents.no_text {file}.
Result<TextDocument> ReadHtml(std::string_view bytes, std::string_view file_name, const ReadOptions& options);

}  // namespace tovholder::documents
