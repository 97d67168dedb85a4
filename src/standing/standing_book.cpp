// SPDX-License-Identifier: EUPL-1.2
#include "standing/standing_book.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "areas/area_store.h"
#include "indicators/small_count.h"

namespace tovholder::standing {
namespace {

using indicators::Observation;
using indicators::ObservationState;
using indicators::PlaceId;

// Which of the observations that a reader may see count.
using Counts = std::function<bool(const Observation&)>;

bool IsNotSetAside(const Observation& observation) { return observation.state != ObservationState::kSetAside; }

std::vector<PlaceId> CountriesOf(const indicators::IndicatorBook& book) {
  std::vector<PlaceId> countries;
  for (const indicators::Place& one : book.places) {
    if (one.kind == indicators::PlaceKind::kCountry) countries.push_back(one.id);
  }
  return countries;
}

struct Load {
  sql::Reader& reader;
  const people::Viewer& viewer;
  const indicators::IndicatorBook& book;
  const Counts& counts;
  indicators::HiddenObservations hidden = indicators::ListHidden(reader, viewer, book);

  std::vector<KnownFigure> FiguresOf(std::span<const PlaceId> places, criteria::Scope scope) const {
    std::vector<KnownFigure> figures;
    if (places.empty()) return figures;
    for (Observation& one : indicators::ListObservations(reader, viewer, places)) {
      const indicators::Indicator* indicator = book.Find(one.indicator);
      if (indicator == nullptr || !counts(one) || hidden.contains(one.id)) continue;
      figures.push_back({std::move(one), indicator, scope});
    }
    return figures;
  }
};

criteria::Scope ScopeOf(const indicators::Place& place) {
  return place.kind == indicators::PlaceKind::kPool ? criteria::Scope::kSeveralAreas : criteria::Scope::kOneArea;
}

// The first list whose day an area has reached.
std::optional<int> FirstListOf(const areas::HousingArea& area) {
  if (!area.from_date) return std::nullopt;
  const int year = static_cast<int>(area.from_date->year());
  return std::max(kFirstList, criteria::DayOf({year, ""}) >= *area.from_date ? year : year + 1);
}

StandingBook LoadBook(sql::Reader& reader, const people::Viewer& viewer, std::span<const areas::HousingAreaId> asked,
                      Date today, const Counts& counts) {
  StandingBook book{indicators::LoadIndicators(reader), areas::LoadAreas(reader), {}};
  const Load load{reader, viewer, book.indicators, counts};
  const auto country = load.FiguresOf(CountriesOf(book.indicators), criteria::Scope::kOneArea);
  std::vector<PlaceId> places;
  places.reserve(asked.size());
  for (const areas::HousingAreaId id : asked) {
    if (const auto* place = book.indicators.FindPlace(id)) places.push_back(place->id);
  }
  std::unordered_map<PlaceId, std::vector<KnownFigure>> figures;
  for (KnownFigure& one : load.FiguresOf(places, criteria::Scope::kOneArea)) {
    figures[one.observation.place].push_back(std::move(one));
  }
  for (const areas::HousingAreaId id : asked) {
    const areas::HousingArea* area = book.areas.Find(id);
    if (area == nullptr) continue;
    AreaStanding standing;
    standing.area = *area;
    standing.facts.country = country;
    standing.facts.first_list = FirstListOf(*area);
    if (const auto* place = book.indicators.FindPlace(id)) standing.facts.own = std::move(figures[place->id]);
    standing.lists = WorkOut(standing.facts, ComingList(today));
    book.standings.push_back(std::move(standing));
  }
  return book;
}

std::vector<areas::HousingAreaId> AreasToday(sql::Reader& reader, Date today) {
  std::vector<areas::HousingAreaId> ids;
  for (const areas::HousingArea& one : areas::ListAreas(reader)) {
    if (!one.to_date || *one.to_date >= today) ids.push_back(one.id);
  }
  return ids;
}

}  // namespace

const OnList* AreaStanding::On(int list_year) const {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const OnList& one) {
    return one.list.year == list_year && one.list.label.empty();
  });
  return found == lists.end() ? nullptr : &*found;
}

const AreaStanding* StandingBook::Find(areas::HousingAreaId area) const {
  const auto found =
      std::find_if(standings.begin(), standings.end(), [&](const AreaStanding& one) { return one.area.id == area; });
  return found == standings.end() ? nullptr : &*found;
}

int ComingList(Date today) {
  const int year = static_cast<int>(today.year());
  return today < criteria::DayOf({year, ""}) ? year : year + 1;
}

StandingBook LoadStandings(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  return LoadBook(reader, viewer, AreasToday(reader, today), today, IsNotSetAside);
}

StandingBook LoadStanding(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area, Date today) {
  const std::array asked{area};
  return LoadBook(reader, viewer, asked, today, IsNotSetAside);
}

StandingBook LoadStandingsAsKnown(sql::Reader& reader, Instant known, Date today) {
  return LoadBook(reader, people::Viewer::CommandLine(), AreasToday(reader, today), today,
                  [known](const Observation& one) {
                    return one.state == ObservationState::kApproved && one.approved && *one.approved <= known;
                  });
}

Facts LoadFacts(sql::Reader& reader, const indicators::IndicatorBook& book, const people::Viewer& viewer,
                PlaceId place) {
  const Counts counts = IsNotSetAside;
  const Load load{reader, viewer, book, counts};
  const auto* found = book.Find(place);
  if (found == nullptr) return {};
  const std::array places{place};
  return {load.FiguresOf(places, ScopeOf(*found)), load.FiguresOf(CountriesOf(book), criteria::Scope::kOneArea), {}};
}

}  // namespace tovholder::standing
