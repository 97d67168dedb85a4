// SPDX-License-Identifier: EUPL-1.2
#include "areas/perimeter.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>

#include "areas/area_map.h"
#include "areas/map_layout.h"
#include "support/growth.h"

namespace tovholder::areas {
namespace {

using testing::DoubleNear;
using testing::HasSubstr;
using testing::SizeIs;
using Params = std::map<std::string, std::string>;

std::string PolygonOf(const std::string& rings) { return R"({"type":"Polygon","coordinates":[)" + rings + "]}"; }
std::string FeatureOf(const std::string& name, const std::string& geometry) {
  return R"({"type":"Feature","properties":{"navn":")" + name + R"("},"geometry":)" + geometry + "}";
}
std::string CollectionOf(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

const std::string kSquare = "[[11.35,55.41],[11.36,55.41],[11.36,55.42],[11.35,55.42],[11.35,55.41]]";
const std::string kHole = "[[11.353,55.413],[11.357,55.413],[11.357,55.417],[11.353,55.417],[11.353,55.413]]";

Error ErrorOf(const std::string& geojson) {
  const auto shape = ParsePerimeter(geojson);
  EXPECT_FALSE(shape) << geojson;
  return shape ? Error{} : shape.error();
}

TEST(ParsePerimeter, ReadsWhatMapProgramsWrite) {
  const std::string plain = PolygonOf(kSquare);
  const std::string many = R"({"type":"MultiPolygon","coordinates":[[)" + kSquare + "]]}";
  const auto shape = ParsePerimeter(plain);
  ASSERT_TRUE(shape);
  ASSERT_THAT(*shape, SizeIs(1));
  EXPECT_THAT(shape->front().outer, SizeIs(5));
  EXPECT_EQ(shape->front().outer[1], (Point{11.36, 55.41}));
  for (const std::string& same :
       {"\xEF\xBB\xBF" + plain, many, FeatureOf("Ringparken", plain), CollectionOf(FeatureOf("Ringparken", plain))}) {
    const auto read = ParsePerimeter(same);
    ASSERT_TRUE(read) << same;
    EXPECT_EQ(ToGeoJson(*read), ToGeoJson(*shape));
  }
  const auto high =
      ParsePerimeter(PolygonOf("[[11.35,55.41,12.5],[11.36,55.41,12],[11.36,55.42,9],[11.35,55.41,12.5]]"));
  EXPECT_TRUE(high) << "heights are passed over";
}

TEST(ParsePerimeter, WritesWhatItReadsBack) {
  const auto shape = ParsePerimeter(PolygonOf(kSquare + "," + kHole));
  ASSERT_TRUE(shape);
  EXPECT_THAT(shape->front().holes, SizeIs(1));
  EXPECT_EQ(ToGeoJson(*ParsePerimeter(ToGeoJson(*shape))), ToGeoJson(*shape));
  const auto two = ParsePerimeter(R"({"type":"MultiPolygon","coordinates":[[)" + kSquare +
                                  "],[[[11.4,55.4],[11.41,55.4],[11.41,55.41],[11.4,55.4]]]]}");
  ASSERT_TRUE(two);
  EXPECT_EQ(ToGeoJson(*ParsePerimeter(ToGeoJson(*two))), ToGeoJson(*two));
}

TEST(ParsePerimeter, TellsWhatIsWrong) {
  EXPECT_EQ(ErrorOf("{").id, "areas.geojson_damaged");
  EXPECT_EQ(ErrorOf("[]"), (Error{"areas.geojson_kind", {{"kind", "?"}}}));
  EXPECT_EQ(ErrorOf(R"({"type":"Point","coordinates":[11,55]})"), (Error{"areas.geojson_kind", {{"kind", "Point"}}}));
  EXPECT_EQ(ErrorOf(CollectionOf("")), (Error{"areas.geojson_kind", {{"kind", "FeatureCollection"}}}));
  EXPECT_EQ(ErrorOf(R"({"type":"Feature","geometry":null})"), (Error{"areas.geojson_kind", {{"kind", "?"}}}));
  EXPECT_EQ(ErrorOf(R"({"type":"Polygon"})"), (Error{"areas.geojson_damaged", {{"detail", "coordinates"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[[11.35,55.41],[11.36,\"x\"]]")),
            (Error{"areas.geojson_damaged", {{"detail", "position"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[[11.35,55.41],[11.36,55.41],[11.36,55.42],[11.35,55.42]]")),
            (Error{"areas.ring_open", {{"ring", "1"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[[11.35,55.41],[11.36,55.41],[11.35,55.41]]")),
            (Error{"areas.ring_short", {{"ring", "1"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[]")), (Error{"areas.ring_short", {{"ring", "1"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf(kSquare + ",[[11.353,55.413],[11.357,55.413],[11.357,55.417]]")),
            (Error{"areas.ring_open", {{"ring", "2"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf(kSquare + ",[[11.4,55.4],[11.41,55.4],[11.41,55.41],[11.4,55.4]]")),
            (Error{"areas.hole_outside", {{"ring", "2"}}}));
  EXPECT_EQ(ErrorOf(std::string(kMostPerimeterBytes + 1, ' ')), (Error{"areas.perimeter_too_large", {{"limit", "1"}}}));
}

TEST(ParsePerimeter, TellsWhichSidesMeet) {
  EXPECT_EQ(ErrorOf(PolygonOf("[[11.35,55.41],[11.36,55.42],[11.36,55.41],[11.35,55.42],[11.35,55.41]]")),
            (Error{"areas.ring_crosses", {{"ring", "1"}, {"first", "1"}, {"second", "3"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[[11.35,55.41],[11.35,55.41],[11.36,55.42],[11.36,55.41],[11.35,55.42],[11.35,55.41]]")),
            (Error{"areas.ring_crosses", {{"ring", "1"}, {"first", "2"}, {"second", "4"}}}))
      << "sides are counted as the file has them, with a corner that stands twice";
}

TEST(ParsePerimeter, TellsWhereCornersAreNotInDenmark) {
  EXPECT_EQ(ErrorOf(PolygonOf("[[55.41,11.35],[55.41,11.36],[55.42,11.36],[55.41,11.35]]")),
            (Error{"areas.swapped", {{"longitude", "55.41"}, {"latitude", "11.35"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[[2.35,48.85],[2.36,48.85],[2.36,48.86],[2.35,48.85]]")),
            (Error{"areas.outside_denmark", {{"longitude", "2.35"}, {"latitude", "48.85"}}}));
  EXPECT_EQ(ErrorOf(PolygonOf("[[649000,6142000],[649100,6142000],[649100,6142100],[649000,6142000]]")),
            (Error{"areas.not_in_degrees", {{"x", "649000"}, {"y", "6142000"}}}));
}

std::string Star(int corners) {
  std::string ring;
  for (int i = 0; i <= corners; ++i) {
    const double angle = 2 * 3.14159265358979 * (i % corners) / corners;
    const double radius = i % 2 == 0 ? 0.02 : 0.019;
    ring += fmt::format("{}[{:.7f},{:.7f}]", i == 0 ? "[" : ",", 11.35 + radius * std::cos(angle),
                        55.41 + radius * std::sin(angle));
  }
  return ring + "]";
}

TEST(ParsePerimeter, ALongRingStaysQuick) {
  test::ExpectNearlyLinear([](int eighths) {
    const int corners = 1'250 * eighths;
    const auto shape = ParsePerimeter(PolygonOf(Star(corners)));
    ASSERT_TRUE(shape) << shape.error().id;
    EXPECT_EQ(shape->front().outer.size(), static_cast<std::size_t>(corners) + 1);
  });
}

TEST(ParsePerimeters, ReadsEveryFeatureWithItsName) {
  const auto shapes = ParsePerimeters(
      CollectionOf(FeatureOf("Ringparken", PolygonOf(kSquare)) + "," + FeatureOf(" Motalavej  ", PolygonOf(kHole))));
  ASSERT_TRUE(shapes);
  ASSERT_THAT(*shapes, SizeIs(2));
  EXPECT_EQ(shapes->at(1).name, "Motalavej");
  EXPECT_EQ(shapes->at(0).geometry, ToGeoJson(shapes->at(0).shape));
  const auto wrong = ParsePerimeters(CollectionOf(FeatureOf("Ringparken", PolygonOf(kSquare)) + "," +
                                                  FeatureOf("Sydbyen", R"({"type":"Point","coordinates":[11,55]})")));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error(), (Error{"areas.geojson_kind", {{"kind", "Point"}, {"feature", "2 (Sydbyen)"}}}));
}

// The area between two parallels and meridians of the ellipsoid, summed in a thousand strips.
double ReferenceArea(double degrees_east, double south, double north) {
  constexpr double kA = 6'378'137.0;
  constexpr double kE2 = 0.00669437999014;
  constexpr double kRadian = 3.14159265358979323846 / 180;
  constexpr int kStrips = 1000;
  double sum = 0;
  for (int i = 0; i < kStrips; ++i) {
    const double latitude = (south + (north - south) * (i + 0.5) / kStrips) * kRadian;
    const double w = 1 - kE2 * std::sin(latitude) * std::sin(latitude);
    const double meridional = kA * (1 - kE2) / std::pow(w, 1.5);
    const double transverse = kA / std::sqrt(w);
    sum += meridional * transverse * std::cos(latitude) * (north - south) / kStrips * kRadian * degrees_east * kRadian;
  }
  return sum;
}

TEST(SquareMetres, AgreesWithTheEllipsoid) {
  for (const auto& [west, east, south, north] :
       {std::tuple{11.35, 11.36, 55.41, 55.42}, {8.0, 15.0, 54.6, 57.8}, {9.9, 9.9001, 57.0, 57.0001}}) {
    const Shape shape{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
    const double reference = ReferenceArea(east - west, south, north);
    EXPECT_THAT(SquareMetres(shape) / reference, DoubleNear(1, 1e-3));
  }
  const auto with_hole = ParsePerimeter(PolygonOf(kSquare + "," + kHole));
  const auto whole = ParsePerimeter(PolygonOf(kSquare));
  const auto hole = ParsePerimeter(PolygonOf(kHole));
  EXPECT_THAT(SquareMetres(*with_hole), DoubleNear(SquareMetres(*whole) - SquareMetres(*hole), 0.01));
}

TEST(PerimeterOn, TheNewestThatHasBegun) {
  const HousingAreaId area{3};
  const auto day = [](const char* text) { return ParseIsoDate(text).value(); };
  const std::vector<Perimeter> all{{{1}, area, day("2015-01-01"), "a", ""},
                                   {{2}, area, day("2020-01-01"), "b", ""},
                                   {{3}, HousingAreaId{4}, std::nullopt, "c", ""}};
  EXPECT_EQ(PerimeterOn(all, area, day("2026-05-01"))->geometry, "b");
  EXPECT_EQ(PerimeterOn(all, area, day("2019-12-31"))->geometry, "a");
  EXPECT_EQ(PerimeterOn(all, area, day("2010-01-01"))->geometry, "a") << "better than none";
  EXPECT_EQ(PerimeterOn(all, HousingAreaId{5}, day("2026-05-01")), nullptr);
}

AreaMap MapOf(int areas) {
  AreaMap map;
  map.label = "Kort";
  for (int i = 0; i < areas; ++i) {
    const double west = 11.35 + 0.02 * i;
    map.areas.push_back({"Område " + std::to_string(i), "/omraader/" + std::to_string(i), "12 Nord",
                         Shape{{{{west, 55.4}, {west + 0.01, 55.4}, {west + 0.01, 55.41}, {west, 55.4}}, {}}}});
  }
  return map;
}

TEST(LayOut, EverythingLiesWithinThePictureAndNamesApart) {
  for (int areas = 1; areas < 8; ++areas) {
    const AreaMap map = MapOf(areas);
    const auto layout = LayOut(map);
    ASSERT_TRUE(layout);
    EXPECT_THAT(layout->areas, SizeIs(areas));
    for (const PlacedArea& one : layout->areas) {
      EXPECT_TRUE((MapBox{0, 0, layout->width, layout->height}).Holds(one.box));
    }
  }
  EXPECT_FALSE(LayOut(AreaMap{"Kort", {{"Uden", "", "", {}}}}));
}

TEST(LayOut, NorthIsUpAndOneMetreIsOneMetre) {
  AreaMap map = MapOf(1);
  const auto layout = LayOut(map).value();
  const auto& points = layout.areas[0].rings[0].points;
  EXPECT_LT(points[2].y, points[1].y) << "the northern corner lies higher";
  const double metres = (points[1].x - points[0].x) * layout.unit;
  EXPECT_THAT(metres, DoubleNear(632.6, 2)) << "a hundredth of a degree at 55.4 north";
  const double north = (points[1].y - points[2].y) * layout.unit;
  EXPECT_THAT(north, DoubleNear(1113.4, 3));
}

TEST(LayOut, ShowsWhatIsHighlightedWithItsNeighbours) {
  AreaMap map = MapOf(5);
  map.areas[1].look = MapArea::Look::kHighlighted;
  map.extent = AreaMap::Extent::kHighlighted;
  const auto layout = LayOut(map).value();
  EXPECT_LT(layout.areas.size(), 5U);
  EXPECT_GE(layout.areas.size(), 1U);
}

TEST(RenderMap, LeadsToTheAreasAndCarriesAScale) {
  const html::Texts t(html::Language::kDanish);
  const std::string map = RenderMap(MapOf(2), t).str();
  EXPECT_THAT(map, HasSubstr("href=\"/omraader/1\""));
  EXPECT_THAT(map, HasSubstr("<title>Område 1: 12 Nord</title>"));
  EXPECT_THAT(map, HasSubstr("aria-label=\"Kort\""));
  EXPECT_THAT(map, HasSubstr(" m</text>"));
  EXPECT_TRUE(RenderMap({}, t).empty());
}

TEST(MapWords, AreasAndLengths) {
  const html::Texts t(html::Language::kDanish);
  EXPECT_EQ(FormatArea(123'456, t), "12,3 ha");
  EXPECT_EQ(FormatArea(2'140'000, t), "2,1 km²");
  EXPECT_EQ(RoundedDown(0.9), 0.5);
  EXPECT_EQ(RoundedDown(1), 1);
  EXPECT_EQ(RoundedDown(480), 200);
  EXPECT_EQ(RoundedDown(999), 500);
  EXPECT_EQ(RoundedDown(0), 1);
}

TEST(MiddleOf, OfTheLargestPart) {
  const Shape shape{{{{11, 55}, {11.2, 55}, {11.2, 55.2}, {11, 55.2}, {11, 55}}, {}},
                    {{{12, 56}, {12.01, 56}, {12.01, 56.01}, {12, 56}}, {}}};
  EXPECT_THAT(MiddleOf(shape).longitude, DoubleNear(11.1, 1e-9));
  EXPECT_THAT(MiddleOf(shape).latitude, DoubleNear(55.1, 1e-9));
}

}  // namespace
}  // namespace tovholder::areas
