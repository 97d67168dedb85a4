// SPDX-License-Identifier: EUPL-1.2
#include "areas/map_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace tovholder::areas {
namespace {

constexpr double kWidth = 640;
constexpr double kMargin = 56;  // for names beside their shapes
constexpr double kNarrowMargin = 12;
constexpr double kFoot = 40;  // for the scale
constexpr double kLowest = 260;
constexpr double kHighest = 460;
constexpr double kLeastExtent = 300;  // metres
constexpr double kAround = 1.7;       // of what is highlighted
constexpr double kNearest = 0.7;      // between two corners that are drawn
constexpr double kLetterWidth = 0.56;

MapBox EmptyBox() { return {1e12, 1e12, -1e12, -1e12}; }

MapPoint MiddleOfRing(const std::vector<MapPoint>& points) {
  double twice = 0;
  MapPoint sum;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const MapPoint& a = points[i];
    const MapPoint& b = points[(i + 1) % points.size()];
    const double part = a.x * b.y - b.x * a.y;
    twice += part;
    sum.x += (a.x + b.x) * part;
    sum.y += (a.y + b.y) * part;
  }
  if (std::abs(twice) < 1e-9) return points.empty() ? MapPoint{} : points.front();
  return {sum.x / (3 * twice), sum.y / (3 * twice)};
}

const Ring* LargestRing(const Shape& shape) {
  const Ring* largest = nullptr;
  double area = -1;
  for (const Polygon& one : shape) {
    if (one.outer.empty()) continue;
    const double own = SquareMetres({one});
    if (own > area) largest = &one.outer;
    area = std::max(area, own);
  }
  return largest;
}

bool IsShown(const AreaMap& map, const MapArea& area) {
  return map.extent == AreaMap::Extent::kAll || area.look == MapArea::Look::kHighlighted;
}

template <class F>
void EachRing(const Shape& shape, F&& take) {
  for (const Polygon& polygon : shape) {
    take(polygon.outer);
    for (const Ring& hole : polygon.holes) take(hole);
  }
}

// Metres on the ground (y to the north) to units of the picture.
class Picture {
 public:
  Picture(const MapBox& ground, double margin) : middle_(ground.middle()) {
    const double wide = std::max(ground.width(), kLeastExtent);
    const double high = std::max(ground.height(), kLeastExtent);
    scale_ = std::min((kWidth - 2 * margin) / wide, (kHighest - kFoot - 2 * margin) / high);
    height_ = std::clamp(high * scale_ + 2 * margin + kFoot, kLowest, kHighest);
  }
  MapPoint Place(MapPoint ground) const {
    return {kWidth / 2 + (ground.x - middle_.x) * scale_, (height_ - kFoot) / 2 - (ground.y - middle_.y) * scale_};
  }
  double height() const { return height_; }
  double unit() const { return 1 / scale_; }
  MapBox frame() const { return {0, 0, kWidth, height_ - kFoot}; }

 private:
  MapPoint middle_;
  double scale_ = 1;
  double height_ = kLowest;
};

PlacedRing PlaceRing(const Ring& ring, const MapProjection& projection, const Picture& picture) {
  PlacedRing placed;
  for (const Point& one : ring) {
    const MapPoint point = picture.Place(projection.Project(one));
    if (!placed.points.empty() &&
        std::hypot(point.x - placed.points.back().x, point.y - placed.points.back().y) < kNearest) {
      continue;
    }
    placed.points.push_back(point);
  }
  return placed;
}

PlacedArea PlaceArea(const MapArea& area, const MapProjection& projection, const Picture& picture) {
  PlacedArea placed;
  placed.box = EmptyBox();
  EachRing(area.shape, [&](const Ring& ring) {
    for (const Point& one : ring) placed.box.Include(picture.Place(projection.Project(one)));
    placed.rings.push_back(PlaceRing(ring, projection, picture));
  });
  placed.middle = picture.Place(projection.Project(MiddleOf(area.shape)));
  return placed;
}

double LabelWidth(std::string_view name) {
  return static_cast<double>(CountCodePoints(name)) * kMapLetter * kLetterWidth;
}

MapBox LabelBox(MapPoint foot, double width) {
  return {foot.x - width / 2, foot.y - kMapLetter, foot.x + width / 2, foot.y + kMapLetter / 4};
}

// Within its shape, or else below, above, to the right or left of it: where it covers no other name.
MapPoint PlaceLabel(const PlacedArea& area, double width, const MapBox& frame, const std::vector<MapBox>& taken) {
  const MapBox box{std::min(area.box.left, area.middle.x - 9), std::min(area.box.top, area.middle.y - 9),
                   std::max(area.box.right, area.middle.x + 9), std::max(area.box.bottom, area.middle.y + 9)};
  const MapPoint inside{area.middle.x, area.middle.y + kMapLetter / 3};
  if (width < box.width() * 0.8 && kMapLetter * 1.5 < box.height()) return inside;
  const MapPoint middle = box.middle();
  const std::array<MapPoint, 4> places{{{middle.x, box.bottom + kMapLetter},
                                        {middle.x, box.top - kMapLetter / 3},
                                        {box.right + width / 2 + 6, middle.y + kMapLetter / 3},
                                        {box.left - width / 2 - 6, middle.y + kMapLetter / 3}}};
  for (MapPoint place : places) {
    place.x = std::clamp(place.x, frame.left + width / 2 + 4,
                         std::max(frame.left + width / 2 + 4, frame.right - width / 2 - 4));
    const MapBox label = LabelBox(place, width);
    const bool covers = std::any_of(taken.begin(), taken.end(), [&](const MapBox& one) { return one.Overlaps(label); });
    if (frame.Holds(label) && !covers) return place;
  }
  return inside;
}

MapBox GroundBox(const AreaMap& map, const MapProjection& projection) {
  MapBox box = EmptyBox();
  for (const MapArea& area : map.areas) {
    if (!IsShown(map, area)) continue;
    EachRing(area.shape, [&](const Ring& ring) {
      for (const Point& one : ring) box.Include(projection.Project(one));
    });
  }
  if (map.extent == AreaMap::Extent::kAll) return box;
  const double wide = box.width() * (kAround - 1) / 2;
  const double high = box.height() * (kAround - 1) / 2;
  return {box.left - wide, box.top - high, box.right + wide, box.bottom + high};
}

// What is drawn first is where its middle is: near enough for the whole picture.
std::optional<Point> MiddleOfMap(const AreaMap& map) {
  MapBox box = EmptyBox();
  for (const MapArea& area : map.areas) {
    if (!IsShown(map, area)) continue;
    EachRing(area.shape, [&](const Ring& ring) {
      for (const Point& one : ring) box.Include({one.longitude, one.latitude});
    });
  }
  if (box.left > box.right) return std::nullopt;
  return Point{box.middle().x, box.middle().y};
}

}  // namespace

bool MapBox::Overlaps(const MapBox& other) const {
  return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
}

bool MapBox::Holds(const MapBox& other) const {
  return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
}

void MapBox::Include(MapPoint point) {
  left = std::min(left, point.x);
  right = std::max(right, point.x);
  top = std::min(top, point.y);
  bottom = std::max(bottom, point.y);
}

Point MiddleOf(const Shape& shape) {
  const Ring* ring = LargestRing(shape);
  if (ring == nullptr) return {};
  const Point origin = ring->front();  // near the ring, so that little is lost in what is subtracted
  std::vector<MapPoint> points;
  points.reserve(ring->size());
  for (const Point& one : *ring) points.push_back({one.longitude - origin.longitude, one.latitude - origin.latitude});
  points.pop_back();
  const MapPoint middle = MiddleOfRing(points);
  return {origin.longitude + middle.x, origin.latitude + middle.y};
}

std::optional<MapLayout> LayOut(const AreaMap& map) {
  const auto middle = MiddleOfMap(map);
  if (!middle) return std::nullopt;
  const MapProjection projection(*middle);
  const bool near = map.extent == AreaMap::Extent::kHighlighted;
  const Picture picture(GroundBox(map, projection), near ? kNarrowMargin : kMargin);
  MapLayout layout{kWidth, picture.height(), picture.unit(), {}};
  std::vector<MapBox> taken;
  for (std::size_t i = 0; i < map.areas.size(); ++i) {
    if (map.areas[i].shape.empty()) continue;
    PlacedArea placed = PlaceArea(map.areas[i], projection, picture);
    placed.area = i;
    if (!placed.box.Overlaps(picture.frame())) continue;
    layout.areas.push_back(std::move(placed));
  }
  taken.reserve(layout.areas.size());
  for (PlacedArea& one : layout.areas) {
    const double width = LabelWidth(map.areas[one.area].name);
    one.label = PlaceLabel(one, width, picture.frame(), taken);
    taken.push_back(LabelBox(one.label, width));
  }
  return layout;
}

}  // namespace tovholder::areas
