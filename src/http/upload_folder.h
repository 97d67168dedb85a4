// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "base/result.h"

namespace tovholder::http {

// A folder of this process for files that are on their way in. It vanishes with the object; what a
// process that was killed left behind is removed when the next one starts.
class UploadFolder {
 public:
  // Errors: http.no_upload_folder {folder, detail}.
  static Result<UploadFolder> Open(const std::filesystem::path& parent);

  UploadFolder(UploadFolder&& other) noexcept;
  UploadFolder& operator=(UploadFolder&& other) noexcept;
  ~UploadFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  UploadFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::filesystem::path path_;
  int lock_ = -1;
};

}  // namespace tovholder::http
