// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_map.h"

#include <fmt/format.h>

#include <cmath>

#include "areas/map_layout.h"
#include "html/components.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

constexpr double kSmall = 18;  // a shape below that is shown by a spot
constexpr double kSpot = 9;
constexpr double kLongestScale = 180;
constexpr double kEdge = 24;

Attribute Coordinate(html::Name name, double number) { return Attr(name, fmt::format("{:.1f}", number)); }

std::string PathOf(const PlacedArea& area) {
  std::string path;
  for (const PlacedRing& ring : area.rings) {
    char step = 'M';
    for (const MapPoint& point : ring.points) {
      fmt::format_to(std::back_inserter(path), "{}{:.1f} {:.1f}", step, point.x, point.y);
      step = 'L';
    }
    path += 'Z';
  }
  return path;
}

Html ShapeOf(const PlacedArea& placed, const MapArea& area) {
  const std::string look = area.look == MapArea::Look::kHighlighted ? "map-area highlighted" : "map-area";
  const bool small = std::max(placed.box.width(), placed.box.height()) < kSmall;
  return Join(Element("title", area.about.empty() ? area.name : area.name + ": " + area.about),
              Element("path", Class(look), Attr("d", PathOf(placed)), Attr("fill-rule", "evenodd")),
              When(small,
                   [&] {
                     return Element("circle", Class(look), Coordinate("cx", placed.middle.x),
                                    Coordinate("cy", placed.middle.y), Coordinate("r", kSpot));
                   }),
              Element("text", Class(area.look == MapArea::Look::kHighlighted ? "map-name highlighted" : "map-name"),
                      Coordinate("x", placed.label.x), Coordinate("y", placed.label.y), Attr("text-anchor", "middle"),
                      area.name));
}

std::string FormatLength(double metres, const Texts& t) {
  const bool far = metres >= 1000;
  return FormatNumber(std::llround(far ? metres / 1000 : metres), t.language()) + (far ? " km" : " m");
}

Html ScaleBar(const MapLayout& layout, const Texts& t) {
  const double metres = RoundedDown(kLongestScale * layout.unit);
  const double length = metres / layout.unit;
  const double y = layout.height - 12;
  return Element(
      "g", Class("map-scale"),
      Element("path", Attr("d", fmt::format("M{0:.1f} {1:.1f}v6h{2:.1f}v-6", kEdge, y - 6, length))),
      Element("text", Coordinate("x", kEdge + length + 10), Coordinate("y", y + 2), FormatLength(metres, t)));
}

Html NorthArrow(const MapLayout& layout, const Texts& t) {
  const double x = layout.width - kEdge;
  const double y = layout.height - 12;
  return Element("g", Class("map-north"), Element("title", t("North is up")),
                 Element("path", Attr("d", fmt::format("M{0:.1f} {1:.1f}l7 22l-7 -5l-7 5Z", x, y - 22))),
                 Element("text", Coordinate("x", x - 14), Coordinate("y", y + 2), Attr("text-anchor", "end"), "N"));
}

}  // namespace

double RoundedDown(double metres) {
  if (!(metres > 0)) return 1;
  const double ten = std::pow(10, std::floor(std::log10(metres)));
  for (const double step : {5.0, 2.0}) {
    if (step * ten <= metres) return step * ten;
  }
  return ten;
}

std::string FormatArea(double square_metres, const Texts& t) {
  constexpr double kHectare = 1e4;
  constexpr double kSquareKilometre = 1e6;
  if (square_metres >= kSquareKilometre)
    return FormatDecimal(square_metres / kSquareKilometre, 1, t.language()) + " km²";
  return FormatDecimal(square_metres / kHectare, 1, t.language()) + " ha";
}

Html RenderMap(const AreaMap& map, const Texts& t) {
  const auto layout = LayOut(map);
  if (!layout) return {};
  const Html shapes = Each(layout->areas, [&](const PlacedArea& placed) {
    const MapArea& area = map.areas[placed.area];
    const Html shape = ShapeOf(placed, area);
    return area.address.empty() ? Element("g", shape) : A(Href(area.address), shape);
  });
  return Element(
      "svg", Class("area-map"), Attr("viewBox", fmt::format("0 0 {:.0f} {:.0f}", layout->width, layout->height)),
      Attr("role", "group"), Attr("aria-label", map.label), shapes, ScaleBar(*layout, t), NorthArrow(*layout, t));
}

}  // namespace tovholder::areas
