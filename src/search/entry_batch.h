// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "search/offer_counts.h"
#include "search/prepared_entry.h"
#include "sql/database.h"

namespace tovholder::search {

// In a large import suggestions come later, many batches at a time.
enum class WhenOffered { kAtOnce, kLater };

// Entries that are new and come in together. Their rows are written at once, their terms when all are there and in the
// order of their ids: SQLite writes the terms that it holds to the index whenever ids step back, and before every
// statement that may be undone by itself.
class EntryBatch {
 public:
  explicit EntryBatch(sql::Transaction& transaction) : transaction_(transaction) {}

  void Add(std::vector<PreparedEntry> entries);
  // Under ids that are free, one a part.
  void Add(PreparedEntry entry, std::span<const std::int64_t> ids);
  // Writes the terms and the suggestions; before it nothing that was added can be found or removed.
  void Finish(WhenOffered offered = WhenOffered::kAtOnce);

 private:
  struct Part {
    std::int64_t id = 0;
    const PreparedEntry* entry = nullptr;
    std::size_t number = 0;
  };

  void AddKept(std::span<PreparedEntry> of_day);
  void AddKept(PreparedEntry& entry, std::span<const std::int64_t> ids);

  sql::Transaction& transaction_;
  std::vector<std::vector<PreparedEntry>> kept_;
  std::vector<Part> parts_;
  OfferCounts offers_;
  std::map<std::string, std::int64_t> visibilities_;  // how many entries each
};

}  // namespace tovholder::search
