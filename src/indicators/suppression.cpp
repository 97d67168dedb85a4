// SPDX-License-Identifier: EUPL-1.2
#include "indicators/suppression.h"

#include <algorithm>

#include "indicators/disclosure.h"

namespace tovholder::indicators {
namespace {

class Hiding {
 public:
  Hiding(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums, const SmallCountRule& rule)
      : cells_(cells), sums_(sums), rule_(rule), shown_(cells.size(), Shown::kYes), is_total_(cells.size(), false) {
    for (const SumOf& sum : sums_) is_total_[sum.total] = true;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const bool small = cells_[i].people && cells_[i].count > 0 && cells_[i].count < rule_.threshold;
      if (small) shown_[i] = Shown::kTooSmall;
    }
  }

  void HideWhatGivesAway() {
    do {
      while (HideNext()) {
      }
    } while (HideKnown());
  }
  std::vector<Shown> Take() { return std::move(shown_); }

 private:
  bool IsHidden(std::size_t cell) const { return shown_[cell] != Shown::kYes; }
  std::int64_t CountHidden(const SumOf& sum) const {
    return std::count_if(sum.parts.begin(), sum.parts.end(), [&](std::size_t part) { return IsHidden(part); });
  }
  void Hide(std::size_t cell) { shown_[cell] = Shown::kGivesAway; }

  // The smallest part that is shown and that people are in; false where there is none.
  bool HidePart(const SumOf& sum) {
    const std::size_t* smallest = nullptr;
    for (const std::size_t& part : sum.parts) {
      if (IsHidden(part) || cells_[part].count <= 0) continue;
      if (smallest == nullptr || cells_[part].count < cells_[*smallest].count) smallest = &part;
    }
    if (smallest == nullptr) return false;
    Hide(*smallest);
    return true;
  }

  // A sum that tells its one hidden cell loses another; whether there was one.
  bool HideNext() {
    for (const SumOf& sum : sums_) {
      const std::int64_t hidden = CountHidden(sum);
      if (IsHidden(sum.total)) {
        if (hidden == 0 && HidePart(sum)) return true;
        continue;
      }
      if (hidden == 0) continue;
      const bool keep = rule_.also == AlsoHide::kParts && (hidden > 1 || HidePart(sum));
      if (keep && hidden > 1) continue;
      if (!keep) Hide(sum.total);
      return true;
    }
    return false;
  }

  // What a reader knows of a hidden cell by itself. Of a sum, that it is hidden tells nothing.
  Range KnownOf(std::size_t cell) const {
    if (shown_[cell] == Shown::kTooSmall && !is_total_[cell]) return {1, rule_.threshold - 1};
    return {0, std::nullopt};
  }

  std::vector<Relation> Relations(const std::vector<std::size_t>& place) const {
    std::vector<Relation> relations;
    for (const SumOf& sum : sums_) {
      Relation relation;
      const auto add = [&](std::size_t cell, std::int64_t times) {
        if (IsHidden(cell)) {
          relation.terms.push_back({place[cell], times});
        } else {
          relation.value -= times * cells_[cell].count;
        }
      };
      for (const std::size_t part : sum.parts) add(part, 1);
      add(sum.total, -1);
      if (!relation.terms.empty()) relations.push_back(std::move(relation));
    }
    return relations;
  }

  // The first hidden cell that can be worked out; its sums lose another cell. Whether there was one.
  bool HideKnown() {
    std::vector<std::size_t> place(cells_.size(), 0);
    std::vector<std::size_t> hidden;
    std::vector<Range> known;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      if (!IsHidden(cell)) continue;
      place[cell] = hidden.size();
      hidden.push_back(cell);
      known.push_back(KnownOf(cell));
    }
    const auto ranges = NarrowRanges(known, Relations(place));
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      if (ranges[i].single() && !known[i].single() && HideBeside(hidden[i])) return true;
    }
    return false;
  }

  bool HideBeside(std::size_t cell) {
    const auto touches = [&](const SumOf& sum) {
      return sum.total == cell || std::find(sum.parts.begin(), sum.parts.end(), cell) != sum.parts.end();
    };
    for (const SumOf& sum : sums_) {
      if (touches(sum) && rule_.also == AlsoHide::kParts && HidePart(sum)) return true;
    }
    for (const SumOf& sum : sums_) {
      if (!touches(sum) || IsHidden(sum.total)) continue;
      Hide(sum.total);
      return true;
    }
    return HideAnything();
  }

  // A sum elsewhere that the cell is worked out from in a roundabout way.
  bool HideAnything() {
    for (const SumOf& sum : sums_) {
      if (IsHidden(sum.total) || CountHidden(sum) == 0) continue;
      Hide(sum.total);
      return true;
    }
    return std::any_of(sums_.begin(), sums_.end(), [&](const SumOf& sum) { return HidePart(sum); });
  }

  const std::vector<CountCell>& cells_;
  const std::vector<SumOf>& sums_;
  const SmallCountRule& rule_;
  std::vector<Shown> shown_;
  std::vector<bool> is_total_;
};

}  // namespace

std::vector<Shown> HideSmallCounts(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums,
                                   const SmallCountRule& rule) {
  if (rule.action == SmallCountAction::kShow) return std::vector(cells.size(), Shown::kYes);
  Hiding hiding(cells, sums, rule);
  if (rule.action == SmallCountAction::kHideAlso) hiding.HideWhatGivesAway();
  return hiding.Take();
}

}  // namespace tovholder::indicators
