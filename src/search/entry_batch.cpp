// SPDX-License-Identifier: EUPL-1.2
#include "search/entry_batch.h"

#include <algorithm>

#include "search/brief_store.h"
#include "search/entry_store.h"

namespace tovholder::search {

void EntryBatch::Add(std::span<const PreparedEntry> entries) {
  while (!entries.empty()) {
    const auto& date = entries.front().entry.date;
    const auto other_day = std::ranges::find_if_not(entries, [&](const auto& one) { return one.entry.date == date; });
    const auto of_day = entries.first(static_cast<std::size_t>(other_day - entries.begin()));
    std::size_t parts = 0;
    for (const PreparedEntry& entry : of_day) parts += entry.parts.size();
    const std::vector<std::int64_t> ids = MakeIds(transaction_, date, parts);
    std::span<const std::int64_t> free = ids;
    for (const PreparedEntry& entry : of_day) {
      Add(entry, free.first(entry.parts.size()));
      free = free.subspan(entry.parts.size());
    }
    entries = entries.subspan(of_day.size());
  }
}

void EntryBatch::Add(const PreparedEntry& entry, std::span<const std::int64_t> ids) {
  for (std::size_t part = 0; part < entry.parts.size(); ++part) {
    InsertPart(transaction_, ids[part], entry, part);
    parts_.push_back({ids[part], &entry, part});
  }
  offers_.Add(entry.offers, entry.entry.visibility);
  ++visibilities_[entry.entry.visibility];
}

void EntryBatch::Finish(WhenOffered offered) {
  std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.id < b.id; });
  for (const Part& part : parts_) InsertTerms(transaction_, part.id, *part.entry, part.number);
  BriefWriter briefs(transaction_);
  for (const auto& [id, entry, number] : parts_) {
    briefs.Add(id, entry->entry, {number, entry->parts.size(), entry->parts[number].words});
  }
  briefs.Finish();
  parts_.clear();
  if (offered == WhenOffered::kLater) {
    offers_.Postpone(transaction_);
  } else {
    offers_.Write(transaction_);
  }
  for (const auto& [visibility, entries] : visibilities_) CountVisibility(transaction_, visibility, entries);
  visibilities_.clear();
}

}  // namespace tovholder::search
