// SPDX-License-Identifier: EUPL-1.2
#include "indicators/suppression.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

#include "indicators/disclosure.h"

namespace tovholder::indicators {
namespace {

bool IsSmallCount(const CountCell& cell, int threshold) {
  return cell.people && cell.count > 0 && cell.count < threshold * cell.years;
}

// Hides cells of one group that hangs together until no hidden one can be worked out.
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
        sums_with_(cells.size()),
        hidden_parts_(sums.size(), 0) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      is_total_[sums_[i].total] = true;
      sums_with_[sums_[i].total].push_back(i);
      for (const std::size_t part : sums_[i].parts) {
        if (sums_with_[part].empty() || sums_with_[part].back() != i) sums_with_[part].push_back(i);
      }
    }
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (IsSmall(i) || !cells_[i].published) Hide(i);
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

  // Sums, then cells of all kinds: what is lost.
  std::pair<std::size_t, std::size_t> CountHiddenOnes() const {
    std::vector<bool> is_sum(cells_.size(), false);
    for (const SumOf& sum : sums_) {
      if (!sum.keeps_parts) is_sum[sum.total] = true;
    }
    std::pair<std::size_t, std::size_t> count;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (!hidden_[i] || !cells_[i].published) continue;
      count.first += is_sum[i] ? 1 : 0;
      ++count.second;
    }
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

 private:
  std::int64_t SafeFrom(std::size_t cell) const { return threshold_ * cells_[cell].years; }
  bool IsSmall(std::size_t cell) const { return IsSmallCount(cells_[cell], threshold_); }
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
        Hide(sum.total);
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
    if (also_ == AlsoHide::kParts && (HideTotalThatKeepsParts(group.sums) || HideSmallestPart(own))) return true;
    return HideSmallestSum(own) || HideSmallestPart(own) || HideSmallestSum(group.sums) || HideSmallestPart(group.sums);
  }

  void Hide(std::size_t cell) {
    hidden_[cell] = true;
    for (const std::size_t sum : sums_with_[cell]) {
      hidden_parts_[sum] += std::count(sums_[sum].parts.begin(), sums_[sum].parts.end(), cell);
    }
  }
  bool HideFound(std::optional<std::size_t> cell) {
    if (cell) Hide(*cell);
    return cell.has_value();
  }

  // Of a sum that is shown, or known otherwise, with one hidden cell alone: the part beside it that gives rise to the
  // fewest sums of that kind, and of those the smallest.
  bool HidePartThatCloses(const Group& group) {
    std::optional<std::size_t> best;
    std::tuple<std::int64_t, std::int64_t> least;
    for (const std::size_t index : group.sums) {
      const SumOf& sum = sums_[index];
      const bool spared = sum.keeps_parts && !hidden_[sum.total];
      if (spared || hidden_parts_[index] + (hidden_[sum.total] ? 1 : 0) != 1) continue;
      for (const std::size_t part : sum.parts) {
        if (!CanHide(part)) continue;
        const std::tuple weight{CountOpened(part, index), cells_[part].count};
        if (best && weight >= least) continue;
        best = part;
        least = weight;
      }
    }
    return HideFound(best);
  }

  bool HideTotalThatKeepsParts(const std::vector<std::size_t>& sums) {
    std::vector<std::size_t> touched;
    std::copy_if(sums.begin(), sums.end(), std::back_inserter(touched),
                 [&](std::size_t sum) { return sums_[sum].keeps_parts && hidden_parts_[sum] > 0; });
    return HideSmallestSum(touched);
  }

  // Nothing is in a count of none, so that hiding it hides nothing.
  bool CanHide(std::size_t cell) const { return !hidden_[cell] && cells_[cell].count > 0; }

  // Sums beside `beside` that would have this cell alone hidden.
  std::int64_t CountOpened(std::size_t cell, std::size_t beside) const {
    return std::count_if(sums_with_[cell].begin(), sums_with_[cell].end(), [&](std::size_t sum) {
      return sum != beside && hidden_parts_[sum] == 0 && !hidden_[sums_[sum].total];
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
    return HideFound(Smallest(sums, [](const SumOf& sum) { return sum.parts; }));
  }
  bool HideSmallestSum(const std::vector<std::size_t>& sums) {
    return HideFound(Smallest(sums, [](const SumOf& sum) { return std::vector{sum.total}; }));
  }

  const std::vector<CountCell>& cells_;
  const std::vector<SumOf>& sums_;
  int threshold_;
  AlsoHide also_;
  std::vector<bool> hidden_;
  std::vector<bool> is_total_;
  std::vector<bool> safe_;                           // readers could take another count for it
  std::vector<std::vector<std::size_t>> sums_with_;  // by cell: where it is total or part
  std::vector<std::int64_t> hidden_parts_;           // by sum
};

// Cells that hang together by sums, and those sums with the places of the cells among them.
struct Together {
  std::vector<std::size_t> places;
  std::vector<CountCell> cells;
  std::vector<SumOf> sums;
};

std::vector<Together> Part(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums) {
  std::vector<std::size_t> leader(cells.size());
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  const auto find = [&](std::size_t cell) {
    while (leader[cell] != cell) cell = leader[cell] = leader[leader[cell]];
    return cell;
  };
  for (const SumOf& sum : sums) {
    for (const std::size_t part : sum.parts) leader[find(part)] = find(sum.total);
  }
  std::vector<Together> groups;
  std::vector<std::size_t> group_of(cells.size(), cells.size());  // by leader
  std::vector<std::size_t> place(cells.size());
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    std::size_t& group = group_of[find(cell)];
    if (group == cells.size()) {
      group = groups.size();
      groups.emplace_back();
    }
    place[cell] = groups[group].cells.size();
    groups[group].places.push_back(cell);
    groups[group].cells.push_back(cells[cell]);
  }
  for (const SumOf& sum : sums) {
    SumOf moved{place[sum.total], {}, sum.keeps_parts};
    moved.parts.reserve(sum.parts.size());
    for (const std::size_t part : sum.parts) moved.parts.push_back(place[part]);
    groups[group_of[find(sum.total)]].sums.push_back(std::move(moved));
  }
  return groups;
}

std::vector<Shown> HideTogether(const Together& group, const SmallCountRule& rule) {
  Hiding by_sums(group.cells, group.sums, rule.threshold, AlsoHide::kSums);
  by_sums.HideWhatGivesAway();
  if (rule.also == AlsoHide::kSums) return by_sums.Take();
  Hiding by_parts(group.cells, group.sums, rule.threshold, AlsoHide::kParts);
  by_parts.HideWhatGivesAway();
  return by_parts.CountHiddenOnes() <= by_sums.CountHiddenOnes() ? by_parts.Take() : by_sums.Take();
}

}  // namespace

std::vector<Shown> HideSmallCounts(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums,
                                   const SmallCountRule& rule) {
  std::vector<Shown> shown(cells.size(), Shown::kYes);
  if (rule.action == SmallCountAction::kShow) return shown;
  if (rule.action == SmallCountAction::kHide) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (IsSmallCount(cells[i], rule.threshold)) shown[i] = Shown::kTooSmall;
    }
    return shown;
  }
  for (const Together& group : Part(cells, sums)) {
    const bool small = std::any_of(group.cells.begin(), group.cells.end(),
                                   [&](const CountCell& cell) { return IsSmallCount(cell, rule.threshold); });
    if (!small) continue;
    const auto answers = HideTogether(group, rule);
    for (std::size_t i = 0; i < answers.size(); ++i) shown[group.places[i]] = answers[i];
  }
  return shown;
}

}  // namespace tovholder::indicators
