// SPDX-License-Identifier: EUPL-1.2
#include "imports/scan_pace.h"

#include <gtest/gtest.h>

namespace tovholder::imports {
namespace {

using std::chrono::seconds;

const html::Texts kDanish(html::Language::kDanish);
const html::Texts kEnglish(html::Language::kEnglish);

TEST(ScanPace, TellsTheTimeLeftFromTheSecondPageOn) {
  ScanPace pace;
  const ScanPace::Clock::time_point start;
  EXPECT_FALSE(pace.Note("a.pdf", 1, 100, start).seconds_left);
  EXPECT_EQ(pace.Note("a.pdf", 11, 100, start + seconds(20)).seconds_left, 178);
  EXPECT_FALSE(pace.Note("b.pdf", 3, 9, start + seconds(20)).seconds_left) << "each file has its own pace";
  EXPECT_EQ(pace.Note("b.pdf", 6, 9, start + seconds(50)).seconds_left, 30);
  EXPECT_EQ(pace.Note("a.pdf", 100, 100, start + seconds(200)).seconds_left, 0);
  EXPECT_FALSE(pace.Note("a.pdf", 1, 50, start + seconds(900)).seconds_left) << "read anew";
}

struct SaidCase {
  ScanStanding standing;
  std::string danish;
  std::string english;
};
class Said : public ::testing::TestWithParam<SaidCase> {};
TEST_P(Said, InBothLanguages) {
  EXPECT_EQ(Say(GetParam().standing, kDanish), GetParam().danish);
  EXPECT_EQ(Say(GetParam().standing, kEnglish), GetParam().english);
  EXPECT_EQ(SayCurrent(StoreStanding(GetParam().standing), kDanish), GetParam().danish);
}
INSTANTIATE_TEST_SUITE_P(
    Standings, Said,
    ::testing::Values(SaidCase{{"a.pdf", 1, 300, {}}, "a.pdf: side 1 af 300", "a.pdf: page 1 of 300"},
                      SaidCase{{"a.pdf", 290, 300, 21},
                               "a.pdf: side 290 af 300, under et minut tilbage",
                               "a.pdf: page 290 of 300, less than a minute left"},
                      SaidCase{{"a.pdf", 2, 3, 61},
                               "a.pdf: side 2 af 3, omkring 2 minutter tilbage",
                               "a.pdf: page 2 of 3, about 2 minutes left"},
                      SaidCase{{"a.pdf", 2, 2000, 3 * 3600},
                               "a.pdf: side 2 af 2000, omkring 3 timer tilbage",
                               "a.pdf: page 2 of 2000, about 3 hours left"},
                      SaidCase{{"a.pdf", 9, 9, 0}, "a.pdf: side 9 af 9", "a.pdf: page 9 of 9"}));

TEST(SayCurrent, LeavesOtherTextsAsTheyAre) {
  for (const char* text : {"", "referat.pdf", "scan:", "scan:{}", "scan:[1,2,3]", "scan: 12.pdf"}) {
    EXPECT_EQ(SayCurrent(text, kDanish), text);
  }
}

}  // namespace
}  // namespace tovholder::imports
