// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trace/access_request_store.h"

// Looks together what a request may be about.
namespace tovholder::trace {

struct FoundPaper {
  PaperSource source = PaperSource::kItem;
  std::int64_t ref = 0;
  std::string title;
  std::string text;  // of an attachment it is read later, see ReadPaperText
};
// Each once; items with their attachments behind them.
std::vector<FoundPaper> FindPapers(sql::Reader& reader, const search::Index& index, const people::Viewer& viewer,
                                   CollectBy by, std::string_view wanted);

// The text of the file behind it. Errors: trace.no_such_request, those of documents::ReadDocument.
Result<std::string> ReadPaperText(sql::Reader& reader, const AccessPaper& paper);
// The file itself; nothing where it is none, but what is written here.
std::optional<documents::StoredFile> FindPaperFile(sql::Reader& reader, const AccessPaper& paper);

}  // namespace tovholder::trace
