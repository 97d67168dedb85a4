// SPDX-License-Identifier: EUPL-1.2
#include "indicators/suppression.h"

#include <gmock/gmock.h>

#include "indicators/disclosure.h"

namespace tovholder::indicators {
namespace {

using testing::Each;
using testing::ElementsAre;

constexpr Shown kYes = Shown::kYes;
constexpr Shown kSmall = Shown::kTooSmall;
constexpr Shown kGives = Shown::kGivesAway;

std::vector<CountCell> CellsOf(const std::vector<std::int64_t>& counts) {
  std::vector<CountCell> cells;
  cells.reserve(counts.size());
  for (const std::int64_t count : counts) cells.push_back({count});
  return cells;
}

std::vector<Shown> Hidden(const std::vector<std::int64_t>& counts, const std::vector<SumOf>& sums, AlsoHide also,
                          int threshold = 5) {
  return HideSmallCounts(CellsOf(counts), sums, {.threshold = threshold, .also = also});
}

TEST(SmallCounts, AreHiddenFromOneToOneBelowTheThreshold) {
  const auto cells = CellsOf({0, 1, 4, 5, 40});
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 5, .action = SmallCountAction::kHide}),
              ElementsAre(kYes, kSmall, kSmall, kYes, kYes));
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 5}), ElementsAre(kYes, kSmall, kSmall, kYes, kYes));
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 5, .action = SmallCountAction::kShow}), Each(kYes));
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 0}), Each(kYes));
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 1}), Each(kYes));
}

TEST(SmallCounts, WhatIsNoPersonIsNeverSmall) {
  EXPECT_THAT(HideSmallCounts({{2, false}, {2, true}}, {}, {}), ElementsAre(kYes, kSmall));
}

TEST(SmallCounts, AMeanIsSmallByItself) {
  EXPECT_THAT(HideSmallCounts({{9, true, 2}, {10, true, 2}, {9, true, 1}}, {}, {}), ElementsAre(kSmall, kYes, kYes));
}

TEST(SmallCounts, ASumThatWouldTellIsHiddenAsWell) {
  const std::vector<SumOf> sums{{3, {0, 1, 2}}};
  EXPECT_THAT(Hidden({3, 12, 40, 55}, sums, AlsoHide::kSums), ElementsAre(kSmall, kYes, kYes, kGives));
  EXPECT_THAT(Hidden({3, 12, 40, 55}, sums, AlsoHide::kParts), ElementsAre(kSmall, kGives, kYes, kYes))
      << "the smallest other part goes, so that the sum can stay";
  EXPECT_THAT(HideSmallCounts(CellsOf({3, 12, 40, 55}), sums, {.action = SmallCountAction::kHide}),
              ElementsAre(kSmall, kYes, kYes, kYes));
}

TEST(SmallCounts, SumsOfSumsGoToo) {
  // 3 + 12 = 15, 20 + 30 = 50, together 65.
  const std::vector<SumOf> sums{{2, {0, 1}}, {5, {3, 4}}, {6, {2, 5}}};
  EXPECT_THAT(Hidden({3, 12, 15, 20, 30, 50, 65}, sums, AlsoHide::kSums),
              ElementsAre(kSmall, kYes, kGives, kYes, kYes, kYes, kGives));
  EXPECT_THAT(Hidden({3, 12, 15, 20, 30, 50, 65}, sums, AlsoHide::kParts),
              ElementsAre(kSmall, kGives, kYes, kYes, kYes, kYes, kYes));
}

TEST(SmallCounts, TwoHiddenOnesThatComeToTwoAreOneAndOne) {
  EXPECT_THAT(Hidden({1, 1, 30, 32}, {{3, {0, 1, 2}}}, AlsoHide::kParts), ElementsAre(kSmall, kSmall, kGives, kYes));
}

TEST(SmallCounts, ANeighbourThatCannotBeLessDoesNotHide) {
  // 1 + 5 = 6: beside a small one stands one of at least 5, so that the sum has to go after all, and the 5 can stay.
  EXPECT_THAT(Hidden({1, 5, 6}, {{2, {0, 1}}}, AlsoHide::kParts), ElementsAre(kSmall, kYes, kGives));
}

TEST(SmallCounts, ThatTheSmallestGoesFirstDoesNotTellIt) {
  // Were 5 hidden beside 3, a reader who sees 5 and knows that the smallest goes knew that it is 5 and the other 3.
  const auto shown = Hidden({3, 5, 5, 13}, {{3, {0, 1, 2}}}, AlsoHide::kParts);
  EXPECT_THAT(shown, ElementsAre(kSmall, kGives, kGives, kYes));
}

TEST(SmallCounts, ASumThatIsSmallItselfIsHiddenWithItsParts) {
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    EXPECT_THAT(Hidden({1, 1, 1, 1, 4}, {{4, {0, 1, 2, 3}}}, also), ElementsAre(kSmall, kSmall, kSmall, kSmall, kGives))
        << "that the sum is small would tell that each is 1";
    EXPECT_THAT(Hidden({3, 0, 3}, {{2, {0, 1}}}, also), ElementsAre(kSmall, kYes, kGives));
  }
}

TEST(SmallCounts, OnePartOnly) {
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    EXPECT_THAT(Hidden({3, 3}, {{1, {0}}}, also), ElementsAre(kSmall, kGives));
    EXPECT_THAT(Hidden({30, 30}, {{1, {0}}}, also), Each(kYes));
  }
}

TEST(SmallCounts, AnotherWayOfAddingUpDoesNotTellTheSum) {
  // By area 3 + 40, by age 20 + 23.
  const std::vector<SumOf> sums{{2, {0, 1}}, {2, {3, 4}}};
  EXPECT_THAT(Hidden({3, 40, 43, 20, 23}, sums, AlsoHide::kSums), ElementsAre(kSmall, kYes, kGives, kGives, kYes));
  EXPECT_THAT(Hidden({3, 40, 43, 20, 23}, sums, AlsoHide::kParts), ElementsAre(kSmall, kGives, kYes, kYes, kYes));
}

TEST(SmallCounts, ATableLosesACornerAtATime) {
  // 3 20 30 | 53
  // 8 40 50 | 98
  // 11 60 80
  const std::vector<SumOf> sums{{3, {0, 1, 2}}, {7, {4, 5, 6}}, {8, {0, 4}}, {9, {1, 5}}, {10, {2, 6}}};
  EXPECT_THAT(Hidden({3, 20, 30, 53, 8, 40, 50, 98, 11, 60, 80}, sums, AlsoHide::kParts),
              ElementsAre(kSmall, kGives, kYes, kYes, kGives, kGives, kYes, kYes, kYes, kYes, kYes))
      << "all sums stay: two rows and two columns have two hidden ones each";
}

TEST(SmallCounts, TheSameCountTwice) {
  EXPECT_THAT(Hidden({3, 3, 40, 43}, {{1, {0}}, {3, {1, 2}}}, AlsoHide::kParts),
              ElementsAre(kSmall, kGives, kGives, kYes));
  EXPECT_THAT(Hidden({3, 6}, {{1, {0, 0}}}, AlsoHide::kParts), ElementsAre(kSmall, kGives));
}

TEST(SmallCounts, ZerosAreShownAndHideNothing) {
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    EXPECT_THAT(Hidden({0, 0, 4, 4}, {{3, {0, 1, 2}}}, also), ElementsAre(kYes, kYes, kSmall, kGives));
  }
}

TEST(SmallCounts, TheRestThatNoPageHasIsLookedAfterWhereItIsSmall) {
  const CountCell small_rest{.count = 3, .published = false};
  EXPECT_EQ(HideSmallCounts({{8}, {9}, small_rest, {20}}, {{3, {0, 1, 2}}}, {.also = AlsoHide::kSums})[3], kGives);
  const auto parts = HideSmallCounts({{8}, {9}, small_rest, {20}}, {{3, {0, 1, 2}}}, {.also = AlsoHide::kParts});
  EXPECT_EQ(parts[0], kGives);
  EXPECT_EQ(parts[3], kYes);
  const CountCell large_rest{.count = 30, .published = false};
  const auto all = HideSmallCounts({{8}, {9}, large_rest, {47}}, {{3, {0, 1, 2}}}, {.also = AlsoHide::kSums});
  EXPECT_EQ(all[0], kYes);
  EXPECT_EQ(all[3], kYes);
}

TEST(SmallCounts, OnePoolLessAnotherTellsNothing) {
  // Nobody has the first two areas; the pool of them is 50, and that with the third one 53.
  const CountCell away{.count = 25, .published = false};
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    const auto shown = HideSmallCounts({away, away, {3}, {50}, {53}}, {{3, {0, 1}}, {4, {0, 1, 2}}}, {.also = also});
    EXPECT_EQ(shown[2], kSmall);
    EXPECT_TRUE(shown[3] != kYes || shown[4] != kYes);
  }
}

TEST(SmallCounts, OfTwoEachTellsItselfAndItEndsAllTheSame) {
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    EXPECT_EQ(Hidden({1, 20, 21}, {{2, {0, 1}}}, also, 2)[0], kSmall);
  }
}

TEST(SmallCounts, NothingIsHiddenWhereNoneIsSmall) {
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    EXPECT_THAT(Hidden({0, 12, 40, 52}, {{3, {0, 1, 2}}}, also), Each(kYes));
  }
}

TEST(SmallCounts, AMeanGoesRatherThanAnotherYear) {
  // 3 in the second of three years, and the means of two.
  const std::vector<SumOf> sums{{3, {0, 1}, true}, {4, {1, 2}, true}};
  EXPECT_THAT(Hidden({20, 3, 30, 23, 33}, sums, AlsoHide::kParts), ElementsAre(kYes, kSmall, kYes, kGives, kGives));
}

TEST(SmallCounts, WhatDoesNotHangTogetherIsHiddenApart) {
  const std::vector<SumOf> sums{{2, {0, 1}}, {6, {3, 4, 5}}};
  EXPECT_THAT(Hidden({1, 5, 6, 3, 20, 30, 53}, sums, AlsoHide::kParts),
              ElementsAre(kSmall, kYes, kGives, kSmall, kGives, kYes, kYes));
}

TEST(SmallCounts, ManyAreasAndYearsAreDoneInTime) {
  std::vector<std::int64_t> counts;
  std::vector<SumOf> sums;
  constexpr std::size_t kAreas = 60;
  constexpr std::size_t kYears = 16;
  for (std::size_t area = 0; area < kAreas; ++area) {
    for (std::size_t year = 0; year < kYears; ++year) {
      counts.push_back(static_cast<std::int64_t>((area * 7 + year * 13) % 40));
    }
  }
  for (std::size_t year = 0; year < kYears; ++year) {
    SumOf sum{counts.size(), {}};
    std::int64_t total = 0;
    for (std::size_t area = 0; area < kAreas; ++area) {
      sum.parts.push_back(area * kYears + year);
      total += counts[sum.parts.back()];
    }
    counts.push_back(total);
    sums.push_back(std::move(sum));
  }
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    const auto shown = Hidden(counts, sums, also);
    const bool kept = shown.back() == kYes;
    EXPECT_EQ(kept, also == AlsoHide::kParts);
  }
}

TEST(OtherCounts, FindsAnotherTableThatLooksTheSame) {
  // a + b = 8 with a from 1 to 4 and b at least 5.
  OtherCounts tables({3, 5}, {{1, 4}, {5, std::nullopt}}, {{{{0, 1}, {1, 1}}}});
  const auto other = tables.Find(0);
  ASSERT_TRUE(other);
  EXPECT_THAT(*other, ElementsAre(-1, 1));
  EXPECT_THAT(*tables.Find(1), ElementsAre(-1, 1));
}

TEST(OtherCounts, SaysSoWhereThereIsNone) {
  OtherCounts fixed({1, 5}, {{1, 4}, {5, std::nullopt}}, {{{{0, 1}, {1, 1}}}});
  EXPECT_FALSE(fixed.Find(0));
  OtherCounts alone({7}, {{5, std::nullopt}}, {{{{0, 1}}}});
  EXPECT_FALSE(alone.Find(0));
}

TEST(OtherCounts, GoesRoundACycle) {
  // Two rows and two columns of two hidden cells.
  OtherCounts cycle({3, 20, 8, 40}, {{1, 4}, {5, {}}, {5, {}}, {5, {}}},
                    {{{{0, 1}, {1, 1}}}, {{{2, 1}, {3, 1}}}, {{{0, 1}, {2, 1}}}, {{{1, 1}, {3, 1}}}});
  EXPECT_THAT(*cycle.Find(3), ElementsAre(1, -1, -1, 1));
}

}  // namespace
}  // namespace tovholder::indicators
