// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/entry.h"
#include "search/index.h"
#include "search/query.h"
#include "sql/database.h"

namespace tovholder::search {

// Narrows a search; what is not set does not narrow.
struct Filters {
  std::optional<EntryKind> kind;
  std::optional<std::int64_t> body;
  std::optional<std::int64_t> organization;
  std::optional<int> year;
  std::string item_type;
  std::string decision;
  std::optional<bool> closed;
};

enum class Sort { kRelevance, kDate };  // kDate: newest first, what has no date last
std::string_view ToName(Sort sort);
bool FromName(std::string_view name, Sort& sort);

// Totals are counted and hits ranked up to here; beyond, "over 20,000", newest first.
inline constexpr std::int64_t kCountedHits = 20'000;
// No page lies deeper than this.
inline constexpr std::int64_t kDeepestHit = 2'000;

struct Page {
  int number = 1;
  int size = 20;  // at most 100
};

struct Request {
  std::string text;
  Filters filters;
  Sort sort = Sort::kRelevance;
  Page page;
  // people::AudienceCondition(viewer, kVisibilityColumn).
  std::string visible_condition;
  std::chrono::milliseconds time_limit{2000};
};
// The column that a visible condition has to speak of.
inline constexpr std::string_view kVisibilityColumn = "e.visibility";

// A stretch of original text, to be shown marked or plain.
struct Piece {
  std::string text;
  bool marked = false;
};

// `kind` and `ref` name it for good: what a feed needs.
struct Hit {
  EntryKind kind = EntryKind::kItem;
  std::int64_t ref = 0;
  std::int64_t meeting = 0;
  std::vector<Piece> title;
  std::vector<Piece> snippet;
  std::optional<Date> date;
  std::int64_t body_id = 0;
  std::string body_name;
  std::int64_t organization_id = 0;
  std::string organization_name;
  std::string item_type;
  std::string decision;
  std::string case_number;
  std::string visibility;
  bool closed = false;
};

struct FacetValue {
  std::string value;  // what to filter by: an id or a name
  std::string label;  // the name to show; empty where value is a name of ours
  std::int64_t hits = 0;
};
// Counted over the hits of the whole search; over the first kCountedHits where there are more.
struct Facets {
  std::vector<FacetValue> kinds;
  std::vector<FacetValue> bodies;
  std::vector<FacetValue> organizations;
  std::vector<FacetValue> years;
  std::vector<FacetValue> item_types;
  std::vector<FacetValue> decisions;
  std::vector<FacetValue> closed;
};

struct SearchResult {
  std::vector<Hit> hits;
  std::int64_t total = 0;
  bool more_than_counted = false;  // "over 20,000"
  bool out_of_time = false;        // total and facets are of what was seen until then
  Sort sorted_by = Sort::kRelevance;
  Facets facets;
  Query query;
};

SearchResult Search(sql::Reader& reader, const Index& index, const Request& request);

struct Suggestion {
  std::string text;
  std::int64_t entries = 0;  // how many visible entries bear it
};
// Titles, names and words that begin with `prefix`, the most frequent first; from two letters on.
std::vector<Suggestion> Suggest(sql::Reader& reader, std::string_view prefix, std::string_view visible_condition,
                                int limit = 10);

}  // namespace tovholder::search
