// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <cstdlib>

#include "areas/area_map.h"
#include "areas/perimeter.h"
#include "base/text.h"

using namespace tovholder;
using namespace tovholder::areas;

namespace {

// What was read is written so that it reads back as the same, and can be drawn.
void WriteReadAndDraw(const Shape& shape) {
  const std::string written = ToGeoJson(shape);
  const auto again = ParsePerimeter(written);
  if (!again || ToGeoJson(*again) != written) std::abort();
  if (!std::isfinite(SquareMetres(shape))) std::abort();
  const Point middle = MiddleOf(shape);
  if (!std::isfinite(middle.longitude) || !std::isfinite(middle.latitude)) std::abort();
  const AreaMap map{"map", {{"area", "/omraader/1", "", shape, MapArea::Look::kHighlighted}}};
  if (RenderMap(map, html::Texts(html::Language::kDanish)).empty()) std::abort();
}

}  // namespace

// Any text as an outline: what is refused is told as text, what is taken holds.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto shape = ParsePerimeter(text);
  if (shape) {
    WriteReadAndDraw(*shape);
  } else {
    for (const auto& [name, value] : shape.error().params) {
      if (!IsUtf8(value)) std::abort();
    }
  }
  const auto shapes = ParsePerimeters(text);
  if (shapes) {
    for (const NamedShape& one : *shapes) {
      if (!IsUtf8(one.name)) std::abort();
    }
  }
  return 0;
}
