// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// Counts of few people are hidden, and with them whatever would give them away.
namespace tovholder::indicators {

enum class SmallCountAction {
  kShow,      // with a mark
  kHide,      // the count itself, and shares of it
  kHideAlso,  // and whatever it could be reckoned from
};
std::string_view ToName(SmallCountAction action);
bool FromName(std::string_view name, SmallCountAction& action);

// What else goes so that nothing can be reckoned: sums, or one more of the parts so that sums can stay.
enum class AlsoHide { kSums, kParts };
std::string_view ToName(AlsoHide also);
bool FromName(std::string_view name, AlsoHide& also);

struct SmallCountRule {
  int threshold = 5;  // counts from 1 to one below are small; 0 and 1: none is
  SmallCountAction action = SmallCountAction::kHideAlso;
  AlsoHide also = AlsoHide::kSums;
};

// One count of people that may stand on a page as itself, as a share, as a bar of a chart: all of them are shown or
// none.
struct CountCell {
  std::int64_t count = 0;
  bool people = true;      // false: it is never small by itself
  std::int64_t years = 1;  // it stands on the page divided by so many: the mean of a sum
  bool published = true;   // false: it stands on no page, and is looked after only where it is small
};
// What readers may know: cells that add up to another.
struct SumOf {
  std::size_t total = 0;
  std::vector<std::size_t> parts;  // one that is named twice counts twice
  // With kParts too the total goes rather than another part: a mean of years, beside which whole rows of years would
  // go.
  bool keeps_parts = false;
};
enum class Shown {
  kYes,
  kTooSmall,
  kGivesAway,  // also a sum that is small itself while a part of it is hidden: which of both it is would tell
};
// One answer a cell (of what stands on no page it says nothing); no sum takes itself in. With kHideAlso no hidden cell
// has, by all the cells that are shown, all sums together and the answers themselves, only one value that it could
// have. (With a threshold of 2 a small count is 1 by the rule itself.) kParts hides no more sums than kSums.
std::vector<Shown> HideSmallCounts(const std::vector<CountCell>& cells, const std::vector<SumOf>& sums,
                                   const SmallCountRule& rule);

}  // namespace tovholder::indicators
