// SPDX-License-Identifier: EUPL-1.2
#include "search/facet_counts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tovholder::search {
namespace {

constexpr std::size_t kMostFacetValues = 50;

// Values by their names or ids, with the hits of each.
template <class Value>
class ValueCounts {
 public:
  void Add(const Value& value, std::int64_t hits, std::uint32_t number) {
    if (value == Value{}) return;
    const auto [at, is_new] = places_.try_emplace(value, counted_.size());
    if (is_new) counted_.push_back({value, 0, number});
    counted_[at->second].hits += hits;
  }

  // The most frequent; `label` gives the name to show from the number that the value was first seen with.
  template <class Label>
  std::vector<FacetValue> Most(Label label) {
    const std::size_t kept = std::min(counted_.size(), kMostFacetValues);
    std::partial_sort(counted_.begin(), counted_.begin() + static_cast<std::ptrdiff_t>(kept), counted_.end(),
                      [](const Counted& a, const Counted& b) {
                        return a.hits != b.hits ? a.hits > b.hits : ToText(a.value) < ToText(b.value);
                      });
    std::vector<FacetValue> values;
    for (std::size_t i = 0; i < kept; ++i) {
      values.push_back({ToText(counted_[i].value), label(counted_[i].first), counted_[i].hits});
    }
    return values;
  }
  std::vector<FacetValue> Most() {
    return Most([](std::uint32_t) { return std::string(); });
  }

 private:
  struct Counted {
    Value value;
    std::int64_t hits = 0;
    std::uint32_t first = 0;  // the number of a brief in which the value was first seen
  };

  static std::string ToText(std::string_view value) { return std::string(value); }
  static std::string ToText(std::int64_t value) { return std::to_string(value); }

  std::unordered_map<Value, std::size_t> places_;
  std::vector<Counted> counted_;
};

void AddShapes(Facets& facets, const Tally& tally, const std::unordered_map<std::uint32_t, Shape>& shapes) {
  ValueCounts<std::string> kinds;
  ValueCounts<std::string> item_types;
  ValueCounts<std::string> decisions;
  ValueCounts<std::string> closed;
  for (const auto& [number, hits] : tally.counts()) {
    const Shape& shape = shapes.at(number);
    kinds.Add(shape.kind, hits, number);
    item_types.Add(shape.item_type, hits, number);
    decisions.Add(shape.decision, hits, number);
    closed.Add(shape.closed ? "1" : "0", hits, number);
  }
  facets.kinds = kinds.Most();
  facets.item_types = item_types.Most();
  facets.decisions = decisions.Most();
  facets.closed = closed.Most();
}

void AddPlaces(sql::Reader& reader, Facets& facets, const Tally& tally) {
  std::vector<std::int64_t> numbers;
  for (const auto& [number, hits] : tally.counts()) numbers.push_back(number);
  ValueCounts<std::int64_t> bodies;
  ValueCounts<std::int64_t> organizations;
  auto at = tally.counts().begin();
  for (const Place& place : ListPlaces(reader, numbers)) {
    while (at->first != place.number) ++at;
    bodies.Add(place.body, at->second, place.number);
    organizations.Add(place.organization, at->second, place.number);
  }
  facets.bodies = bodies.Most([&](std::uint32_t number) { return FindPlaceNames(reader, number).body; });
  facets.organizations =
      organizations.Most([&](std::uint32_t number) { return FindPlaceNames(reader, number).organization; });
}

std::vector<FacetValue> YearsOf(const Tally& tally) {
  std::vector<FacetValue> years;
  for (const auto& [year, hits] : tally.counts()) {
    if (year != 0) years.push_back({std::to_string(year), {}, hits});
  }
  std::sort(years.begin(), years.end(), [](const FacetValue& a, const FacetValue& b) { return a.value > b.value; });
  if (years.size() > kMostFacetValues) years.resize(kMostFacetValues);
  return years;
}

}  // namespace

Facets FacetsOf(sql::Reader& reader, const FacetCounts& counts,
                const std::unordered_map<std::uint32_t, Shape>& shapes) {
  Facets facets;
  AddShapes(facets, counts.shapes, shapes);
  AddPlaces(reader, facets, counts.places);
  facets.years = YearsOf(counts.years);
  return facets;
}

}  // namespace tovholder::search
