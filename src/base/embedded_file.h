// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace tovholder {

// A file that was built into the program; `name` is its path below the folder it was taken from.
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

}  // namespace tovholder
