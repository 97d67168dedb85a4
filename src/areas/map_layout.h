// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "areas/area_map.h"
#include "areas/map_projection.h"

// Where things stand in the picture of a map, in its own units: y grows downwards.
namespace tovholder::areas {

struct MapBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  MapPoint middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool Overlaps(const MapBox& other) const;
  bool Holds(const MapBox& other) const;
  void Include(MapPoint point);
};

struct PlacedRing {
  std::vector<MapPoint> points;  // without those too near each other to be told apart
};
struct PlacedArea {
  std::size_t area = 0;  // in AreaMap::areas
  std::vector<PlacedRing> rings;
  MapBox box;
  MapPoint middle;
  MapPoint label;  // the middle of its foot
};
struct MapLayout {
  double width = 0;
  double height = 0;
  double unit = 0;  // metres
  std::vector<PlacedArea> areas;
};
inline constexpr double kMapLetter = 24;  // height of a label's letters at their largest
// Nothing where no area has a shape.
std::optional<MapLayout> LayOut(const AreaMap& map);

}  // namespace tovholder::areas
