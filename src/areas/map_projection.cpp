// SPDX-License-Identifier: EUPL-1.2
#include "areas/map_projection.h"

#include <cmath>
#include <numbers>

namespace tovholder::areas {
namespace {

constexpr double kRadius = 6'378'137.0;  // WGS 84, of the equator
constexpr double kFlattening = 1 / 298.257223563;
constexpr double kEccentricity2 = kFlattening * (2 - kFlattening);
constexpr double kRadian = std::numbers::pi / 180;

// Twice the area between the equator and a latitude, for a radian of longitude and a radius of 1.
double AuthalicHeight(double latitude) {
  const double e = std::sqrt(kEccentricity2);
  const double sine = std::sin(latitude * kRadian);
  return (1 - kEccentricity2) *
         (sine / (1 - kEccentricity2 * sine * sine) - std::log((1 - e * sine) / (1 + e * sine)) / (2 * e));
}

}  // namespace

MapProjection::MapProjection(Point middle) : middle_(middle), stretch_(0) {
  const double sine = std::sin(middle.latitude * kRadian);
  stretch_ = std::cos(middle.latitude * kRadian) / std::sqrt(1 - kEccentricity2 * sine * sine);
}

MapPoint MapProjection::Project(Point point) const {
  return {kRadius * stretch_ * (point.longitude - middle_.longitude) * kRadian,
          kRadius * (AuthalicHeight(point.latitude) - AuthalicHeight(middle_.latitude)) / (2 * stretch_)};
}

double SquareMetres(const MapProjection& projection, const Ring& ring) {
  double twice = 0;
  MapPoint before = ring.empty() ? MapPoint{} : projection.Project(ring.back());
  for (const Point& one : ring) {
    const MapPoint point = projection.Project(one);
    twice += before.x * point.y - point.x * before.y;
    before = point;
  }
  return std::abs(twice) / 2;
}

double SquareMetres(const Shape& shape) {
  if (shape.empty() || shape.front().outer.empty()) return 0;
  const MapProjection projection(shape.front().outer.front());
  double sum = 0;
  for (const Polygon& polygon : shape) {
    sum += SquareMetres(projection, polygon.outer);
    for (const Ring& hole : polygon.holes) sum -= SquareMetres(projection, hole);
  }
  return sum;
}

}  // namespace tovholder::areas
