// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "indicators/found_figure.h"

// Figures of any text stand where they are said to stand, in order, and can be guessed about.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tovholder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!IsUtf8(text)) return 0;
  std::uint32_t before = 0;
  for (const indicators::FoundFigure& one : indicators::FindFigures(text)) {
    if (one.place.empty() || one.place.end > text.size() || one.place.begin < before || one.line < 1) std::abort();
    before = one.place.begin;
    if (!IsUtf8(text.substr(one.place.begin, one.place.end - one.place.begin))) std::abort();
    indicators::GuessIndicators(one, indicators::KnownIndicators());
  }
  return 0;
}
