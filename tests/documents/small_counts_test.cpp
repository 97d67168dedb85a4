// SPDX-License-Identifier: EUPL-1.2
#include "documents/small_counts.h"

#include <gtest/gtest.h>

#include <string>

namespace tovholder::documents {
namespace {

struct Counted {
  const char* text;
  const char* expected;  // "number unit" parted by "; "
};

class SmallCountsTest : public ::testing::TestWithParam<Counted> {};

TEST_P(SmallCountsTest, Finds) {
  const std::string_view text = GetParam().text;
  std::string found;
  for (const SmallCount& count : FindSmallCounts(text)) {
    if (!found.empty()) found += "; ";
    found +=
        std::string(text.substr(count.span.begin, count.span.end - count.span.begin)) + " " + std::string(count.unit);
  }
  EXPECT_EQ(found, GetParam().expected) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Few, SmallCountsTest,
    ::testing::Values(Counted{"I afdelingen bor 3 borgere med støtte.", "3 borger"},
                      Counted{"Heraf er to unge i job", "to ung"}, Counted{"Kun én familie flyttede", "én famili"},
                      Counted{"Kun en borger klagede", "en borger"}, Counted{"2 af de unge blev sigtet", "2 ung"},
                      Counted{"4 enlige mødre og 12 par", "4 enlige"}, Counted{"1 husstand", "1 husstand"},
                      Counted{"TRE BØRN", "TRE børn"}, Counted{"fire kvinder og 1 mand", "fire kvinde; 1 mand"},
                      Counted{"Skole\tElever\tAndel\nNord\t3\t12\nSyd\t40\t4\n", "3 elev"},
                      Counted{"| Område | Børn | Unge |\n|---|---|---|\n| A | 2 | 14 |\n| B | 7 | 1 |",
                              "2 børn; 1 ung"},
                      Counted{"Anbragte børn;3;27\nBoliger;3;4", "3 anbragt"}));

INSTANTIATE_TEST_SUITE_P(
    Many, SmallCountsTest,
    ::testing::Values(Counted{"5 borgere, 14 unge og 120 familier", ""}, Counted{"0 elever", ""},
                      Counted{"en borger spurgte", ""}, Counted{"§ 3 borgere", ""}, Counted{"Punkt 2 Børn og unge", ""},
                      Counted{"3. Beboerne orienteres", ""}, Counted{"3,5 personer", ""}, Counted{"1.234 borgere", ""},
                      Counted{"kl. 3. Børnene", ""}, Counted{"2 boliger. Familier", ""}, Counted{"3 mandage", ""},
                      Counted{"12-3 borgere", ""}, Counted{"3 kr. til børn", ""}, Counted{"to elevatorer", ""},
                      Counted{"Skole\tPladser\nNord\t3\n", ""}, Counted{"4 borgermøder", ""}, Counted{"", ""}));

TEST(SmallCounts, TheThresholdIsChosen) {
  EXPECT_EQ(FindSmallCounts("7 borgere", 10).size(), 1U);
  EXPECT_EQ(FindSmallCounts("seks borgere", 10).size(), 1U);
  EXPECT_EQ(FindSmallCounts("7 borgere", 7).size(), 0U);
}

TEST(SmallCounts, LongLinesAreQuick) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "3 ";
  EXPECT_EQ(FindSmallCounts(text).size(), 0U);
  EXPECT_EQ(FindSmallCounts(std::string(1'000'000, '|')).size(), 0U);
}

}  // namespace
}  // namespace tovholder::documents
