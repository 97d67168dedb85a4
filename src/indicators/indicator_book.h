// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "areas/area.h"
#include "html/texts.h"
#include "indicators/observation.h"

namespace tovholder::indicators {

// What is measured, and of which places.
struct IndicatorBook {
  std::vector<Indicator> indicators;  // in Danish order
  // Areas, then pools, municipalities, regions, countries and others, each in Danish order; every place has its name,
  // that of an area or municipality too.
  std::vector<Place> places;
  std::vector<PoolMember> members;
  std::vector<areas::HousingArea> areas;  // in Danish order, also those that are no place yet

  // After the lists have changed.
  void Index();

  const Indicator* Find(IndicatorId id) const;  // none: nullptr
  const Indicator* FindByKey(std::string_view key) const;
  // By its Danish or English name or its key, however it is capitalized and spaced.
  const Indicator* FindByName(std::string_view name) const;
  const Place* Find(PlaceId id) const;
  const Place* FindPlace(areas::HousingAreaId area) const;
  const Place* FindPlace(PlaceKind kind, std::string_view name) const;
  // The first of that name, areas before all else.
  const Place* FindPlace(std::string_view name) const;
  std::string NameOf(PlaceId id) const;  // "" for one that is not there
  std::vector<areas::HousingAreaId> MembersOf(PlaceId pool) const;
  // The pools that the area is in.
  std::vector<PlaceId> PoolsWith(areas::HousingAreaId area) const;

 private:
  std::unordered_map<IndicatorId, std::size_t> indicator_by_id_;
  std::map<std::string, std::size_t, std::less<>> indicator_by_key_;
  std::unordered_map<PlaceId, std::size_t> place_by_id_;
  std::unordered_map<areas::HousingAreaId, std::size_t> place_by_area_;
};

const std::string& NameOf(const Indicator& indicator, html::Language language);

}  // namespace tovholder::indicators
