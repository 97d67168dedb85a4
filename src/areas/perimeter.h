// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"
#include "base/id.h"
#include "base/result.h"

// Where an area lies (almenboligloven § 61 a, stk. 3), as GeoJSON (RFC 7946).
namespace tovholder::areas {

struct Perimeter {
  Id<Perimeter> id;
  HousingAreaId area;
  std::optional<Date> from_date;  // since when; none: from the beginning
  std::string geometry;           // a Polygon or MultiPolygon as GeoJSON
  std::string source;             // "Plandata", "tegnet efter matrikelkort"
};
BOOST_DESCRIBE_STRUCT(Perimeter, (), (id, area, from_date, geometry, source))

struct Point {
  double longitude = 0;
  double latitude = 0;
  friend bool operator==(const Point&, const Point&) = default;
};
using Ring = std::vector<Point>;  // closed: the last point is the first
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};
using Shape = std::vector<Polygon>;

// A Polygon, a MultiPolygon, a Feature of one, or a FeatureCollection of one Feature.
// Errors: areas.geojson_damaged {detail}, areas.geojson_kind {kind}, areas.ring_open {ring}, areas.ring_short {ring},
// areas.ring_crosses {ring, first, second} with the sides that cross, areas.hole_outside {ring},
// areas.outside_denmark {longitude, latitude}, areas.swapped {longitude, latitude} where they would lie in Denmark the
// other way round, areas.not_in_degrees {x, y}, areas.perimeter_too_large {limit}. Rings and sides count from 1.
Result<Shape> ParsePerimeter(std::string_view geojson);
struct NamedShape {
  std::string name;  // properties.name, navn, or ""
  Shape shape;
  std::string geometry;  // its GeoJSON
};
// Every Feature of a file that holds several areas. Errors as above, with {feature} (its number, and name in brackets).
Result<std::vector<NamedShape>> ParsePerimeters(std::string_view geojson);
// The same for the same shape; seven decimals, about a centimetre.
std::string ToGeoJson(const Shape& shape);
// Square metres, to about a per mille.
double SquareMetres(const Shape& shape);

inline constexpr std::size_t kMostPerimeterBytes = 1U << 20;
inline constexpr std::size_t kMostPerimetersBytes = 8U << 20;  // of a file of several areas

// Of one area: the one that holds on the day; where none has begun by then, the first there is.
const Perimeter* PerimeterOn(const std::vector<Perimeter>& perimeters, HousingAreaId area, Date day);

}  // namespace tovholder::areas
