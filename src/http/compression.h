// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "http/header_values.h"

namespace tovholder::http {

enum class Effort {
  kQuick,    // for a page that is made now
  kThorough  // for a file that is sent many times
};
std::string Compress(std::string_view text, Coding coding, Effort effort);

// Whether it pays at all: text of some length.
bool IsCompressible(std::string_view content_type, std::size_t size);

}  // namespace tovholder::http
