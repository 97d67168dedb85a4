// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "desk/agenda_rules.h"

// The points of a recommendation as they are typed, and the name of a file as a browser sends it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tovholder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const std::string& point : desk::ParsePoints(text)) {
    if (point.empty() || point.find('\n') != std::string::npos) std::abort();
  }
  const auto name = desk::CheckFileName(text);
  if (name && (name->empty() || name->find_first_of("/\\\n") != std::string::npos)) std::abort();
  if (name && desk::CheckFileName(*name).value() != *name) std::abort();
  return 0;
}
