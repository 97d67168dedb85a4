// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "imports/importer.h"
#include "post/job.h"

// An import that was started from a page.
namespace tovholder::imports {

// Uploaded files on their way into a job: the request's own files are gone when it has been answered.
class UploadedFiles {
 public:
  // Takes the files over into a folder of its own, which goes with the last copy of this object.
  // Errors: import.no_files, import.upload_not_kept {detail}.
  static Result<UploadedFiles> Take(const std::vector<http::Upload>& uploads);
  std::vector<FileToImport> List() const { return files_; }

 private:
  std::shared_ptr<const std::filesystem::path> folder_;
  std::vector<FileToImport> files_;
};

// The work of the job; its result is what ParseImportResult reads.
post::Work MakeImportWork(sql::Database& database, const search::Index& index, UploadedFiles files,
                          ImportOptions options, std::function<void()> changed);

struct ImportResult {
  std::optional<meetings::ImportRunId> run;
  ImportCounts counts;
};
ImportResult ParseImportResult(std::string_view json);

}  // namespace tovholder::imports
