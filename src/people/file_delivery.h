// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "documents/file_store.h"
#include "documents/paper.h"
#include "documents/pdf_queue.h"
#include "people/visit.h"

// How files and papers reach who asked for them.
namespace tovholder::people {

// The bytes piece by piece, always as a download: what came from outside is never shown as a page of ours. 404 where
// there is no such file.
http::Response SendFile(const Visit& visit, std::optional<documents::FileId> file, const std::string& name);
http::Response SendFile(const Visit& visit, const documents::StoredFile& file, const std::string& name);

enum class PaperForm { kPdf, kDocx, kHtml };

struct PaperOrder {
  documents::Paper paper;
  std::string file_name;  // without its ending
  html::PageFrame frame;  // of the page that is shown while a PDF is made
  std::string back;       // the page that led here
  PaperForm form = PaperForm::kPdf;
  http::CachePolicy kept = http::CachePolicy::kNever;
};

// A PDF is known by its content, so that any change makes another one and nobody gets one that he could not read
// himself. Until it is made, a browser gets a page that looks again by itself (202), a program the error
// people.pdf_not_ready {before, seconds} (503). Else those of PdfQueue::Ask, WriteDocx and FormatPaperHtml.
http::Response SendPaper(const Visit& visit, PaperOrder order, documents::PdfQueue& pdfs);

}  // namespace tovholder::people
