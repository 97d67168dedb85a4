// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/brief_store.h"
#include "search/entry.h"
#include "search/prepared_entry.h"
#include "sql/database.h"

// The rows of the index. Ids are made of the entry's day and a serial number within it, so that their
// order is that of the dates; undated entries come before all others.
namespace tovholder::search {

// A row as it was stored, with what is needed to cut it again.
struct StoredPart {
  std::int64_t id = 0;
  PartSize size;  // without its words
  Entry entry;    // `body` is the text of this part
};

// Ids for the parts of an entry, each free.
std::vector<std::int64_t> MakeIds(sql::Reader& reader, const std::optional<Date>& date, std::size_t count);
// The smallest id of the day and the first beyond it.
struct IdRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};
IdRange IdsOfDay(const std::optional<Date>& date);

// The rows of a part, without its terms and its brief.
void InsertPart(sql::Transaction& transaction, std::int64_t id, const PreparedEntry& prepared, std::size_t part);
// `cut` is the part as it was put, which SQLite has to be told again.
void DeletePart(sql::Transaction& transaction, std::int64_t id, const PreparedEntry& cut);

std::vector<StoredPart> ListParts(sql::Reader& reader, EntryKind kind, std::int64_t ref);
// Those of the ids that there are, in the order given.
std::vector<StoredPart> ListPartsOf(sql::Reader& reader, const std::vector<std::int64_t>& ids);
// The next parts behind `id` in the order of ids.
std::vector<StoredPart> ListPartsBehind(sql::Reader& reader, std::int64_t id, int limit);

// The terms of a part alone.
void InsertTerms(sql::Transaction& transaction, std::int64_t id, const PreparedEntry& prepared, std::size_t part);
void DeleteAllTerms(sql::Transaction& transaction);
void DeleteEverything(sql::Transaction& transaction);

// What entries have in common is counted here, by visibility.
void CountVisibility(sql::Transaction& transaction, std::string_view visibility, std::int64_t by);

}  // namespace tovholder::search
