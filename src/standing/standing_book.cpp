// SPDX-License-Identifier: EUPL-1.2
#include "standing/standing_book.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <unordered_map>

#include "areas/area_history_store.h"
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

// Areas worked out one after the other, those before an area before it.
class Workshop {
 public:
  Workshop(const Load& load, const areas::AreaBook& areas, std::vector<areas::AreaChange> changes, Date today)
      : load_(load),
        areas_(areas),
        changes_(std::move(changes)),
        last_list_(ComingList(today)),
        country_(load.FiguresOf(CountriesOf(load.book), criteria::Scope::kOneArea)) {}

  // The figures of an area and of all that came before it, in one read.
  void Fetch(std::span<const areas::HousingAreaId> asked) {
    std::vector<PlaceId> places;
    std::vector<areas::HousingAreaId> waiting(asked.begin(), asked.end());
    std::set<areas::HousingAreaId> seen;
    while (!waiting.empty()) {
      const areas::HousingAreaId id = waiting.back();
      waiting.pop_back();
      if (!seen.insert(id).second) continue;
      if (const auto* place = load_.book.FindPlace(id)) places.push_back(place->id);
      for (const areas::AreaChange& one : changes_) {
        if (one.after == id) waiting.push_back(one.before);
      }
    }
    for (KnownFigure& one : load_.FiguresOf(places, criteria::Scope::kOneArea)) {
      figures_[one.observation.place].push_back(std::move(one));
    }
  }

  AreaStanding Make(const areas::HousingArea& area) const {
    AreaStanding standing;
    standing.area = area;
    standing.facts.country = country_;
    standing.facts.first_list = FirstListOf(area);
    const auto* place = load_.book.FindPlace(area.id);
    const auto own = place == nullptr ? figures_.end() : figures_.find(place->id);
    if (own != figures_.end()) standing.facts.own = own->second;
    standing.lists = WorkOut(standing.facts, last_list_, InheritedBy(area.id, standing.facts.first_list));
    return standing;
  }

 private:
  Inherited InheritedBy(areas::HousingAreaId after, std::optional<int> first_list) const {
    Inherited inherited;
    if (!first_list) return inherited;
    for (const areas::AreaChange& one : changes_) {
      const areas::HousingArea* before = one.after == after ? areas_.Find(one.before) : nullptr;
      if (before == nullptr) continue;
      inherited = Combine(inherited, Inherit(one.years, Make(*before).lists, *first_list));
    }
    return inherited;
  }

  const Load& load_;
  const areas::AreaBook& areas_;
  std::vector<areas::AreaChange> changes_;
  int last_list_;
  std::vector<KnownFigure> country_;
  std::unordered_map<PlaceId, std::vector<KnownFigure>> figures_;
};

using AreaIds = std::vector<areas::HousingAreaId>;

StandingBook LoadBook(sql::Reader& reader, const people::Viewer& viewer,
                      const std::function<AreaIds(const areas::AreaBook&)>& choose, Date today, const Counts& counts) {
  StandingBook book{indicators::LoadIndicators(reader), areas::LoadAreas(reader), {}};
  const AreaIds asked = choose(book.areas);
  const Load load{reader, viewer, book.indicators, counts};
  Workshop workshop(load, book.areas, areas::ListAreaChanges(reader), today);
  workshop.Fetch(asked);
  for (const areas::HousingAreaId id : asked) {
    if (const auto* area = book.areas.Find(id)) book.standings.push_back(workshop.Make(*area));
  }
  return book;
}

bool ExistsOn(const areas::HousingArea& area, Date today) { return !area.to_date || *area.to_date >= today; }

auto AreasOn(Date today) {
  return [today](const areas::AreaBook& areas) {
    AreaIds ids;
    for (const areas::HousingArea& one : areas.areas) {
      if (ExistsOn(one, today)) ids.push_back(one.id);
    }
    return ids;
  };
}

// The area alone where its municipality has more others than can be told apart in one picture.
AreaIds WithNeighbours(const areas::AreaBook& areas, areas::HousingAreaId id, Date today) {
  constexpr std::size_t kMostNeighbours = 3;
  AreaIds ids{id};
  const areas::HousingArea* own = areas.Find(id);
  if (own == nullptr || !own->municipality) return ids;
  for (const areas::HousingArea& one : areas.areas) {
    if (one.id != id && one.municipality == own->municipality && ExistsOn(one, today)) ids.push_back(one.id);
  }
  if (ids.size() > 1 + kMostNeighbours) ids.resize(1);
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
  return LoadBook(reader, viewer, AreasOn(today), today, IsNotSetAside);
}

StandingBook LoadStanding(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area, Date today) {
  const auto alone = [area](const areas::AreaBook&) { return AreaIds{area}; };
  return LoadBook(reader, viewer, alone, today, IsNotSetAside);
}

StandingBook LoadAmongNeighbours(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area,
                                 Date today) {
  const auto around = [&](const areas::AreaBook& areas) { return WithNeighbours(areas, area, today); };
  return LoadBook(reader, viewer, around, today, IsNotSetAside);
}

StandingBook LoadStandingsAsKnown(sql::Reader& reader, Instant known, Date today) {
  return LoadBook(reader, people::Viewer::CommandLine(), AreasOn(today), today, [known](const Observation& one) {
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
