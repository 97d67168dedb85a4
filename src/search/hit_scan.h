// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/brief_store.h"
#include "search/facet_counts.h"
#include "search/query.h"
#include "search/search.h"
#include "sql/database.h"

namespace tovholder::search {

// Which entry a hit is; enough to order and count it.
struct Candidate {
  std::int64_t id = 0;
  std::int64_t score = 0;
};

struct Scan {
  std::vector<Candidate> candidates;  // newest first
  FacetCounts facets;
  std::unordered_map<std::uint32_t, Shape> shapes;  // those that are visible
  bool more_than_counted = false;
  bool out_of_time = false;
};

// Walks over what matches and is visible, newest first, up to kCountedHits and as long as the time lasts.
Scan ScanHits(sql::Reader& reader, const std::vector<Node>& wanted, const std::vector<Node>& unwanted,
              std::string_view visible_condition, std::chrono::milliseconds time_limit);

// The visibilities among those in the index that the condition lets through.
std::vector<std::string> VisibleNames(sql::Reader& reader, std::string_view visible_condition);

}  // namespace tovholder::search
