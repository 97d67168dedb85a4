// SPDX-License-Identifier: EUPL-1.2
#include "search/brief_store.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "search/id_list.h"

namespace tovholder::search {
namespace {

std::string FindBlock(sql::Reader& reader, std::int64_t block) {
  return reader.One<sql::Blob>("SELECT briefs FROM search_brief WHERE block = $1", block).value_or(sql::Blob{}).bytes;
}

void StoreBlock(sql::Transaction& transaction, std::int64_t block, std::string briefs) {
  transaction.Execute(
      "INSERT INTO search_brief (block, briefs) VALUES ($1, $2) ON CONFLICT (block) DO UPDATE SET briefs = $2", block,
      sql::Blob{std::move(briefs)});
}

std::uint16_t Short(std::int64_t number) {
  return std::in_range<std::uint16_t>(number) ? static_cast<std::uint16_t>(number)
                                              : std::numeric_limits<std::uint16_t>::max();
}

std::uint32_t Number(std::int64_t id) {
  if (!std::in_range<std::uint32_t>(id)) throw sql::DatabaseError("too many kinds of entries");
  return static_cast<std::uint32_t>(id);
}

template <class... Args>
std::uint32_t FindOrInsert(sql::Transaction& transaction, const std::string& find, const std::string& insert,
                           const Args&... args) {
  const auto found = transaction.One<std::int64_t>(find, args...);
  return Number(found ? *found : transaction.Insert(insert, args...));
}

}  // namespace

void BriefWriter::Add(std::int64_t id, const Entry& entry, const PartSize& part) {
  TurnTo(BlockOf(id));
  Brief brief;
  brief.shape = NumberOf(ShapeKey{entry.visibility, entry.kind, entry.item_type, entry.decision, entry.closed});
  brief.place = NumberOf(PlaceKey{entry.body_id, entry.body_name, entry.organization_id, entry.organization_name});
  brief.year = std::in_range<std::uint16_t>(entry.year) ? static_cast<std::uint16_t>(entry.year) : std::uint16_t{0};
  brief.words = Short(part.words);
  brief.part = part.count > 1 ? Short(static_cast<std::int64_t>(part.number) + 1) : std::uint16_t{0};
  SetBrief(briefs_, SlotOf(id), brief);
}

void BriefWriter::Finish() {
  TurnTo(-1);
  shapes_.clear();
  places_.clear();
}

void BriefWriter::TurnTo(std::int64_t block) {
  if (block == block_) return;
  if (block_ >= 0) StoreBlock(transaction_, block_, std::move(briefs_));
  block_ = block;
  briefs_ = block < 0 ? std::string() : FindBlock(transaction_, block);
}

std::uint32_t BriefWriter::NumberOf(const ShapeKey& shape) {
  const auto [known, is_new] = shapes_.try_emplace(shape, 0);
  if (is_new) {
    const auto& [visibility, kind, item_type, decision, closed] = shape;
    known->second = FindOrInsert(
        transaction_,
        "SELECT id FROM search_shape WHERE visibility = $1 AND kind = $2 AND item_type = $3 AND decision = $4 "
        "AND closed = $5",
        "INSERT INTO search_shape (visibility, kind, item_type, decision, closed) VALUES ($1, $2, $3, $4, $5)",
        visibility, ToName(kind), item_type, decision, closed);
  }
  return known->second;
}

std::uint32_t BriefWriter::NumberOf(const PlaceKey& place) {
  const auto [known, is_new] = places_.try_emplace(place, 0);
  if (is_new) {
    const auto& [body_id, body_name, organization_id, organization_name] = place;
    known->second = FindOrInsert(
        transaction_,
        "SELECT id FROM search_place WHERE body_id = $1 AND body_name = $2 AND organization_id = $3 "
        "AND organization_name = $4",
        "INSERT INTO search_place (body_id, body_name, organization_id, organization_name) VALUES ($1, $2, $3, $4)",
        body_id, body_name, organization_id, organization_name);
  }
  return known->second;
}

void DeleteBrief(sql::Transaction& transaction, std::int64_t id) {
  std::string briefs = FindBlock(transaction, BlockOf(id));
  SetBrief(briefs, SlotOf(id), {});
  StoreBlock(transaction, BlockOf(id), std::move(briefs));
}

void DeleteAllBriefs(sql::Transaction& transaction) {
  for (const std::string_view table : {"search_brief", "search_shape", "search_place"}) {
    transaction.Execute(fmt::format("DELETE FROM {}", table));
  }
}

void EachBlock(sql::Reader& reader, const std::vector<std::int64_t>& blocks,
               const std::function<void(std::int64_t, std::string_view)>& each) {
  const IdList list(reader.engine(), blocks);
  reader.Each(
      fmt::format("SELECT b.block, b.briefs FROM {} CROSS JOIN search_brief b WHERE b.block = list.id {}", list.rows(),
                  list.in_order()),
      [&](const sql::Row& row) { each(row.Int(0), row.Bytes(1)); }, list.text());
}

std::unordered_map<std::uint32_t, Shape> VisibleShapes(sql::Reader& reader, std::string_view visible_condition) {
  std::unordered_map<std::uint32_t, Shape> shapes;
  reader.Each(fmt::format("SELECT e.id, e.kind, e.item_type, e.decision, e.closed FROM search_shape e WHERE {}",
                          visible_condition),
              [&](const sql::Row& row) {
                shapes.emplace(Number(row.Int(0)), Shape{row.Get<std::string>(1), row.Get<std::string>(2),
                                                         row.Get<std::string>(3), row.Int(4) != 0});
              });
  return shapes;
}

std::vector<Place> ListPlaces(sql::Reader& reader, const std::vector<std::int64_t>& numbers) {
  std::vector<Place> places;
  const IdList list(reader.engine(), numbers);
  reader.Each(
      fmt::format("SELECT p.id, p.body_id, p.organization_id FROM {} CROSS JOIN search_place p WHERE p.id = list.id {}",
                  list.rows(), list.in_order()),
      [&](const sql::Row& row) {
        places.push_back({Number(row.Int(0)), row.Int(1), row.Int(2)});
      },
      list.text());
  return places;
}

PlaceNames FindPlaceNames(sql::Reader& reader, std::uint32_t number) {
  PlaceNames names;
  reader.Each(
      "SELECT body_name, organization_name FROM search_place WHERE id = $1",
      [&](const sql::Row& row) {
        names = {row.Get<std::string>(0), row.Get<std::string>(1)};
      },
      std::int64_t{number});
  return names;
}

}  // namespace tovholder::search
