// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/brief_store.h"
#include "search/search.h"
#include "sql/database.h"

namespace tovholder::search {

// Hits by one of the numbers of their briefs, in the order in which each was first seen.
class Tally {
 public:
  void Count(std::uint32_t number) {
    if (counts_.empty() || counts_[last_].first != number) {
      const auto [at, is_new] = places_.try_emplace(number, counts_.size());
      if (is_new) counts_.emplace_back(number, 0);
      last_ = at->second;
    }
    ++counts_[last_].second;
  }
  const std::vector<std::pair<std::uint32_t, std::int64_t>>& counts() const { return counts_; }

 private:
  std::unordered_map<std::uint32_t, std::size_t> places_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> counts_;
  std::size_t last_ = 0;  // neighbours are mostly alike
};

struct FacetCounts {
  Tally shapes;
  Tally places;
  Tally years;

  void Count(const Brief& brief) {
    shapes.Count(brief.shape);
    places.Count(brief.place);
    years.Count(brief.year);
  }
};

// Names of bodies and organizations are those of the hit that was counted first.
Facets FacetsOf(sql::Reader& reader, const FacetCounts& counts, const std::unordered_map<std::uint32_t, Shape>& shapes);

}  // namespace tovholder::search
