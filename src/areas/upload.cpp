// SPDX-License-Identifier: EUPL-1.2
#include "areas/upload.h"

#include <fstream>
#include <iterator>

namespace tovholder::areas {

std::optional<SentFile> ReadUpload(const http::Request& request) {
  if (request.uploads.empty()) return std::nullopt;
  const http::Upload& upload = request.uploads.front();
  std::ifstream stream(upload.path, std::ios::binary);
  return SentFile{upload.file_name, std::string{std::istreambuf_iterator<char>(stream), {}}};
}

}  // namespace tovholder::areas
