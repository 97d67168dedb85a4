// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "documents/cpr_guard.h"
#include "documents/small_counts.h"

using namespace tovholder::documents;

// Any text: hits are in order, apart and inside, and a masked text has none left.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint32_t end = 0;
  for (const CprHit& hit : FindCprNumbers(text)) {
    if (hit.span.begin < end || hit.span.end > size || hit.span.empty()) std::abort();
    end = hit.span.end;
  }
  const std::string masked = MaskCprNumbers(text);
  if (masked.size() != size || !FindCprNumbers(masked).empty()) std::abort();
  end = 0;
  for (const SmallCount& count : FindSmallCounts(text)) {
    if (count.span.begin < end || count.span.end > size || count.unit.empty()) std::abort();
    if (count.phrase.begin != count.span.begin || count.phrase.end < count.span.end || count.phrase.end > size)
      std::abort();
    end = count.span.end;
  }
  return 0;
}
