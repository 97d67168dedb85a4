// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "documents/pdf_queue.h"
#include "html/page.h"
#include "people/visit.h"

// How a paper reaches who asked for it, the same in all rooms: at once where it is made, else by a page that looks
// again until it is.
namespace tovholder::people {

enum class PaperForm { kPdf, kDocx, kHtml };

struct PaperOrder {
  documents::Paper paper;
  std::string file_name;  // without its ending
  std::string back;       // the page that led here
  html::PageFrame frame;  // of the page that says that it is being made, in the section it belongs to
  http::CachePolicy cache = http::CachePolicy::kNever;
};

// Made by its content, so that any change makes another one and nobody gets a PDF that he could not read himself.
// A program that takes no page is told to ask again (503).
http::Response SendPdf(const Visit& visit, const PaperOrder& order, documents::PdfQueue& pdfs);
// In any form; Word and pages are written at once.
http::Response SendPaper(const Visit& visit, const PaperOrder& order, PaperForm form, documents::PdfQueue& pdfs);

}  // namespace tovholder::people
