// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/reader.h"

// Character recognition by tesseract with its Danish data.
namespace tovholder::documents {

struct RecognisedPage {
  int page = 1;
  Result<std::string> text;  // its lines; or why there are none
};

// One page of a PDF as an image file in `folder`, at 300 dots an inch.
Result<std::string> DrawPdfPage(const std::string& pdf_path, int page, const std::string& folder,
                                const ReadOptions& options);

// The text of one image file, which may hold several pages (parted by form feeds).
Result<std::string> RecogniseImage(const std::string& image_path, const std::string& folder,
                                   const ReadOptions& options);

// Runs `read_page` for each page, at most `options.pages_at_once` at a time, with progress. The pages
// come back in order. Errors: documents.program_cancelled {program}.
Result<std::vector<RecognisedPage>> RecognisePages(const std::vector<int>& pages, const ReadOptions& options,
                                                   const std::function<Result<std::string>(int page)>& read_page);

// PNG, JPEG, TIFF (also of several pages). Errors: documents.damaged, documents.timeout {file, seconds},
// documents.cancelled, documents.no_text, documents.no_program.
Result<TextDocument> ReadImage(std::string_view bytes, std::string_view file_name, const ReadOptions& options);

}  // namespace tovholder::documents
