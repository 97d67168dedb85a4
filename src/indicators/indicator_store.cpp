// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_store.h"

#include <algorithm>

#include "areas/area_store.h"
#include "base/sorting.h"
#include "base/text.h"
#include "indicators/indicator_rules.h"
#include "people/organization_store.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

// Areas and municipalities are called as they are called today.
void FillNames(sql::Reader& reader, IndicatorBook& book) {
  std::map<areas::HousingAreaId, std::string> area_names;
  for (const areas::HousingArea& one : book.areas) area_names.emplace(one.id, one.name);
  std::map<people::BodyId, std::string> body_names;
  for (const people::Body& one : people::ListBodies(reader)) body_names.emplace(one.id, one.name);
  for (Place& place : book.places) {
    if (place.area) place.name = area_names[*place.area];
    if (place.municipality) place.name = body_names[*place.municipality];
  }
}

// What a place is called by itself; the names of areas and municipalities stand where those are kept.
Place AsStored(Place place) {
  if (place.area || place.municipality) place.name.clear();
  return place;
}

void PutMembers(sql::Transaction& transaction, PlaceId pool, std::span<const areas::HousingAreaId> members) {
  const auto is_wanted = [&](areas::HousingAreaId area) {
    return std::find(members.begin(), members.end(), area) != members.end();
  };
  std::vector<areas::HousingAreaId> kept;
  for (const PoolMember& one : sql::List<PoolMember>(transaction, "FROM pool_member WHERE pool = $1", pool)) {
    if (is_wanted(one.area)) {
      kept.push_back(one.area);
    } else {
      sql::Delete(transaction, "pool_member", one);
    }
  }
  for (const areas::HousingAreaId area : members) {
    if (std::find(kept.begin(), kept.end(), area) != kept.end()) continue;
    PoolMember member{{}, pool, area};
    sql::Create(transaction, "pool_member", member);
    kept.push_back(area);
  }
}

PlaceId CreatePlace(sql::Transaction& transaction, Place place) {
  sql::Create(transaction, "place", place);
  return place.id;
}

}  // namespace

IndicatorBook LoadIndicators(sql::Reader& reader) {
  IndicatorBook book;
  book.indicators = sql::List<Indicator>(reader, "FROM indicator");
  book.places = sql::List<Place>(reader, "FROM place");
  book.members = sql::List<PoolMember>(reader, "FROM pool_member ORDER BY id");
  book.areas = areas::ListAreas(reader);
  FillNames(reader, book);
  SortByKey(book.indicators, [](const Indicator& one) { return DanishSortKey(one.name); });
  SortByKey(book.places, [](const Place& one) { return std::pair(one.kind, DanishSortKey(one.name)); });
  book.Index();
  return book;
}

std::vector<IndicatorCount> CountByIndicator(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<IndicatorCount> counts;
  const auto add = [&](const sql::Row& row) {
    const auto indicator = row.Get<IndicatorId>(0);
    if (counts.empty() || counts.back().indicator != indicator) counts.push_back({indicator, 0, 0, std::nullopt});
    IndicatorCount& count = counts.back();
    const auto state = row.Get<ObservationState>(1);
    if (state == ObservationState::kSetAside) return;
    count.observations += row.Int(2);
    if (state == ObservationState::kEntered) count.entered += row.Int(2);
    count.last_day = std::max(count.last_day, row.Get<std::optional<Date>>(3));
  };
  reader.Each("SELECT indicator, state, count(*), max(to_date) FROM observation WHERE " + SeenObservations(viewer) +
                  " GROUP BY indicator, state ORDER BY indicator, state",
              add);
  return counts;
}

Result<void> PutIndicator(sql::Transaction& transaction, Indicator& indicator, int seen) {
  const IndicatorBook book = LoadIndicators(transaction);
  const FieldErrors errors = CheckIndicator(book, indicator);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (!indicator.id) {
    sql::Create(transaction, "indicator", indicator);
    return {};
  }
  const Indicator* stored = book.Find(indicator.id);
  if (stored == nullptr || stored->version != seen) return Fail("indicators.changed_meanwhile");
  indicator.version = seen + 1;
  sql::Update(transaction, "indicator", *stored, indicator);
  return {};
}

Result<void> PutPlace(sql::Transaction& transaction, Place& place, std::span<const areas::HousingAreaId> members) {
  const IndicatorBook book = LoadIndicators(transaction);
  const FieldErrors errors = CheckPlace(book, place);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (place.kind == PlaceKind::kPool && members.empty()) return Fail("indicators.no_members");
  for (const areas::HousingAreaId area : members) {
    if (std::none_of(book.areas.begin(), book.areas.end(), [&](const auto& one) { return one.id == area; })) {
      return Fail("indicators.no_such_area");
    }
  }
  const Place stored = AsStored(place);
  if (place.id) {
    sql::Update(transaction, "place", stored);
  } else {
    place.id = CreatePlace(transaction, stored);
  }
  if (place.kind == PlaceKind::kPool) PutMembers(transaction, place.id, members);
  return {};
}

PlaceId FindOrCreatePlace(sql::Transaction& transaction, areas::HousingAreaId area) {
  const auto found = transaction.One<PlaceId>("SELECT id FROM place WHERE area = $1", area);
  return found ? *found : CreatePlace(transaction, {{}, PlaceKind::kArea, area, std::nullopt, ""});
}

PlaceId FindOrCreatePlace(sql::Transaction& transaction, people::BodyId municipality) {
  const auto found = transaction.One<PlaceId>("SELECT id FROM place WHERE municipality = $1", municipality);
  return found ? *found : CreatePlace(transaction, {{}, PlaceKind::kMunicipality, std::nullopt, municipality, ""});
}

PlaceId FindOrCreatePlace(sql::Transaction& transaction, PlaceKind kind, std::string_view name) {
  const std::string folded = Fold(name);
  for (const Place& one : sql::List<Place>(transaction, "FROM place WHERE kind = $1 ORDER BY id", kind)) {
    if (!one.area && !one.municipality && Fold(one.name) == folded) return one.id;
  }
  return CreatePlace(transaction, {{}, kind, std::nullopt, std::nullopt, CollapseSpace(name)});
}

int AddKnownIndicators(sql::Transaction& transaction) {
  const std::vector<std::string> keys = transaction.Column<std::string>("SELECT key FROM indicator");
  int added = 0;
  for (Indicator indicator : KnownIndicators()) {
    if (std::find(keys.begin(), keys.end(), indicator.key) != keys.end()) continue;
    sql::Create(transaction, "indicator", indicator);
    ++added;
  }
  return added;
}

bool HasKnownIndicators(sql::Reader& reader) {
  const std::vector<std::string> keys = reader.Column<std::string>("SELECT key FROM indicator");
  const auto& known = KnownIndicators();
  return std::all_of(known.begin(), known.end(),
                     [&](const Indicator& one) { return std::find(keys.begin(), keys.end(), one.key) != keys.end(); });
}

}  // namespace tovholder::indicators
