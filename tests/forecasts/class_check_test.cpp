// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/class_check.h"

#include <gtest/gtest.h>

#include "forecasts/chance.h"
#include "some_area.h"

namespace tovholder::forecasts {
namespace {

using criteria::Certainty;
using criteria::Criterion;

// Streaks by hand.
TEST(Streak, CountsListsInARow) {
  const std::vector<Certainty> past = {Certainty::kCertain, Certainty::kCertain, Certainty::kPossible,
                                       Certainty::kExcluded, Certainty::kCertain};
  Streak streak = Streak::After(past);
  EXPECT_EQ(streak.certain, 2);
  EXPECT_EQ(streak.possible, 3);
  streak.Add(Certainty::kCertain);
  EXPECT_EQ(streak.Of(3), Certainty::kCertain);
  EXPECT_EQ(streak.Of(4), Certainty::kPossible);
  EXPECT_EQ(streak.Of(5), Certainty::kExcluded);
  streak.Add(Certainty::kExcluded);
  EXPECT_EQ(streak.Of(1), Certainty::kExcluded);
  EXPECT_EQ(Streak::After({}).Of(5), Certainty::kPossible);
}

}  // namespace
}  // namespace tovholder::forecasts
