// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "documents/paper.h"
#include "documents/subprocess.h"

namespace tovholder::documents {

struct PdfOptions {
  std::string program = "weasyprint";
  std::chrono::seconds seconds{300};
  std::uint64_t memory = 2ULL << 30;
  int niceness = 10;                          // whoever reads a page meanwhile goes before
  std::function<bool()> cancelled = nullptr;  // asked ten times a second
};

// What a run of the program has given. A thread of its libraries that outlives it can crash it, most often as it ends:
// what was whole by then is taken, and anything else is tried once more.
enum class PdfRun { kWhole, kCrashed, kFailed };
PdfRun Judge(const ProgramRun& run);

// A tagged PDF (PDF/UA-1) with language, title, bookmarks and page numbers. The same paper gives the
// same bytes. WeasyPrint runs without network and sees no file but programs, fonts and what it is given.
// Errors: documents.pdf_no_program {program}, documents.pdf_timeout {title, seconds},
// documents.pdf_cancelled {title}, documents.pdf_failed {title, detail}, documents.figure_unusable.
Result<std::string> WritePdf(const Paper& paper, const PdfOptions& options = {});
// The same from what FormatPaperHtml gave.
Result<std::string> WritePdfFromHtml(const std::string& html, const std::string& title, const PdfOptions& options = {});

}  // namespace tovholder::documents
