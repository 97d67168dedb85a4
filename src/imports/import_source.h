// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace tovholder::imports {

// A file that is to be imported, or why it cannot even be opened.
struct FileToImport {
  std::string name;  // as people know it: the path below the folder, or the uploaded name
  std::filesystem::path path;
  std::optional<Error> error;
};

// Walks files and folders, the files of a folder in order of their names; hidden ones are left out. A
// folder is listed when its turn comes, so a million files need no memory.
class ImportSource {
 public:
  explicit ImportSource(std::vector<FileToImport> files);
  // Paths as given on the command line; one that is not there comes as a file with its error:
  // documents.not_found {path}, documents.no_rights {path}.
  static ImportSource FromPaths(const std::vector<std::string>& paths);

  // The next file; nothing at the end. Not for several threads at once.
  std::optional<FileToImport> Next();
  // How many files there are in all, by walking once.
  std::int64_t Count() const;

 private:
  void Expand(const FileToImport& folder);

  std::vector<FileToImport> start_;
  std::vector<FileToImport> ahead_;  // the next one last
};

}  // namespace tovholder::imports
