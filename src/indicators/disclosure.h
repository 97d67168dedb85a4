// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

// What a reader with a pencil can work out about hidden counts: the checker of suppression.
namespace tovholder::indicators {

// A sum of hidden counts whose outcome is known: the coefficients add up to `value`.
struct Relation {
  struct Term {
    std::size_t cell = 0;  // among the hidden ones
    std::int64_t times = 1;
  };
  std::vector<Term> terms;
  std::int64_t value = 0;
};
struct Range {
  std::int64_t low = 0;
  std::optional<std::int64_t> high = {};  // none: no end

  bool single() const { return high && *high == low; }
};

// The ranges as far as elimination and whole-number bounds narrow them, from what is known of each cell by itself.
std::vector<Range> NarrowRanges(std::vector<Range> ranges, const std::vector<Relation>& relations);

}  // namespace tovholder::indicators
