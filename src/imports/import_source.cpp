// SPDX-License-Identifier: EUPL-1.2
#include "imports/import_source.h"

#include <algorithm>
#include <system_error>

namespace tovholder::imports {
namespace {

namespace fs = std::filesystem;

Error ErrorOf(const std::error_code& code, const fs::path& path) {
  const bool rights = code == std::errc::permission_denied;
  return Error{rights ? "documents.no_rights" : "documents.not_found", {{"path", path.string()}}};
}

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with("."); }

// The entries of a folder in order of their names, or the error as the only one.
std::vector<FileToImport> ListFolder(const FileToImport& folder) {
  std::vector<FileToImport> entries;
  std::error_code failed;
  for (fs::directory_iterator entry(folder.path, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (!IsHidden(entry->path())) {
      entries.push_back({folder.name + "/" + entry->path().filename().string(), entry->path(), {}});
    }
  }
  if (failed) return {{folder.name, folder.path, ErrorOf(failed, folder.path)}};
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

bool IsFolder(const FileToImport& file) {
  std::error_code failed;
  return !file.error && fs::is_directory(file.path, failed);
}

}  // namespace

ImportSource::ImportSource(std::vector<FileToImport> files) : start_(std::move(files)), ahead_(start_) {
  std::reverse(ahead_.begin(), ahead_.end());
}

ImportSource ImportSource::FromPaths(const std::vector<std::string>& paths) {
  std::vector<FileToImport> files;
  for (const std::string& given : paths) {
    fs::path path(given);
    if (!path.has_filename()) path = path.parent_path();
    FileToImport file{path.filename().string(), path, {}};
    std::error_code failed;
    if (!fs::exists(path, failed)) {
      file.name = given;
      file.error = ErrorOf(failed, path);
    }
    files.push_back(std::move(file));
  }
  return ImportSource(std::move(files));
}

void ImportSource::Expand(const FileToImport& folder) {
  std::vector<FileToImport> entries = ListFolder(folder);
  ahead_.insert(ahead_.end(), std::make_move_iterator(entries.rbegin()), std::make_move_iterator(entries.rend()));
}

std::optional<FileToImport> ImportSource::Next() {
  while (!ahead_.empty()) {
    FileToImport next = std::move(ahead_.back());
    ahead_.pop_back();
    if (!IsFolder(next)) return next;
    Expand(next);
  }
  return std::nullopt;
}

std::int64_t ImportSource::Count() const {
  ImportSource walk(start_);
  std::int64_t count = 0;
  while (walk.Next()) ++count;
  return count;
}

}  // namespace tovholder::imports
