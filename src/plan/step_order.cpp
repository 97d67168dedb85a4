// SPDX-License-Identifier: EUPL-1.2
#include "plan/step_order.h"

#include <algorithm>
#include <limits>

namespace tovholder::plan {
namespace {

constexpr StepIndex kNone = std::numeric_limits<StepIndex>::max();

// The shortest way from `start` back to itself; it is cut off where it would not be shorter than `best`.
std::vector<StepIndex> CircleThrough(StepIndex start, const Followers& followers, std::size_t steps, std::size_t best) {
  std::vector<StepIndex> from(steps, kNone);
  std::vector<StepIndex> wave{start};
  for (std::size_t length = 1; !wave.empty() && length < best; ++length) {
    std::vector<StepIndex> next;
    for (const StepIndex step : wave) {
      bool closed = false;
      for (const StepIndex follower : followers.Of(step)) {
        closed = closed || follower == start;
        if (follower == start || from[follower] != kNone) continue;
        from[follower] = step;
        next.push_back(follower);
      }
      if (!closed) continue;
      std::vector<StepIndex> circle{step};
      while (circle.back() != start) circle.push_back(from[circle.back()]);
      std::reverse(circle.begin(), circle.end());
      return circle;
    }
    wave = std::move(next);
  }
  return {};
}

}  // namespace

Followers::Followers(const std::vector<PlannedStep>& steps) : begins_(steps.size() + 1, 0) {
  const auto each_link = [&](auto&& visit) {
    for (StepIndex i = 0; i < steps.size(); ++i) EachBefore(steps[i], [&](StepIndex before) { visit(before, i); });
  };
  each_link([&](StepIndex before, StepIndex) { ++begins_[before + 1]; });
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  followers_.resize(begins_.back());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  each_link([&](StepIndex before, StepIndex step) { followers_[next[before]++] = step; });
}

StepOrder OrderOf(const std::vector<PlannedStep>& steps) {
  StepOrder order{{}, Followers(steps)};
  std::vector<std::size_t> waits(steps.size(), 0);
  for (StepIndex i = 0; i < steps.size(); ++i) EachBefore(steps[i], [&](StepIndex) { ++waits[i]; });
  order.order.reserve(steps.size());
  // As they stand in the list, as far as that can be: neighbours wait for each other, and lie together in memory.
  std::vector<StepIndex> ready;
  for (StepIndex i = 0; i < steps.size(); ++i) {
    if (waits[i] == 0) ready.push_back(i);
    while (!ready.empty()) {
      order.order.push_back(ready.back());
      ready.pop_back();
      for (const StepIndex follower : order.followers.Of(order.order.back())) {
        if (--waits[follower] == 0 && follower < i) ready.push_back(follower);
      }
    }
  }
  return order;
}

std::vector<StepIndex> FindCircle(const std::vector<PlannedStep>& steps) {
  const StepOrder order = OrderOf(steps);
  std::vector<char> ordered(steps.size(), 0);
  for (const StepIndex step : order.order) ordered[step] = 1;
  std::vector<StepIndex> shortest;
  for (StepIndex i = 0; i < steps.size(); ++i) {
    if (ordered[i] != 0) continue;
    const std::size_t best = shortest.empty() ? steps.size() + 1 : shortest.size();
    auto circle = CircleThrough(i, order.followers, steps.size(), best);
    if (!circle.empty()) shortest = std::move(circle);
  }
  return shortest;
}

}  // namespace tovholder::plan
