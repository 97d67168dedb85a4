// SPDX-License-Identifier: EUPL-1.2
#include "documents/small_counts.h"

#include <gtest/gtest.h>

#include <string>

#include "support/growth.h"

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
                      Counted{"Anbragte børn;3;27\nBoliger;3;4", "3 anbragt"},
                      Counted{"Der er 1 borger tilbage.", "1 borger"}, Counted{"3 børnefamilier flyttede", "3 famili"},
                      Counted{"to kontanthjælpsmodtagere", "to modtager"}, Counted{"4 familier fik støtte", "4 famili"},
                      Counted{"tre voldsramte kvinder", "tre kvinde"}, Counted{"2 udsatte unge", "2 ung"},
                      Counted{"en enkelt beboer klagede", "en beboer"}, Counted{"én af beboerne", "én beboer"},
                      Counted{"en af de unge blev dømt", "en ung"}, Counted{"4 ledige\n3 lejere", "4 ledig; 3 lejer"},
                      Counted{"et enkelt barn", "et barn"}, Counted{"Det ramte 2 husstande", "2 husstand"},
                      Counted{"(3 elever)", "3 elev"}, Counted{"fire\u00a0mænd", "fire mænd"}));

INSTANTIATE_TEST_SUITE_P(
    Many, SmallCountsTest,
    ::testing::Values(Counted{"5 borgere, 14 unge og 120 familier", ""}, Counted{"0 elever", ""},
                      Counted{"en borger spurgte", ""}, Counted{"§ 3 borgere", ""}, Counted{"Punkt 2 Børn og unge", ""},
                      Counted{"3. Beboerne orienteres", ""}, Counted{"3,5 personer", ""}, Counted{"1.234 borgere", ""},
                      Counted{"kl. 3. Børnene", ""}, Counted{"2 boliger. Familier", ""}, Counted{"3 mandage", ""},
                      Counted{"12-3 borgere", ""}, Counted{"3 kr. til børn", ""}, Counted{"to elevatorer", ""},
                      Counted{"Skole\tPladser\nNord\t3\n", ""}, Counted{"4 borgermøder", ""}, Counted{"", ""},
                      Counted{"3 medlemmer af bestyrelsen", ""}, Counted{"to repræsentanter for beboerne", ""},
                      Counted{"4 deltagere", ""}, Counted{"2 medarbejdere", ""}, Counted{"3 kontaktpersoner", ""},
                      Counted{"to formænd", ""}, Counted{"3 % af beboerne", ""}, Counted{"3 procent af de unge", ""},
                      Counted{"den 3. maj børn", ""}, Counted{"2/3 af eleverne", ""}, Counted{"3-årige børn", ""},
                      Counted{"3 årige børn", ""}, Counted{"1 ud af 3 børn", ""}, Counted{"4 lejemål og beboere", ""},
                      Counted{"4 lejermøder", ""}, Counted{"3 familiehuse", ""}, Counted{"2 elevråd", ""},
                      Counted{"to farer", ""}, Counted{"2 personers husstande", ""}, Counted{"mindst 2 personer", ""},
                      Counted{"2 Børn og unge\n3 Familier", ""}, Counted{"3 beboerne", ""},
                      Counted{"lov nr. 4 borgere", ""}, Counted{"tabel 3 unge", ""}, Counted{"i 2023 unge", ""},
                      Counted{"kl. 14.30 børn", ""}, Counted{"hver 4 familie", ""}, Counted{"et barn spurgte", ""},
                      Counted{"2 beboerhuse", ""}, Counted{"to pladser til unge", ""}));

TEST(SmallCounts, TheThresholdIsChosen) {
  EXPECT_EQ(FindSmallCounts("7 borgere", 10).size(), 1U);
  EXPECT_EQ(FindSmallCounts("seks borgere", 10).size(), 1U);
  EXPECT_EQ(FindSmallCounts("7 borgere", 7).size(), 0U);
  EXPECT_EQ(FindSmallCounts("1 borger", 0).size(), 0U);
  EXPECT_EQ(FindSmallCounts("tolv borgere", kHighestSafeCount).size(), 1U);
}

TEST(SmallCounts, ThePhraseSaysWhomItCounts) {
  const std::string_view text = "Heraf er 3 udsatte unge i job";
  const auto found = FindSmallCounts(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.substr(found[0].phrase.begin, found[0].phrase.end - found[0].phrase.begin), "3 udsatte unge");
}

TEST(SmallCounts, HalfAMegabyteTakesNoMoreThanItsLength) {
  for (const std::string_view piece :
       {"3 ", "3 unge ", "en af de unge\t", "1 ud af 3 børn ", "2;", "x", "3\n", "børn|", "§3-"}) {
    SCOPED_TRACE(piece);
    std::string text;
    while (text.size() < 500'000) text += piece;
    test::ExpectNearlyLinear([&](std::size_t eighths) { FindSmallCounts(text.substr(0, text.size() * eighths / 8)); });
  }
}

TEST(SmallCounts, LongLinesAreQuick) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "3 ";
  EXPECT_EQ(FindSmallCounts(text).size(), 0U);
  EXPECT_EQ(FindSmallCounts(std::string(1'000'000, '|')).size(), 0U);
}

}  // namespace
}  // namespace tovholder::documents
