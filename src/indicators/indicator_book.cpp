// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_book.h"

#include <algorithm>

#include "base/text.h"

namespace tovholder::indicators {

void IndicatorBook::Index() {
  indicator_by_id_.clear();
  indicator_by_key_.clear();
  place_by_id_.clear();
  place_by_area_.clear();
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    indicator_by_id_.emplace(indicators[i].id, i);
    indicator_by_key_.emplace(indicators[i].key, i);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    place_by_id_.emplace(places[i].id, i);
    if (places[i].area) place_by_area_.emplace(*places[i].area, i);
  }
}

const Indicator* IndicatorBook::Find(IndicatorId id) const {
  const auto found = indicator_by_id_.find(id);
  return found == indicator_by_id_.end() ? nullptr : &indicators[found->second];
}

const Indicator* IndicatorBook::FindByKey(std::string_view key) const {
  const auto found = indicator_by_key_.find(key);
  return found == indicator_by_key_.end() ? nullptr : &indicators[found->second];
}

const Indicator* IndicatorBook::FindByName(std::string_view name) const {
  const std::string folded = Fold(name);
  const auto found = std::find_if(indicators.begin(), indicators.end(), [&](const Indicator& one) {
    return one.key == folded || Fold(one.name) == folded || Fold(one.name_english) == folded;
  });
  return found == indicators.end() || folded.empty() ? nullptr : &*found;
}

const Place* IndicatorBook::Find(PlaceId id) const {
  const auto found = place_by_id_.find(id);
  return found == place_by_id_.end() ? nullptr : &places[found->second];
}

const Place* IndicatorBook::FindPlace(areas::HousingAreaId area) const {
  const auto found = place_by_area_.find(area);
  return found == place_by_area_.end() ? nullptr : &places[found->second];
}

const Place* IndicatorBook::FindPlace(PlaceKind kind, std::string_view name) const {
  const std::string folded = Fold(name);
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&](const Place& one) { return one.kind == kind && Fold(one.name) == folded; });
  return found == places.end() ? nullptr : &*found;
}

const Place* IndicatorBook::FindPlace(std::string_view name) const {
  const std::string folded = Fold(name);
  const auto found =
      std::find_if(places.begin(), places.end(), [&](const Place& one) { return Fold(one.name) == folded; });
  return found == places.end() ? nullptr : &*found;
}

std::string IndicatorBook::NameOf(PlaceId id) const {
  const Place* place = Find(id);
  return place == nullptr ? std::string() : place->name;
}

std::vector<areas::HousingAreaId> IndicatorBook::MembersOf(PlaceId pool) const {
  std::vector<areas::HousingAreaId> found;
  for (const PoolMember& one : members) {
    if (one.pool == pool) found.push_back(one.area);
  }
  return found;
}

std::vector<PlaceId> IndicatorBook::PoolsWith(areas::HousingAreaId area) const {
  std::vector<PlaceId> found;
  for (const PoolMember& one : members) {
    if (one.area == area) found.push_back(one.pool);
  }
  return found;
}

const std::string& NameOf(const Indicator& indicator, html::Language language) {
  const bool english = language == html::Language::kEnglish && !indicator.name_english.empty();
  return english ? indicator.name_english : indicator.name;
}

}  // namespace tovholder::indicators
