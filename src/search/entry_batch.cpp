// SPDX-License-Identifier: EUPL-1.2
#include "search/entry_batch.h"

#include <algorithm>
#include <utility>

#include "search/brief_store.h"
#include "search/entry_store.h"

namespace tovholder::search {

void EntryBatch::Add(std::vector<PreparedEntry> entries) {
  std::span<PreparedEntry> rest = kept_.emplace_back(std::move(entries));
  while (!rest.empty()) {
    const auto& date = rest.front().entry.date;
    const auto other_day = std::ranges::find_if_not(rest, [&](const auto& one) { return one.entry.date == date; });
    const auto of_day = static_cast<std::size_t>(other_day - rest.begin());
    AddKept(rest.first(of_day));
    rest = rest.subspan(of_day);
  }
}

void EntryBatch::Add(PreparedEntry entry, std::span<const std::int64_t> ids) {
  std::vector<PreparedEntry>& kept = kept_.emplace_back();
  kept.push_back(std::move(entry));
  AddKept(kept.front(), ids);
}

void EntryBatch::AddKept(std::span<PreparedEntry> of_day) {
  std::size_t parts = 0;
  for (const PreparedEntry& entry : of_day) parts += entry.parts.size();
  const std::vector<std::int64_t> ids = MakeIds(transaction_, of_day.front().entry.date, parts);
  std::span<const std::int64_t> free = ids;
  for (PreparedEntry& entry : of_day) {
    AddKept(entry, free.first(entry.parts.size()));
    free = free.subspan(entry.parts.size());
  }
}

void EntryBatch::AddKept(PreparedEntry& entry, std::span<const std::int64_t> ids) {
  for (std::size_t part = 0; part < entry.parts.size(); ++part) {
    InsertPart(transaction_, ids[part], entry, part);
    entry.parts[part].packed_text = {};  // a large batch is not to hold what is written
    parts_.push_back({ids[part], &entry, part});
  }
  offers_.Add(std::move(entry.offers), entry.entry.visibility);
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
  kept_.clear();
  if (offered == WhenOffered::kLater) {
    offers_.Postpone(transaction_);
  } else {
    offers_.Write(transaction_);
  }
  for (const auto& [visibility, entries] : visibilities_) CountVisibility(transaction_, visibility, entries);
  visibilities_.clear();
}

}  // namespace tovholder::search
