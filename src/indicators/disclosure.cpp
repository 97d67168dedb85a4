// SPDX-License-Identifier: EUPL-1.2
#include "indicators/disclosure.h"

#include <algorithm>

namespace tovholder::indicators {
namespace {

// So many attempts a cell. Tables of areas and years take some tens; what takes more counts as not found, and more is
// hidden instead.
constexpr int kMostSteps = 4000;

}  // namespace

OtherCounts::OtherCounts(std::vector<std::int64_t> counts, std::vector<Range> ranges, std::vector<Relation> relations)
    : counts_(std::move(counts)),
      ranges_(std::move(ranges)),
      relations_(std::move(relations)),
      uses_(counts_.size()),
      moves_(counts_.size(), 0),
      off_(relations_.size(), 0) {
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    for (const Relation::Term& term : relations_[i].terms) uses_[term.cell].push_back({i, term.times});
  }
}

std::optional<std::vector<std::int64_t>> OtherCounts::Find(std::size_t cell) {
  for (const std::int64_t by : {1, -1, 2, -2}) {
    steps_left_ = kMostSteps;
    if (!CanMove(cell, by)) continue;
    std::optional<std::vector<std::int64_t>> found;
    if (Step(cell, by)) found = moves_;
    std::fill(moves_.begin(), moves_.end(), 0);
    std::fill(off_.begin(), off_.end(), 0);
    broken_.clear();
    if (found) return found;
  }
  return std::nullopt;
}

bool OtherCounts::CanMove(std::size_t cell, std::int64_t by) const {
  const std::int64_t moved = counts_[cell] + by;
  return moves_[cell] == 0 && moved >= ranges_[cell].low && (!ranges_[cell].high || moved <= *ranges_[cell].high);
}

// Moves the cell and whatever has to follow; undone where that leads nowhere.
bool OtherCounts::Step(std::size_t cell, std::int64_t by) {
  if (--steps_left_ < 0) return false;
  moves_[cell] = by;
  for (const Use& use : uses_[cell]) {
    if (off_[use.relation] == 0) broken_.push_back(use.relation);
    off_[use.relation] += by * use.times;
    if (off_[use.relation] == 0) std::erase(broken_, use.relation);
  }
  if (Repair()) return true;
  Undo(cell, by);
  return false;
}

void OtherCounts::Undo(std::size_t cell, std::int64_t by) {
  for (const Use& use : uses_[cell]) {
    if (off_[use.relation] == 0) broken_.push_back(use.relation);
    off_[use.relation] -= by * use.times;
    if (off_[use.relation] == 0) std::erase(broken_, use.relation);
  }
  moves_[cell] = 0;
}

// The broken relation that fewest cells can mend.
std::optional<std::size_t> OtherCounts::MostPressing() const {
  std::optional<std::size_t> best;
  std::size_t fewest = 0;
  for (const std::size_t one : broken_) {
    std::size_t cells = 0;
    for (const Relation::Term& term : relations_[one].terms) {
      const bool whole = off_[one] % term.times == 0;
      if (whole && CanMove(term.cell, -off_[one] / term.times)) ++cells;
    }
    if (!best || cells < fewest) {
      best = one;
      fewest = cells;
    }
  }
  return best;
}

bool OtherCounts::Repair() {
  const auto pressing = MostPressing();
  if (!pressing) return true;
  const std::int64_t off = off_[*pressing];
  // Those that break nothing else first.
  std::vector<std::pair<std::size_t, Relation::Term>> candidates;
  for (const Relation::Term& term : relations_[*pressing].terms) {
    if (off % term.times != 0 || !CanMove(term.cell, -off / term.times)) continue;
    const auto breaks = std::count_if(uses_[term.cell].begin(), uses_[term.cell].end(),
                                      [&](const Use& use) { return off_[use.relation] == 0; });
    candidates.emplace_back(static_cast<std::size_t>(breaks), term);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const auto& one) { return Step(one.second.cell, -off / one.second.times); });
}

}  // namespace tovholder::indicators
