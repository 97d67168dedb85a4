// SPDX-License-Identifier: EUPL-1.2
#include "areas/ring_check.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "support/growth.h"

namespace tovholder::areas {
namespace {

std::int64_t CrossOf(GridPoint a, GridPoint b, GridPoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
bool OnSide(GridPoint a, GridPoint b, GridPoint c) {
  return CrossOf(a, b, c) == 0 && std::min(a.x, b.x) <= c.x && c.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= c.y &&
         c.y <= std::max(a.y, b.y);
}
int SignOf(std::int64_t n) { return (n > 0) - (n < 0); }
bool SidesMeet(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
  if (OnSide(a, b, c) || OnSide(a, b, d) || OnSide(c, d, a) || OnSide(c, d, b)) return true;
  return SignOf(CrossOf(a, b, c)) * SignOf(CrossOf(a, b, d)) < 0 &&
         SignOf(CrossOf(c, d, a)) * SignOf(CrossOf(c, d, b)) < 0;
}

// Every pair of sides, one by one.
class Reference {
 public:
  explicit Reference(const std::vector<GridPoint>& ring) : ring_(ring), sides_(ring.size() - 1) {}

  bool AtOdds(std::size_t i, std::size_t j) const {
    const GridPoint a = ring_[i];
    const GridPoint b = ring_[i + 1];
    const GridPoint c = ring_[j];
    const GridPoint d = ring_[j + 1];
    if (j == i + 1) return OnSide(a, b, d) || OnSide(c, d, a);
    if (i == 0 && j + 1 == sides_) return OnSide(a, b, c) || OnSide(c, d, b);
    return SidesMeet(a, b, c, d);
  }
  bool HasCrossing() const {
    for (std::size_t i = 0; i < sides_; ++i) {
      for (std::size_t j = i + 1; j < sides_; ++j) {
        if (AtOdds(i, j)) return true;
      }
    }
    return false;
  }

 private:
  const std::vector<GridPoint>& ring_;
  std::size_t sides_;
};

std::vector<GridPoint> RandomRing(std::mt19937& random, int corners, int grid) {
  std::vector<GridPoint> ring;
  std::uniform_int_distribution<int> place(0, grid);
  while (static_cast<int>(ring.size()) < corners) {
    const GridPoint point{place(random), place(random)};
    if (ring.empty() || ring.back() != point) ring.push_back(point);
  }
  while (ring.back() == ring.front()) ring.pop_back();
  ring.push_back(ring.front());
  return ring;
}

// Round a centre by angle, so that it does not cross itself.
std::vector<GridPoint> StarRing(std::mt19937& random, int corners) {
  std::vector<GridPoint> ring;
  std::uniform_real_distribution<double> radius(2e5, 1e6);
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * 3.14159265358979 * i / corners;
    const double r = radius(random);
    ring.push_back({std::llround(r * std::cos(angle)), std::llround(r * std::sin(angle))});
  }
  ring.push_back(ring.front());
  return ring;
}

TEST(FindCrossing, AgreesWithEveryPairOnRandomRings) {
  std::mt19937 random(20260501);
  int crossed = 0;
  int plain = 0;
  for (int run = 0; run < 60'000; ++run) {
    const auto ring = RandomRing(random, 3 + run % 7, run % 3 == 0 ? 3 : run % 3 == 1 ? 8 : 1000);
    if (ring.size() < 4) continue;
    const Reference reference(ring);
    const auto found = FindCrossing(ring);
    ASSERT_EQ(found.has_value(), reference.HasCrossing()) << testing::PrintToString(run);
    if (found) {
      ASSERT_LT(found->first, found->second);
      ASSERT_TRUE(reference.AtOdds(found->first, found->second)) << run;
    }
    ++(found ? crossed : plain);
  }
  EXPECT_GT(crossed, 5000);
  EXPECT_GT(plain, 5000);
}

TEST(FindCrossing, AgreesOnLargerRingsWithOneSpoiledCorner) {
  std::mt19937 random(7);
  for (int run = 0; run < 300; ++run) {
    auto ring = StarRing(random, 60);
    ASSERT_FALSE(FindCrossing(ring)) << run;
    std::swap(ring[10 + run % 20], ring[12 + run % 30]);
    ASSERT_EQ(FindCrossing(ring).has_value(), Reference(ring).HasCrossing()) << run;
  }
}

TEST(FindCrossing, ARingThatTouchesItselfInACornerIsNone) {
  EXPECT_TRUE(FindCrossing({{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}, {0, 0}}));
  EXPECT_TRUE(FindCrossing({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}, {0, 0}})) << "a corner on a side";
  EXPECT_TRUE(FindCrossing({{0, 0}, {4, 0}, {2, 0}, {2, 4}, {0, 0}})) << "back over itself";
  EXPECT_FALSE(FindCrossing({{0, 0}, {2, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}})) << "straight on";
}

// A comb whose teeth lie across each other's boxes: the hardest for what only compares boxes.
std::vector<GridPoint> Comb(int teeth) {
  std::vector<GridPoint> comb;
  for (int i = 0; i < teeth; ++i) {
    comb.push_back({i * 10, i * 10});
    comb.push_back({i * 10 + 5'000'000, i * 10 - 5'000'000 + 5});
  }
  comb.push_back({teeth * 10, teeth * 10});
  comb.push_back({-5'000'000, teeth * 10});
  comb.push_back(comb.front());
  return comb;
}

TEST(FindCrossing, FarFromQuadraticOnLongRings) {
  test::ExpectNearlyLinear([](int eighths) { EXPECT_FALSE(FindCrossing(Comb(5'000 * eighths))); });
}

}  // namespace
}  // namespace tovholder::areas
