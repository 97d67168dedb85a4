// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

// Whether a ring of straight sides meets itself elsewhere than where one side follows the other.
namespace tovholder::areas {

// Whole numbers, so that every comparison is exact; below 2^30 from each other.
struct GridPoint {
  std::int64_t x = 0;
  std::int64_t y = 0;
  friend auto operator<=>(const GridPoint&, const GridPoint&) = default;
};

// Two sides that cross, touch, or run back over each other, counted from 0: side i leads from point i to the next. The
// ring is closed (the last point is the first) and no point follows itself. By a sweep from left to right, after
// Shamos and Hoey: n log n.
std::optional<std::pair<std::size_t, std::size_t>> FindCrossing(const std::vector<GridPoint>& ring);

}  // namespace tovholder::areas
