// SPDX-License-Identifier: EUPL-1.2
#include "search/entry_batch.h"

#include <algorithm>

#include "search/brief_store.h"
#include "search/entry_store.h"

namespace tovholder::search {

void EntryBatch::Add(const PreparedEntry& entry) {
  Add(entry, MakeIds(transaction_, entry.entry.date, entry.parts.size()));
}

void EntryBatch::Add(const PreparedEntry& entry, const std::vector<std::int64_t>& ids) {
  for (std::size_t part = 0; part < entry.parts.size(); ++part) {
    InsertPart(transaction_, ids[part], entry, part);
    parts_.push_back({ids[part], &entry, part});
  }
  offers_.Add(entry.offers, entry.entry.visibility);
  ++visibilities_[entry.entry.visibility];
}

void EntryBatch::Finish() {
  std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.id < b.id; });
  for (const Part& part : parts_) InsertTerms(transaction_, part.id, *part.entry, part.number);
  BriefWriter briefs(transaction_);
  for (const auto& [id, entry, number] : parts_) {
    briefs.Add(id, entry->entry, {number, entry->parts.size(), entry->parts[number].words});
  }
  briefs.Finish();
  parts_.clear();
  offers_.Write(transaction_);
  for (const auto& [visibility, entries] : visibilities_) CountVisibility(transaction_, visibility, entries);
  visibilities_.clear();
}

}  // namespace tovholder::search
