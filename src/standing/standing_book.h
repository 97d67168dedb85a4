// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "areas/area_book.h"
#include "indicators/indicator_store.h"
#include "people/viewer.h"
#include "sql/database.h"
#include "standing/standing.h"

// Areas with all that is known of them, as a reader may see it: what nobody has said yes to is for those who have
// signed in, and what counts few people is left out where the rule for small counts hides it.
namespace tovholder::standing {

// One area through the lists. Moves, but is not copied: what it is worked out from is pointed to.
struct AreaStanding {
  areas::HousingArea area;
  Facts facts;
  std::vector<OnList> lists;  // the oldest first

  AreaStanding() = default;
  AreaStanding(AreaStanding&&) = default;
  AreaStanding& operator=(AreaStanding&&) = default;
  AreaStanding(const AreaStanding&) = delete;
  AreaStanding& operator=(const AreaStanding&) = delete;

  const OnList* newest() const { return NewestKnown(lists); }
  // What says most of where it stands now.
  const OnList* shown() const { return NewestSettled(lists); }
  const OnList* On(int list_year) const;  // none: nullptr
};

// The list that comes next: of this year until it is out, on 1 December.
int ComingList(Date today);

struct StandingBook {
  indicators::IndicatorBook indicators;
  areas::AreaBook areas;
  std::vector<AreaStanding> standings;  // in Danish order

  const AreaStanding* Find(areas::HousingAreaId area) const;  // none: nullptr
};
// All areas that exist today, up to the coming list.
StandingBook LoadStandings(sql::Reader& reader, const people::Viewer& viewer, Date today);
// One area alone; its place in the book may be empty where there is no such area.
StandingBook LoadStanding(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area, Date today);
// And the other areas of its municipality, where they are few.
StandingBook LoadAmongNeighbours(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area,
                                 Date today);
// As it was known at a moment: by what had been approved then.
StandingBook LoadStandingsAsKnown(sql::Reader& reader, Instant known, Date today);
// Figures of any place, an area or several as one.
Facts LoadFacts(sql::Reader& reader, const indicators::IndicatorBook& book, const people::Viewer& viewer,
                indicators::PlaceId place);

}  // namespace tovholder::standing
