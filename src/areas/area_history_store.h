// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area_change.h"
#include "areas/perimeter.h"
#include "sql/database.h"

// What changes over time: where areas lie, how they follow each other, and how else their names are written. All of it
// is public.
namespace tovholder::areas {

// By day.
std::vector<AreaChange> ListAreaChanges(sql::Reader& reader);
std::optional<AreaChange> FindAreaChange(sql::Reader& reader, Id<AreaChange> id);
// Errors: the first of CheckChange.
Result<void> PutAreaChange(sql::Transaction& transaction, AreaChange& change);
// Nothing where somebody has removed it already; likewise below.
void RemoveAreaChange(sql::Transaction& transaction, const AreaChange& change);

// Of all areas, or of one; the newest first.
std::vector<Perimeter> ListPerimeters(sql::Reader& reader);
std::vector<Perimeter> ListPerimeters(sql::Reader& reader, HousingAreaId area);
std::optional<Perimeter> FindPerimeter(sql::Reader& reader, Id<Perimeter> id);
// One of the same area and day takes the place of the one there is. Keeps the geometry as ToGeoJson writes it. Errors:
// areas.no_such_area, those of ParsePerimeter.
Result<void> PutPerimeter(sql::Transaction& transaction, Perimeter& perimeter);
void RemovePerimeter(sql::Transaction& transaction, const Perimeter& perimeter);

// How a file writes the name of an area, as somebody has settled it.
struct AreaSpelling {
  Id<AreaSpelling> id;
  std::optional<HousingAreaId> area;  // none: the name is of no area of the house
  std::string name;
  std::string folded;
};
BOOST_DESCRIBE_STRUCT(AreaSpelling, (), (id, area, name, folded))
std::vector<AreaSpelling> ListSpellings(sql::Reader& reader);
// Error: areas.no_such_area.
Result<void> RememberSpelling(sql::Transaction& transaction, std::optional<HousingAreaId> area, std::string_view name);
void ForgetSpelling(sql::Transaction& transaction, Id<AreaSpelling> id);

}  // namespace tovholder::areas
