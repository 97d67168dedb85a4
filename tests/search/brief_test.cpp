// SPDX-License-Identifier: EUPL-1.2
#include "search/brief.h"

#include <gtest/gtest.h>

#include <string>

namespace tovholder::search {
namespace {

constexpr Brief kLargest{0xFFFF'FFFF, 0xFFFF'FFFE, 0xFFFF, 0xFFFD, 0xFFFC};
constexpr Brief kUsual{7, 300, 2025, 94, 0};

TEST(Brief, EverySlotGivesBackWhatWasSet) {
  std::string block;
  SetBrief(block, 3, kLargest);
  SetBrief(block, 0, kUsual);
  SetBrief(block, kBriefsInBlock - 1, kUsual);
  EXPECT_EQ(BriefAt(block, 3), kLargest);
  EXPECT_EQ(BriefAt(block, 0), kUsual);
  EXPECT_EQ(BriefAt(block, kBriefsInBlock - 1), kUsual);
  EXPECT_EQ(BriefAt(block, 2), Brief()) << "never set";
  SetBrief(block, 3, {});
  EXPECT_EQ(BriefAt(block, 3), Brief());
}

TEST(Brief, BehindTheEndOfABlockThereIsNothing) {
  std::string block;
  EXPECT_EQ(BriefAt(block, 0), Brief());
  SetBrief(block, 0, kUsual);
  EXPECT_EQ(BriefAt(block, 1), Brief());
  EXPECT_EQ(BriefAt(block.substr(1), 0), Brief()) << "cut short";
}

TEST(Brief, NeighboursShareABlock) {
  EXPECT_EQ(BlockOf(kBriefsInBlock - 1), BlockOf(1));
  EXPECT_EQ(BlockOf(kBriefsInBlock), BlockOf(1) + 1);
  EXPECT_EQ(SlotOf(kBriefsInBlock + 5), 5U);
}

TEST(Brief, ABlockFitsAPage) {
  std::string block;
  SetBrief(block, kBriefsInBlock - 1, kLargest);
  EXPECT_LT(block.size(), 4'000U);
}

}  // namespace
}  // namespace tovholder::search
