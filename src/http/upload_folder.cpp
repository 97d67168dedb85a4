// SPDX-License-Identifier: EUPL-1.2
#include "http/upload_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

namespace tovholder::http {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "tovholder-uploads-";

// A folder whose lock nobody holds belongs to a process that is gone.
int LockFolder(const fs::path& folder) {
  const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return -1;
  if (flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
  close(handle);
  return -1;
}

void RemoveAbandoned(const fs::path& parent) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(parent, ignored)) {
    if (!entry.path().filename().string().starts_with(kPrefix)) continue;
    const int lock = LockFolder(entry.path());
    if (lock < 0) continue;
    fs::remove_all(entry.path(), ignored);
    close(lock);
  }
}

}  // namespace

Result<UploadFolder> UploadFolder::Open(const fs::path& parent) {
  std::error_code failed;
  fs::create_directories(parent, failed);
  RemoveAbandoned(parent);
  std::string name = (parent / kPrefix).string() + "XXXXXX";
  if (!mkdtemp(name.data())) {
    return Fail("http.no_upload_folder",
                {{"folder", parent.string()}, {"detail", std::generic_category().message(errno)}});
  }
  return UploadFolder(name, LockFolder(name));
}

UploadFolder::UploadFolder(UploadFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

UploadFolder& UploadFolder::operator=(UploadFolder&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  return *this;
}

UploadFolder::~UploadFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  if (lock_ >= 0) close(lock_);
}

}  // namespace tovholder::http
