// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "areas/area_change.h"
#include "areas/area_map.h"
#include "areas/list_book.h"
#include "areas/perimeter.h"
#include "people/visit.h"
#include "sql/database.h"

// Parts of pages that tell of areas in time and space.
namespace tovholder::areas {

struct AreaSlots;

// Sheet and scripts of a page with a map.
inline constexpr const char* kAreaStyle = "areas.css";

// What an area's page tells of it besides its sections.
struct AreaPast {
  std::vector<AreaChange> changes;
  std::vector<Perimeter> perimeters;
  ListBook lists;
};
AreaPast LoadPast(sql::Reader& reader);

// Those with a perimeter, as it is on the day.
std::vector<MapArea> MapAreasOf(const AreaBook& book, const std::vector<HousingArea>& areas,
                                const std::vector<Perimeter>& perimeters, Date day);

// The area and what lies near, and where it lies among the areas of its municipality. Nothing where no perimeter is
// known, but a way to add one for who may.
html::Html WhereBlock(const people::Visit& visit, const AreaBook& book, const AreaPast& past, const HousingArea& area);
// What it came from and what it became.
html::Html LineageBlock(const people::Visit& visit, const AreaBook& book, const AreaPast& past,
                        const HousingArea& area);
// Which published lists it was on, by year, with source.
html::Html ListsBlock(const people::Visit& visit, const AreaPast& past, const HousingArea& area);

// /omraader
http::Response ShowAreas(const people::Visit& visit, const AreaSlots& slots);

}  // namespace tovholder::areas
