// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "search/brief.h"
#include "search/entry.h"
#include "sql/database.h"

namespace tovholder::search {

// Which part of an entry it is, and how long.
struct PartSize {
  std::size_t number = 0;  // from 0 on
  std::size_t count = 1;
  std::int64_t words = 0;
};

// Writes the briefs of parts, a block at once where they come in the order of their ids.
class BriefWriter {
 public:
  explicit BriefWriter(sql::Transaction& transaction) : transaction_(transaction) {}
  // `entry` has to stay where it is until Finish.
  void Add(std::int64_t id, const Entry& entry, const PartSize& part);
  void Finish();

 private:
  using ShapeKey = std::tuple<std::string_view, EntryKind, std::string_view, std::string_view, bool>;
  using PlaceKey = std::tuple<std::int64_t, std::string_view, std::int64_t, std::string_view>;
  void TurnTo(std::int64_t block);
  std::uint32_t NumberOf(const ShapeKey& shape);
  std::uint32_t NumberOf(const PlaceKey& place);

  sql::Transaction& transaction_;
  std::map<ShapeKey, std::uint32_t> shapes_;
  std::map<PlaceKey, std::uint32_t> places_;
  std::int64_t block_ = -1;
  std::string briefs_;
};

void DeleteBrief(sql::Transaction& transaction, std::int64_t id);
void DeleteAllBriefs(sql::Transaction& transaction);

// Calls `each` for those blocks that there are, in the order given, which is descending.
void EachBlock(sql::Reader& reader, const std::vector<std::int64_t>& blocks,
               const std::function<void(std::int64_t block, std::string_view briefs)>& each);

// What a number in a brief stands for.
struct Shape {
  std::string kind;
  std::string item_type;
  std::string decision;
  bool closed = false;
};
struct Place {
  std::uint32_t number = 0;
  std::int64_t body = 0;
  std::int64_t organization = 0;
};
struct PlaceNames {
  std::string body;
  std::string organization;
};
// Those that the condition lets through; what has another shape must not be seen.
std::unordered_map<std::uint32_t, Shape> VisibleShapes(sql::Reader& reader, std::string_view visible_condition);
// In the order of the numbers.
std::vector<Place> ListPlaces(sql::Reader& reader, const std::vector<std::int64_t>& numbers);
PlaceNames FindPlaceNames(sql::Reader& reader, std::uint32_t number);

}  // namespace tovholder::search
