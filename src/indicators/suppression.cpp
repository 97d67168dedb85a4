// SPDX-License-Identifier: EUPL-1.2
#include "indicators/suppression.h"

#include <algorithm>
#include <tuple>

#include "indicators/disclosure.h"

namespace tovholder::indicators {
namespace {

// Hides cells until no hidden one can be worked out.
class Hiding {
 public:
  Hiding(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums, int threshold, AlsoHide also)
      : cells_(cells),
        sums_(sums),
        threshold_(threshold),
        also_(also),
        hidden_(cells.size(), false),
        is_total_(cells.size(), false),
        safe_(cells.size(), false),
        sums_with_(cells.size()) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      is_total_[sums_[i].total] = true;
      sums_with_[sums_[i].total].push_back(i);
      for (const std::size_t part : sums_[i].parts) {
        if (sums_with_[part].empty() || sums_with_[part].back() != i) sums_with_[part].push_back(i);
      }
    }
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      hidden_[i] = IsSmall(i) || !cells_[i].published;
      safe_[i] = !IsSmall(i) && !cells_[i].published;
    }
  }

  void HideWhatGivesAway() {
    if (also_ == AlsoHide::kSums) HideSumsAbove();
    bool hid = true;
    while (hid) {
      hid = false;
      for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        while (hidden_[cell] && !safe_[cell] && !Check(cell)) {
          if (!HideMore(cell)) {
            safe_[cell] = true;  // by the rule itself there is nothing to hide: a threshold of 2
            break;
          }
          hid = true;
          if (also_ == AlsoHide::kSums) HideSumsAbove();
        }
      }
    }
  }

  std::size_t CountHiddenSums() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) count += is_total_[i] && cells_[i].published && hidden_[i] ? 1 : 0;
    return count;
  }

  std::vector<Shown> Take() const {
    std::vector<Shown> shown(cells_.size(), Shown::kYes);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (hidden_[i]) shown[i] = IsSmall(i) ? Shown::kTooSmall : Shown::kGivesAway;
    }
    for (const SumOf& sum : sums_) {
      if (hidden_[sum.total] && HasSecret(sum)) shown[sum.total] = Shown::kGivesAway;
    }
    return shown;
  }

  std::vector<Shown> TakeSmallOnly() const {
    std::vector<Shown> shown(cells_.size(), Shown::kYes);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (IsSmall(i) && cells_[i].published) shown[i] = Shown::kTooSmall;
    }
    return shown;
  }

 private:
  std::int64_t SafeFrom(std::size_t cell) const { return threshold_ * cells_[cell].years; }
  bool IsSmall(std::size_t cell) const {
    return cells_[cell].people && cells_[cell].count > 0 && cells_[cell].count < SafeFrom(cell);
  }
  std::int64_t CountHidden(const SumOf& sum) const {
    return std::count_if(sum.parts.begin(), sum.parts.end(), [&](std::size_t part) { return hidden_[part]; });
  }
  // Hidden, and not for being published nowhere alone.
  bool IsSecret(std::size_t cell) const { return hidden_[cell] && (cells_[cell].published || IsSmall(cell)); }
  bool HasSecret(const SumOf& sum) const {
    return std::any_of(sum.parts.begin(), sum.parts.end(), [&](std::size_t part) { return IsSecret(part); });
  }

  // Every sum that a hidden part is in, and those that it is in.
  void HideSumsAbove() {
    bool hid = true;
    while (hid) {
      hid = false;
      for (const SumOf& sum : sums_) {
        if (hidden_[sum.total] || !HasSecret(sum)) continue;
        hidden_[sum.total] = true;
        hid = true;
      }
    }
  }

  // What a reader knows of a hidden cell by its answer: a small one is small, another one is not, and as the smallest
  // goes first it is no more than those beside it that are shown. Of a sum, nothing.
  Range KnownOf(std::size_t cell) const {
    if (is_total_[cell] || !cells_[cell].published) return {0, std::nullopt};
    if (IsSmall(cell)) return {1, SafeFrom(cell) - 1};
    Range range{cells_[cell].people ? SafeFrom(cell) : 0, std::nullopt};
    for (const std::size_t sum : sums_with_[cell]) {
      for (const std::size_t part : sums_[sum].parts) {
        if (hidden_[part] || cells_[part].count < cells_[cell].count) continue;
        range.high = std::min(range.high.value_or(cells_[part].count), cells_[part].count);
      }
    }
    return range;
  }

  // The hidden cells and sums that hang together with one of them.
  struct Group {
    std::vector<std::size_t> cells;
    std::vector<std::size_t> sums;
  };
  Group GroupOf(std::size_t cell) const {
    Group group{{cell}, {}};
    std::vector<bool> in(cells_.size(), false);
    std::vector<bool> sum_in(sums_.size(), false);
    in[cell] = true;
    for (std::size_t next = 0; next < group.cells.size(); ++next) {
      for (const std::size_t sum : sums_with_[group.cells[next]]) {
        if (sum_in[sum]) continue;
        sum_in[sum] = true;
        group.sums.push_back(sum);
        const auto add = [&](std::size_t one) {
          if (!hidden_[one] || in[one]) return;
          in[one] = true;
          group.cells.push_back(one);
        };
        add(sums_[sum].total);
        for (const std::size_t part : sums_[sum].parts) add(part);
      }
    }
    return group;
  }

  Relation RelationOf(const SumOf& sum, const std::vector<std::size_t>& place) const {
    Relation relation;
    const auto add = [&](std::size_t cell, std::int64_t times) {
      if (!hidden_[cell]) return;
      const auto known = std::find_if(relation.terms.begin(), relation.terms.end(),
                                      [&](const Relation::Term& term) { return term.cell == place[cell]; });
      if (known == relation.terms.end()) {
        relation.terms.push_back({place[cell], times});
      } else {
        known->times += times;
      }
    };
    for (const std::size_t part : sum.parts) add(part, 1);
    add(sum.total, -1);
    std::erase_if(relation.terms, [](const Relation::Term& term) { return term.times == 0; });
    return relation;
  }

  // Whether readers could take another count for the cell's. So they could for all that differ together with it.
  bool Check(std::size_t cell) {
    const Group group = GroupOf(cell);
    std::vector<std::size_t> place(cells_.size(), 0);
    std::vector<std::int64_t> counts;
    std::vector<Range> ranges;
    counts.reserve(group.cells.size());
    ranges.reserve(group.cells.size());
    for (const std::size_t one : group.cells) {
      place[one] = counts.size();
      counts.push_back(cells_[one].count);
      ranges.push_back(KnownOf(one));
    }
    std::vector<Relation> relations;
    relations.reserve(group.sums.size());
    for (const std::size_t sum : group.sums) relations.push_back(RelationOf(sums_[sum], place));
    const auto other = OtherCounts(std::move(counts), std::move(ranges), std::move(relations)).Find(place[cell]);
    if (!other) return false;
    for (std::size_t i = 0; i < group.cells.size(); ++i) {
      if ((*other)[i] != 0) safe_[group.cells[i]] = true;
    }
    return true;
  }

  // One more cell, so that the given one is better hidden; false where all that could help is hidden.
  bool HideMore(std::size_t cell) {
    const Group group = GroupOf(cell);
    if (HidePartThatCloses(group)) return true;
    const std::vector<std::size_t>& own = sums_with_[cell];
    if (also_ == AlsoHide::kParts && HideSmallestPart(own)) return true;
    return HideSmallestSum(own) || HideSmallestPart(own) || HideSmallestSum(group.sums) || HideSmallestPart(group.sums);
  }

  bool Hide(std::optional<std::size_t> cell) {
    if (cell) hidden_[*cell] = true;
    return cell.has_value();
  }

  // Of a sum that is shown, or known otherwise, with one hidden cell alone: the part beside it that gives rise to the
  // fewest sums of that kind, and of those the smallest.
  bool HidePartThatCloses(const Group& group) {
    std::optional<std::size_t> best;
    std::tuple<std::int64_t, std::int64_t> least;
    for (const std::size_t index : group.sums) {
      const SumOf& sum = sums_[index];
      if (CountHidden(sum) + (hidden_[sum.total] ? 1 : 0) != 1) continue;
      for (const std::size_t part : sum.parts) {
        if (!CanHide(part)) continue;
        const std::tuple weight{CountOpened(part, index), cells_[part].count};
        if (best && weight >= least) continue;
        best = part;
        least = weight;
      }
    }
    return Hide(best);
  }

  // Nothing is in a count of none, so that hiding it hides nothing.
  bool CanHide(std::size_t cell) const { return !hidden_[cell] && cells_[cell].count > 0; }

  // Sums beside `beside` that would have this cell alone hidden.
  std::int64_t CountOpened(std::size_t cell, std::size_t beside) const {
    return std::count_if(sums_with_[cell].begin(), sums_with_[cell].end(), [&](std::size_t sum) {
      return sum != beside && CountHidden(sums_[sum]) == 0 && !hidden_[sums_[sum].total];
    });
  }

  template <class Cells>
  std::optional<std::size_t> Smallest(const std::vector<std::size_t>& sums, const Cells& cells_of) const {
    std::optional<std::size_t> best;
    for (const std::size_t sum : sums) {
      for (const std::size_t cell : cells_of(sums_[sum])) {
        if (CanHide(cell) && (!best || cells_[cell].count < cells_[*best].count)) best = cell;
      }
    }
    return best;
  }
  bool HideSmallestPart(const std::vector<std::size_t>& sums) {
    return Hide(Smallest(sums, [](const SumOf& sum) { return sum.parts; }));
  }
  bool HideSmallestSum(const std::vector<std::size_t>& sums) {
    return Hide(Smallest(sums, [](const SumOf& sum) { return std::vector{sum.total}; }));
  }

  const std::vector<CountCell>& cells_;
  const std::vector<SumOf>& sums_;
  int threshold_;
  AlsoHide also_;
  std::vector<bool> hidden_;
  std::vector<bool> is_total_;
  std::vector<bool> safe_;                           // readers could take another count for it
  std::vector<std::vector<std::size_t>> sums_with_;  // by cell: where it is total or part
};

}  // namespace

std::vector<Shown> HideSmallCounts(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums,
                                   const SmallCountRule& rule) {
  if (rule.action == SmallCountAction::kShow) return std::vector(cells.size(), Shown::kYes);
  Hiding by_sums(cells, sums, rule.threshold, AlsoHide::kSums);
  if (rule.action == SmallCountAction::kHide) return by_sums.TakeSmallOnly();
  by_sums.HideWhatGivesAway();
  if (rule.also == AlsoHide::kSums) return by_sums.Take();
  Hiding by_parts(cells, sums, rule.threshold, AlsoHide::kParts);
  by_parts.HideWhatGivesAway();
  return by_parts.CountHiddenSums() <= by_sums.CountHiddenSums() ? by_parts.Take() : by_sums.Take();
}

}  // namespace tovholder::indicators
