// SPDX-License-Identifier: EUPL-1.2
#include "plan/step_order.h"

#include <algorithm>
#include <limits>

namespace tovholder::plan {
namespace {

constexpr StepIndex kNone = std::numeric_limits<StepIndex>::max();

// Of each step those that wait for it, one after the other in one list.
class Followers {
 public:
  explicit Followers(const std::vector<PlannedStep>& steps) : begins_(steps.size() + 1, 0) {
    EachLink(steps, [&](StepIndex before, StepIndex) { ++begins_[before + 1]; });
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    followers_.resize(begins_.back());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    EachLink(steps, [&](StepIndex before, StepIndex step) { followers_[next[before]++] = step; });
  }

  template <class F>
  void Each(StepIndex step, F&& visit) const {
    for (std::size_t i = begins_[step]; i < begins_[step + 1]; ++i) visit(followers_[i]);
  }

 private:
  template <class F>
  static void EachLink(const std::vector<PlannedStep>& steps, F&& visit) {
    for (StepIndex i = 0; i < steps.size(); ++i) {
      for (const Link& link : steps[i].after) visit(link.step, i);
      if (steps[i].only_if) visit(steps[i].only_if->decision, i);
    }
  }

  std::vector<std::size_t> begins_;
  std::vector<StepIndex> followers_;
};

// The shortest way from `start` back to itself; it is cut off where it would not be shorter than `best`.
std::vector<StepIndex> CircleThrough(StepIndex start, const Followers& followers, std::size_t steps, std::size_t best) {
  std::vector<StepIndex> from(steps, kNone);
  std::vector<StepIndex> wave{start};
  for (std::size_t length = 1; !wave.empty() && length < best; ++length) {
    std::vector<StepIndex> next;
    for (const StepIndex step : wave) {
      bool closed = false;
      followers.Each(step, [&](StepIndex follower) {
        closed = closed || follower == start;
        if (follower == start || from[follower] != kNone) return;
        from[follower] = step;
        next.push_back(follower);
      });
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

StepOrder OrderOf(const std::vector<PlannedStep>& steps) {
  const Followers followers(steps);
  std::vector<std::size_t> waits(steps.size(), 0);
  for (StepIndex i = 0; i < steps.size(); ++i) waits[i] = steps[i].after.size() + (steps[i].only_if ? 1 : 0);
  StepOrder order;
  order.order.reserve(steps.size());
  for (StepIndex i = 0; i < steps.size(); ++i) {
    if (waits[i] == 0) order.order.push_back(i);
  }
  for (std::size_t done = 0; done < order.order.size(); ++done) {
    followers.Each(order.order[done], [&](StepIndex follower) {
      if (--waits[follower] == 0) order.order.push_back(follower);
    });
  }
  return order;
}

std::vector<StepIndex> FindCircle(const std::vector<PlannedStep>& steps) {
  std::vector<char> ordered(steps.size(), 0);
  for (const StepIndex step : OrderOf(steps).order) ordered[step] = 1;
  const Followers followers(steps);
  std::vector<StepIndex> shortest;
  for (StepIndex i = 0; i < steps.size(); ++i) {
    if (ordered[i] != 0) continue;
    const std::size_t best = shortest.empty() ? steps.size() + 1 : shortest.size();
    auto circle = CircleThrough(i, followers, steps.size(), best);
    if (!circle.empty()) shortest = std::move(circle);
  }
  return shortest;
}

}  // namespace tovholder::plan
