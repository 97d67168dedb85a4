// SPDX-License-Identifier: EUPL-1.2
#include "areas/ring_check.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace tovholder::areas {
namespace {

using Crossing = std::optional<std::pair<std::size_t, std::size_t>>;

// Over 0 where c lies to the left of the line from a to b.
std::int64_t Turn(GridPoint a, GridPoint b, GridPoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

int Sign(std::int64_t number) { return number > 0 ? 1 : number < 0 ? -1 : 0; }

struct Side {
  GridPoint left;  // or below, where it is upright
  GridPoint right;
  std::size_t number = 0;
};

bool LiesBetween(const Side& side, GridPoint point) {
  const auto [low, high] = std::minmax(side.left.y, side.right.y);
  return side.left.x <= point.x && point.x <= side.right.x && low <= point.y && point.y <= high;
}

bool LiesOn(const Side& side, GridPoint point) {
  return Turn(side.left, side.right, point) == 0 && LiesBetween(side, point);
}

bool Meet(const Side& a, const Side& b) {
  const int a_left = Sign(Turn(a.left, a.right, b.left));
  const int a_right = Sign(Turn(a.left, a.right, b.right));
  const int b_left = Sign(Turn(b.left, b.right, a.left));
  const int b_right = Sign(Turn(b.left, b.right, a.right));
  if (a_left * a_right < 0 && b_left * b_right < 0) return true;
  return LiesOn(a, b.left) || LiesOn(a, b.right) || LiesOn(b, a.left) || LiesOn(b, a.right);
}

// Neighbours share a corner; they are at odds only where one runs back over the other.
bool RunBack(const Side& a, const Side& b) {
  if (Turn(a.left, a.right, b.left) != 0 || Turn(a.left, a.right, b.right) != 0) return false;
  return std::max(a.left, b.left) < std::min(a.right, b.right);
}

// Which of two sides that are swept at the same time lies below, where the later one begins.
struct LiesBelow {
  bool operator()(const Side* a, const Side* b) const {
    if (a == b) return false;
    const bool later = a->left < b->left;
    const Side& first = later ? *a : *b;
    const Side& second = later ? *b : *a;
    int side = Sign(Turn(first.left, first.right, second.left));
    if (side == 0) side = Sign(Turn(first.left, first.right, second.right));
    if (side == 0) return a->number < b->number;
    return (side > 0) == later;
  }
};

class Sweep {
 public:
  explicit Sweep(const std::vector<GridPoint>& ring) {
    sides_.reserve(ring.size());
    places_.resize(ring.size());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      sides_.push_back({std::min(ring[i], ring[i + 1]), std::max(ring[i], ring[i + 1]), i});
    }
  }

  Crossing Run() {
    struct Event {
      GridPoint point;
      bool ends;  // beginnings come first, so that sides that only touch are met together
      const Side* side;
    };
    std::vector<Event> events;
    events.reserve(2 * sides_.size());
    for (const Side& one : sides_) {
      events.push_back({one.left, false, &one});
      events.push_back({one.right, true, &one});
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return std::tie(a.point, a.ends, a.side->number) < std::tie(b.point, b.ends, b.side->number);
    });
    for (const Event& event : events) {
      const Crossing found = event.ends ? End(*event.side) : Begin(*event.side);
      if (found) return found;
    }
    return std::nullopt;
  }

 private:
  using Status = std::set<const Side*, LiesBelow>;

  bool AreNeighbours(const Side& a, const Side& b) const {
    const std::size_t apart = a.number > b.number ? a.number - b.number : b.number - a.number;
    return apart == 1 || apart + 1 == sides_.size();
  }

  Crossing Test(const Side& a, const Side& b) const {
    const bool at_odds = AreNeighbours(a, b) ? RunBack(a, b) : Meet(a, b);
    if (!at_odds) return std::nullopt;
    return std::minmax(a.number, b.number);
  }

  // Tests the side against those beside it, and on over all that hold the corner where it begins.
  template <class Iterator>
  Crossing TestAlong(const Side& side, Iterator next, Iterator end) const {
    for (; next != end; ++next) {
      if (const Crossing found = Test(side, **next)) return found;
      if (!LiesOn(**next, side.left)) return std::nullopt;
    }
    return std::nullopt;
  }

  Crossing Begin(const Side& side) {
    const auto place = status_.insert(&side).first;
    places_[side.number] = place;
    if (const Crossing up = TestAlong(side, std::next(place), status_.end())) return up;
    return TestAlong(side, Status::reverse_iterator(place), status_.rend());
  }

  Crossing End(const Side& side) {
    const auto after = status_.erase(places_[side.number]);
    if (after == status_.begin() || after == status_.end()) return std::nullopt;
    return Test(**std::prev(after), **after);
  }

  std::vector<Side> sides_;
  Status status_;
  std::vector<Status::iterator> places_;
};

}  // namespace

Crossing FindCrossing(const std::vector<GridPoint>& ring) { return Sweep(ring).Run(); }

}  // namespace tovholder::areas
