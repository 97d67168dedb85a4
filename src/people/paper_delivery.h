// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "documents/paper.h"
#include "documents/pdf_queue.h"
#include "people/visit.h"

// How a paper reaches who asked for it.
namespace tovholder::people {

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
