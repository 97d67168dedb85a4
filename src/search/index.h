// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "search/entry.h"
#include "search/prepared_entry.h"
#include "search/tokenizer.h"
#include "sql/database.h"

struct sqlite3;

namespace tovholder::search {

// Has to be called on every new SQLite connection (sql::OpenOptions::on_sqlite_open).
void RegisterOnSqlite(sqlite3* connection);

// The schema of the room.
std::vector<sql::Migration> Migrations();

// Writes what can be found. Stores call it in the transaction in which they write the thing itself.
// One Index serves all threads.
class Index {
 public:
  explicit Index(std::shared_ptr<const WordList> words = WordList::Load());
  ~Index();

  // The slow half of Put: cuts and packs; no database, any thread.
  PreparedEntry Prepare(const Entry& entry) const;

  // Replaces what was stored for the same kind and ref.
  void Put(sql::Transaction& transaction, const PreparedEntry& prepared) const;
  void Put(sql::Transaction& transaction, const Entry& entry) const;
  // Puts an entry that is known to be new, without looking for an older one: for bulk imports.
  void Add(sql::Transaction& transaction, const PreparedEntry& prepared) const;
  void Remove(sql::Transaction& transaction, EntryKind kind, std::int64_t ref) const;
  void SetVisibility(sql::Transaction& transaction, EntryKind kind, std::int64_t ref,
                     std::string_view visibility) const;

  // The index was made by another tokenizer or word list and must be built again before it is written.
  bool NeedsRebuild(sql::Reader& reader) const;
  // Empties the index and begins it anew under this tokenizer; then every entry is put again.
  void Clear(sql::Transaction& transaction) const;
  // Cuts all stored entries again, `each` of them reported; enough where only the tokenizer changed.
  void Rebuild(sql::Transaction& transaction, const std::function<void(std::int64_t done)>& each = {}) const;

  // Between these the index merges its segments less often; EndBulk merges.
  void BeginBulk(sql::Transaction& transaction) const;
  void EndBulk(sql::Transaction& transaction) const;
  // Merges all segments into one: after large imports, or at night.
  void Optimize(sql::Transaction& transaction) const;

  // Borrows a tokenizer for one piece of work.
  void WithTokenizer(const std::function<void(Tokenizer&)>& work) const;

 private:
  std::shared_ptr<const WordList> words_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Tokenizer>> idle_;
};

}  // namespace tovholder::search
