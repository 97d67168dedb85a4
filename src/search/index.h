// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "search/entry.h"
#include "search/prepared_entry.h"
#include "search/sqlite_terms.h"
#include "search/tokenizer.h"
#include "search/word_list.h"
#include "sql/database.h"

namespace tovholder::search {

struct StoredPart;

// Writes what can be found. Stores call it in the transaction in which they write the thing itself.
// One Index serves all threads.
class Index {
 public:
  explicit Index(std::shared_ptr<const WordList> words = WordList::Load());
  ~Index();

  // The slow half of Put: cuts and packs; no database, any thread.
  PreparedEntry Prepare(const Entry& entry) const;

  // Replaces what was stored for the same kind and ref.
  void Put(sql::Transaction& transaction, PreparedEntry prepared) const;
  void Put(sql::Transaction& transaction, const Entry& entry) const;
  // Puts an entry that is known to be new, without looking for an older one. Many entries are written
  // fastest in the order of their dates.
  void Add(sql::Transaction& transaction, PreparedEntry prepared) const;
  void Remove(sql::Transaction& transaction, EntryKind kind, std::int64_t ref) const;
  void SetVisibility(sql::Transaction& transaction, EntryKind kind, std::int64_t ref,
                     std::string_view visibility) const;

  // The index was made by another tokenizer or word list: it has to be built again before anything is written.
  bool NeedsRebuild(sql::Reader& reader) const;
  // Cuts all stored entries again.
  void Rebuild(sql::Transaction& transaction, const std::function<void(std::int64_t done)>& each = {}) const;
  // Empties the index, so that every entry can be put anew.
  void Clear(sql::Transaction& transaction) const;

  // Between these the index merges its pieces less often, and batches may offer their suggestions later. A bulk whose
  // writer has gone away is ended by whoever writes next.
  void BeginBulk(sql::Transaction& transaction) const;
  bool IsInBulk(sql::Reader& reader) const;
  void EndBulk(sql::Transaction& transaction) const;
  // Merges all pieces into one: after large imports, or at night.
  void Optimize(sql::Transaction& transaction) const;

  // Lends a tokenizer for one piece of work.
  void WithTokenizer(const std::function<void(Tokenizer&)>& work) const;

 private:
  struct Bench {
    Tokenizer tokenizer;
    Packer packer;
  };
  void WithBench(const std::function<void(Bench&)>& work) const;
  void DeleteStored(sql::Transaction& transaction, const std::vector<StoredPart>& stored) const;

  std::shared_ptr<const WordList> words_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Bench>> idle_;
};

}  // namespace tovholder::search
