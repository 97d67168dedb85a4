// SPDX-License-Identifier: EUPL-1.2
#include "search/index.h"

#include <utility>

#include "search/entry_batch.h"
#include "search/entry_store.h"
#include "search/offer_counts.h"

namespace tovholder::search {
namespace {

constexpr int kPartsAtOnce = 500;
constexpr std::string_view kMarkName = "tokenizer";
constexpr std::string_view kBulkName = "bulk";

void Configure(sql::Transaction& transaction, std::string_view option, std::int64_t value) {
  transaction.Execute("INSERT INTO search_fts (search_fts, rank) VALUES ($1, $2)", std::string(option), value);
}

void KeepState(sql::Transaction& transaction, std::string_view name, const std::string& value) {
  transaction.Execute(
      "INSERT INTO search_state (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2", name,
      value);
}

std::optional<std::string> FindState(sql::Reader& reader, std::string_view name) {
  return reader.One<std::string>("SELECT value FROM search_state WHERE name = $1", name);
}

void InsertEntry(sql::Transaction& transaction, PreparedEntry prepared, const std::vector<std::int64_t>& ids) {
  EntryBatch batch(transaction);
  batch.Add(std::move(prepared), ids);
  batch.Finish();
}

bool KeepTheirIds(const std::vector<StoredPart>& stored, const PreparedEntry& prepared) {
  const IdRange day = IdsOfDay(prepared.entry.date);
  return stored.size() == prepared.parts.size() && stored.front().id >= day.begin && stored.front().id < day.end;
}

std::vector<std::int64_t> IdsOf(const std::vector<StoredPart>& stored) {
  std::vector<std::int64_t> ids;
  ids.reserve(stored.size());
  for (const StoredPart& part : stored) ids.push_back(part.id);
  return ids;
}

}  // namespace

Index::Index(std::shared_ptr<const WordList> words) : words_(std::move(words)) {}
Index::~Index() = default;

void Index::WithBench(const std::function<void(Bench&)>& work) const {
  std::unique_ptr<Bench> bench;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      bench = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!bench) bench.reset(new Bench{Tokenizer(words_), {}});
  work(*bench);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(bench));
}

void Index::WithTokenizer(const std::function<void(Tokenizer&)>& work) const {
  WithBench([&](Bench& bench) { work(bench.tokenizer); });
}

PreparedEntry Index::Prepare(const Entry& entry) const {
  PreparedEntry prepared;
  WithBench([&](Bench& bench) { prepared = PrepareEntry(entry, bench.tokenizer, bench.packer); });
  return prepared;
}

void Index::DeleteStored(sql::Transaction& transaction, const std::vector<StoredPart>& stored) const {
  for (const StoredPart& part : stored) DeletePart(transaction, part.id, Prepare(part.entry));
  if (stored.empty()) return;
  RemoveOffers(transaction, stored.front().entry);
  CountVisibility(transaction, stored.front().entry.visibility, -1);
}

void Index::Put(sql::Transaction& transaction, PreparedEntry prepared) const {
  const std::vector<StoredPart> stored = ListParts(transaction, prepared.entry.kind, prepared.entry.ref);
  if (stored.empty()) return Add(transaction, std::move(prepared));
  DeleteStored(transaction, stored);
  const std::vector<std::int64_t> ids =
      KeepTheirIds(stored, prepared) ? IdsOf(stored) : MakeIds(transaction, prepared.entry.date, prepared.parts.size());
  InsertEntry(transaction, std::move(prepared), ids);
}

void Index::Put(sql::Transaction& transaction, const Entry& entry) const { Put(transaction, Prepare(entry)); }

void Index::Add(sql::Transaction& transaction, PreparedEntry prepared) const {
  const std::vector<std::int64_t> ids = MakeIds(transaction, prepared.entry.date, prepared.parts.size());
  InsertEntry(transaction, std::move(prepared), ids);
}

void Index::Remove(sql::Transaction& transaction, EntryKind kind, std::int64_t ref) const {
  DeleteStored(transaction, ListParts(transaction, kind, ref));
}

void Index::SetVisibility(sql::Transaction& transaction, EntryKind kind, std::int64_t ref,
                          std::string_view visibility) const {
  std::vector<StoredPart> stored = ListParts(transaction, kind, ref);
  if (stored.empty() || stored.front().entry.visibility == visibility) return;
  DeleteStored(transaction, stored);
  Entry entry = std::move(stored.front().entry);
  for (std::size_t i = 1; i < stored.size(); ++i) entry.body += stored[i].entry.body;
  entry.visibility = visibility;
  InsertEntry(transaction, Prepare(entry), IdsOf(stored));
}

bool Index::NeedsRebuild(sql::Reader& reader) const {
  return FindState(reader, kMarkName) != TokenizerMark(words_.get());
}

void Index::Rebuild(sql::Transaction& transaction, const std::function<void(std::int64_t)>& each) const {
  DeleteAllTerms(transaction);
  DeleteAllBriefs(transaction);
  BriefWriter briefs(transaction);
  std::int64_t done = 0;
  std::int64_t behind = 0;
  for (;;) {
    const std::vector<StoredPart> parts = ListPartsBehind(transaction, behind, kPartsAtOnce);
    if (parts.empty()) break;
    for (const StoredPart& part : parts) {
      const PreparedEntry prepared = Prepare(part.entry);
      InsertTerms(transaction, part.id, prepared, 0);
      briefs.Add(part.id, part.entry, {part.size.number, part.size.count, prepared.parts.front().words});
    }
    briefs.Finish();
    behind = parts.back().id;
    done += static_cast<std::int64_t>(parts.size());
    if (each) each(done);
  }
  KeepState(transaction, kMarkName, TokenizerMark(words_.get()));
}

void Index::Clear(sql::Transaction& transaction) const {
  DeleteEverything(transaction);
  KeepState(transaction, kMarkName, TokenizerMark(words_.get()));
}

void Index::BeginBulk(sql::Transaction& transaction) const {
  KeepState(transaction, kBulkName, "begun");
  if (transaction.engine() != sql::Engine::kSqlite) return;
  Configure(transaction, "automerge", 0);
  Configure(transaction, "hashsize", 16 << 20);
}

bool Index::IsInBulk(sql::Reader& reader) const { return FindState(reader, kBulkName).has_value(); }

void Index::EndBulk(sql::Transaction& transaction) const {
  WritePostponed(transaction);
  transaction.Execute("DELETE FROM search_state WHERE name = $1", kBulkName);
  if (transaction.engine() != sql::Engine::kSqlite) return;
  Configure(transaction, "automerge", 4);
  Configure(transaction, "hashsize", 1 << 20);
  Configure(transaction, "merge", 500);
}

void Index::Optimize(sql::Transaction& transaction) const {
  if (transaction.engine() == sql::Engine::kSqlite) {
    transaction.Execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')");
  } else {
    transaction.One<std::int64_t>("SELECT gin_clean_pending_list('search_terms_terms')");
  }
}

}  // namespace tovholder::search
