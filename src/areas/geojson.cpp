// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>

#include "areas/perimeter.h"
#include "areas/ring_check.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

namespace json = boost::json;

constexpr double kSteps = 1e7;  // of a degree
constexpr double kWest = 7.7;
constexpr double kEast = 15.4;
constexpr double kSouth = 54.4;
constexpr double kNorth = 57.9;
constexpr std::size_t kLongestName = 200;

bool LiesInDenmark(double longitude, double latitude) {
  return kWest <= longitude && longitude <= kEast && kSouth <= latitude && latitude <= kNorth;
}

tl::unexpected<Error> Damaged(std::string_view detail) {
  return Fail("areas.geojson_damaged", {{"detail", std::string(detail)}});
}

std::string Number(double number) { return fmt::format("{:.10g}", number); }

const json::value* Member(const json::value& value, std::string_view name) {
  return value.is_object() ? value.as_object().if_contains(name) : nullptr;
}

std::string_view TextOf(const json::value* value) {
  return value != nullptr && value->is_string() ? std::string_view(value->as_string()) : std::string_view();
}

std::string_view KindOf(const json::value& value) { return TextOf(Member(value, "type")); }

tl::unexpected<Error> WrongKind(const json::value& value) {
  const std::string_view kind = KindOf(value);
  return Fail("areas.geojson_kind", {{"kind", kind.empty() ? std::string("?") : Shorten(kind, 40)}});
}

Result<Point> ReadPoint(const json::value& value) {
  if (!value.is_array() || value.as_array().size() < 2) return Damaged("position");
  const json::value& x = value.as_array()[0];
  const json::value& y = value.as_array()[1];
  if (!x.is_number() || !y.is_number()) return Damaged("position");
  const Point point{x.to_number<double>(), y.to_number<double>()};
  if (LiesInDenmark(point.longitude, point.latitude)) return point;
  if (LiesInDenmark(point.latitude, point.longitude)) {
    return Fail("areas.swapped", {{"longitude", Number(point.longitude)}, {"latitude", Number(point.latitude)}});
  }
  if (!(std::abs(point.longitude) <= 180 && std::abs(point.latitude) <= 180)) {
    return Fail("areas.not_in_degrees", {{"x", Number(point.longitude)}, {"y", Number(point.latitude)}});
  }
  return Fail("areas.outside_denmark", {{"longitude", Number(point.longitude)}, {"latitude", Number(point.latitude)}});
}

GridPoint GridOf(Point point) {
  return {std::llround(point.longitude * kSteps), std::llround(point.latitude * kSteps)};
}

Point OnGrid(GridPoint point) { return {static_cast<double>(point.x) / kSteps, static_cast<double>(point.y) / kSteps}; }

// Reads the rings of one shape, and counts them over all its polygons.
class RingReader {
 public:
  Result<Ring> Read(const json::value& value) {
    ++number_;
    if (!value.is_array()) return Damaged("ring");
    Ring ring;
    std::vector<GridPoint> grid;
    std::vector<std::size_t> sides;  // as the file counts them
    ring.reserve(value.as_array().size());
    grid.reserve(value.as_array().size());
    sides.reserve(value.as_array().size());
    for (const json::value& one : value.as_array()) {
      const Result<Point> point = ReadPoint(one);
      if (!point) return Pass(point);
      ++corner_;
      const GridPoint at = GridOf(*point);
      if (!grid.empty() && grid.back() == at) {
        sides.back() = corner_;
        continue;
      }
      ring.push_back(OnGrid(at));  // as it is checked, so that what is written reads back
      grid.push_back(at);
      sides.push_back(corner_);
    }
    corner_ = 0;
    if (const auto wrong = Check(ring, grid, sides)) return tl::unexpected(*wrong);
    ring.back() = ring.front();
    return ring;
  }

  int number() const { return number_; }

 private:
  Error Wrong(std::string id) const { return {std::move(id), {{"ring", std::to_string(number_)}}}; }

  std::optional<Error> Check(const Ring& ring, const std::vector<GridPoint>& grid,
                             const std::vector<std::size_t>& sides) const {
    if (ring.empty()) return Wrong("areas.ring_short");
    if (grid.front() != grid.back()) return Wrong("areas.ring_open");
    if (grid.size() < 4) return Wrong("areas.ring_short");
    const auto crossing = FindCrossing(grid);
    if (!crossing) return std::nullopt;
    Error error = Wrong("areas.ring_crosses");
    error.params["first"] = std::to_string(sides[crossing->first]);
    error.params["second"] = std::to_string(sides[crossing->second]);
    return error;
  }

  int number_ = 0;
  std::size_t corner_ = 0;
};

// By the number of sides to the right of the point.
bool LiesInside(const Ring& ring, Point point) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Point& a = ring[i];
    const Point& b = ring[i + 1];
    if ((a.latitude > point.latitude) == (b.latitude > point.latitude)) continue;
    const double part = (point.latitude - a.latitude) / (b.latitude - a.latitude);
    if (point.longitude < a.longitude + part * (b.longitude - a.longitude)) inside = !inside;
  }
  return inside;
}

// A hole may touch the outer ring, so that one of its corners inside is enough.
bool LiesInside(const Ring& ring, const Ring& hole) {
  const std::size_t tries = std::min<std::size_t>(hole.size(), 16);
  return std::any_of(hole.begin(), hole.begin() + static_cast<std::ptrdiff_t>(tries),
                     [&](Point point) { return LiesInside(ring, point); });
}

Result<Polygon> ReadPolygon(RingReader& rings, const json::value& value) {
  if (!value.is_array() || value.as_array().empty()) return Damaged("coordinates");
  Polygon polygon;
  for (const json::value& one : value.as_array()) {
    auto ring = rings.Read(one);
    if (!ring) return Pass(ring);
    if (polygon.outer.empty()) {
      polygon.outer = std::move(*ring);
    } else if (LiesInside(polygon.outer, *ring)) {
      polygon.holes.push_back(std::move(*ring));
    } else {
      return Fail("areas.hole_outside", {{"ring", std::to_string(rings.number())}});
    }
  }
  return polygon;
}

Result<Shape> ReadGeometry(const json::value& geometry) {
  const bool many = KindOf(geometry) == "MultiPolygon";
  if (!many && KindOf(geometry) != "Polygon") return WrongKind(geometry);
  const json::value* coordinates = Member(geometry, "coordinates");
  if (coordinates == nullptr || !coordinates->is_array() || coordinates->as_array().empty()) {
    return Damaged("coordinates");
  }
  RingReader rings;
  Shape shape;
  if (!many) {
    auto polygon = ReadPolygon(rings, *coordinates);
    if (!polygon) return Pass(polygon);
    shape.push_back(std::move(*polygon));
    return shape;
  }
  shape.reserve(coordinates->as_array().size());
  for (const json::value& one : coordinates->as_array()) {
    auto polygon = ReadPolygon(rings, one);
    if (!polygon) return Pass(polygon);
    shape.push_back(std::move(*polygon));
  }
  return shape;
}

std::string NameOfFeature(const json::value& feature) {
  const json::value* properties = Member(feature, "properties");
  if (properties == nullptr) return {};
  for (const std::string_view key : {"name", "navn", "Name", "Navn", "NAVN"}) {
    std::string name = Shorten(CollapseSpace(TextOf(Member(*properties, key))), kLongestName);
    if (!name.empty()) return name;
  }
  return {};
}

Result<NamedShape> ReadFeature(const json::value& value) {
  const bool feature = KindOf(value) == "Feature";
  const json::value* geometry = feature ? Member(value, "geometry") : &value;
  if (geometry == nullptr) return Damaged("geometry");
  auto shape = ReadGeometry(*geometry);
  if (!shape) return Pass(shape);
  NamedShape named{feature ? NameOfFeature(value) : std::string(), std::move(*shape), {}};
  named.geometry = ToGeoJson(named.shape);
  return named;
}

Result<json::value> ParseJson(std::string_view text, std::size_t limit) {
  if (text.size() > limit) return Fail("areas.perimeter_too_large", {{"limit", std::to_string(limit >> 20U)}});
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  boost::system::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed) return Damaged(failed.message());
  return value;
}

const json::array* FeaturesOf(const json::value& value) {
  const json::value* features = KindOf(value) == "FeatureCollection" ? Member(value, "features") : nullptr;
  return features != nullptr && features->is_array() ? &features->as_array() : nullptr;
}

Error InFeature(Error error, std::size_t number, const std::string& name) {
  error.params["feature"] = std::to_string(number) + (name.empty() ? std::string() : " (" + name + ")");
  return error;
}

void AppendRing(std::string& out, const Ring& ring) {
  out += '[';
  for (std::size_t i = 0; i < ring.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "{}[{:.7f},{:.7f}]", i == 0 ? "" : ",", ring[i].longitude,
                   ring[i].latitude);
  }
  out += ']';
}

void AppendPolygon(std::string& out, const Polygon& polygon) {
  out += '[';
  AppendRing(out, polygon.outer);
  for (const Ring& hole : polygon.holes) {
    out += ',';
    AppendRing(out, hole);
  }
  out += ']';
}

}  // namespace

Result<Shape> ParsePerimeter(std::string_view geojson) {
  const auto value = ParseJson(geojson, kMostPerimeterBytes);
  if (!value) return Pass(value);
  const json::array* features = FeaturesOf(*value);
  if (features != nullptr && features->size() != 1) return WrongKind(*value);
  auto named = ReadFeature(features != nullptr ? features->front() : *value);
  if (!named) return Pass(named);
  return std::move(named->shape);
}

Result<std::vector<NamedShape>> ParsePerimeters(std::string_view geojson) {
  const auto value = ParseJson(geojson, kMostPerimetersBytes);
  if (!value) return Pass(value);
  std::vector<NamedShape> shapes;
  const json::array* features = FeaturesOf(*value);
  if (features == nullptr) {
    auto named = ReadFeature(*value);
    if (!named) return tl::unexpected(InFeature(named.error(), 1, NameOfFeature(*value)));
    shapes.push_back(std::move(*named));
    return shapes;
  }
  shapes.reserve(features->size());
  for (const json::value& one : *features) {
    auto named = ReadFeature(one);
    if (!named) return tl::unexpected(InFeature(named.error(), shapes.size() + 1, NameOfFeature(one)));
    shapes.push_back(std::move(*named));
  }
  return shapes;
}

std::string ToGeoJson(const Shape& shape) {
  const bool many = shape.size() != 1;
  std::string out = many ? R"({"type":"MultiPolygon","coordinates":[)" : R"({"type":"Polygon","coordinates":)";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i > 0) out += ',';
    AppendPolygon(out, shape[i]);
  }
  out += many ? "]}" : "}";
  return out;
}

}  // namespace tovholder::areas
