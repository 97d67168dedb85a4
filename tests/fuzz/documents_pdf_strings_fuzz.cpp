// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "base/text.h"
#include "documents/pdf_strings.h"

using namespace tovholder;

// Any bytes: what is found is not larger than what there was and what was unpacked.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  constexpr std::size_t kUnpacked = 1 << 20;
  std::size_t sum = 0;
  for (const auto& string : documents::ListPdfStrings({reinterpret_cast<const char*>(data), size}, kUnpacked)) {
    sum += string.text.size();
  }
  if (sum > 3 * (size + kUnpacked)) std::abort();
  return 0;
}
