// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "http/message.h"

namespace tovholder::areas {

struct SentFile {
  std::string name;
  std::string bytes;
};
// The first file of a form; nothing where none was chosen.
std::optional<SentFile> ReadUpload(const http::Request& request);

}  // namespace tovholder::areas
