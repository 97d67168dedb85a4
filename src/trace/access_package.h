// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "documents/paper.h"
#include "documents/zip_writer.h"
#include "post/job.h"
#include "trace/access_request_store.h"

// What is given out: a ZIP with a list of the papers and the papers themselves.
namespace tovholder::trace {

// A paper as it goes into the package; nothing of what was blacked out or left out is in it.
struct GivenPaper {
  int number = 0;
  std::string title;
  PaperDecision decision = PaperDecision::kIncluded;
  std::string ground;     // of what is left out or blacked out
  std::string file_name;  // in the package; "" of what is left out
  std::string text;       // "" where `bytes` are given out
  std::string bytes;
};
std::vector<GivenPaper> ListGivenPapers(sql::Reader& reader, AccessRequestId id);

documents::Paper OverviewPaper(const AccessRequest& request, const std::vector<GivenPaper>& papers);
std::string OverviewTable(const std::vector<GivenPaper>& papers);

using PdfWriter = std::function<Result<std::string>(const documents::Paper& paper)>;
// Errors: those of the writer; trace.not_decided.
Result<std::string> WritePackage(sql::Database& database, AccessRequestId id, const PdfWriter& write_pdf,
                                 const post::ProgressReport& report);

// The work of a job that writes the package and keeps it with the request.
post::Work MakePackageWork(sql::Database& database, sql::Author author, AccessRequestId id,
                           std::function<void()> changed);

}  // namespace tovholder::trace
