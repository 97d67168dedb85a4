// SPDX-License-Identifier: EUPL-1.2
#include "base/money.h"

#include <gtest/gtest.h>

#include <limits>

namespace tovholder {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

TEST(ParseMoney, ReadsDanishAmountsInOere) {
  const std::pair<std::string_view, std::int64_t> cases[] = {
      {"22,9 mio. kr.", 2'290'000'000},
      {"22,9 mio.kr", 2'290'000'000},
      {"0,3 mio.", 30'000'000},
      {"-5,8 mio. kr.", -580'000'000},
      {"−5,8 mio. kr.", -580'000'000},
      {"– 5,8 mio. kr.", -580'000'000},
      {"991.000 kr.", 99'100'000},
      {"kr. 228.968", 22'896'800},
      {"Kr. -228.968", -22'896'800},
      {"DKK 228.968,00", 22'896'800},
      {"1.234,50", 123'450},
      {"1 234 567,89 kr", 123'456'789},
      {"1234567", 123'456'700},
      {"500.000,-", 50'000'000},
      {"500.000,- kr.", 50'000'000},
      {"0,05", 5},
      {"0", 0},
      {"1,500", 150},
      {"2 mia. kr.", 200'000'000'000},
      {"1,25 mio. kr.", 125'000'000},
      {"12 t. kr.", 1'200'000},
      {"100 kroner", 10'000},
      {" 12\u00A0345 kr. ", 1'234'500},
      {"22,9 millioner kroner", 2'290'000'000},
      {"92.233.720.368.547.758,07", kMost},
  };
  for (const auto& [text, oere] : cases) {
    const auto money = ParseMoney(text);
    ASSERT_TRUE(money) << text;
    EXPECT_EQ(money->oere, oere) << text;
  }
}

TEST(ParseMoney, RefusesWhatIsNoAmount) {
  for (const auto* text : {"", "kr.", "mange penge", "1.23", "1.2345", "12.34,5", "1,", "1,2,3", "1,005", "1,5005", "-",
                           "--5", "5 kr. om året", "kr. 5 kr.", "5 mio. mia.", "1..000", "1,2.000", "5 øre"}) {
    const auto money = ParseMoney(text);
    ASSERT_FALSE(money) << text;
    EXPECT_EQ(money.error(), (Error{"base.no_amount", {{"text", text}}}));
  }
}

TEST(ParseMoney, RefusesWhatDoesNotFit) {
  for (const auto* text : {"92.233.720.368.547.758,08", "99999999999999999999999999", "100.000.000.000 mia. kr.",
                           "92.233.720.368,6 mio."}) {
    const auto money = ParseMoney(text);
    ASSERT_FALSE(money) << text;
    EXPECT_EQ(money.error().id, "base.amount_too_large");
  }
  EXPECT_EQ(Add(Money{kMost}, Money{1}).error().id, "base.amount_too_large");
  EXPECT_EQ(Add(Money{kMost}, Money{-1})->oere, kMost - 1);
}

TEST(FormatMoney, WritesDanishAndEnglish) {
  EXPECT_EQ(FormatDanish(Money{123'450}), "1.234,50 kr.");
  EXPECT_EQ(FormatDanish(Money{99'100'000}), "991.000 kr.");
  EXPECT_EQ(FormatDanish(Money{-5}), "−0,05 kr.");
  EXPECT_EQ(FormatDanish(Money{}), "0 kr.");
  EXPECT_EQ(FormatDanish(Money{kLeast}), "−92.233.720.368.547.758,08 kr.");
  EXPECT_EQ(FormatEnglish(Money{-123'456'789}), "DKK −1,234,567.89");
}

TEST(FormatMoney, WritesMillions) {
  EXPECT_EQ(FormatDanishMillions(Money{2'290'000'000}), "22,9 mio. kr.");
  EXPECT_EQ(FormatDanishMillions(Money{-580'000'000}), "−5,8 mio. kr.");
  EXPECT_EQ(FormatDanishMillions(Money{2'000'000'000}), "20 mio. kr.");
  EXPECT_EQ(FormatDanishMillions(Money{5'000'000}), "0,1 mio. kr.");
  EXPECT_EQ(FormatDanishMillions(Money{-4'999'999}), "0 mio. kr.");
  EXPECT_EQ(FormatEnglishMillions(Money{123'456'789'012}), "DKK 1,234.6 million");
}

TEST(FormatMoney, ComesBack) {
  for (const std::int64_t oere :
       {std::int64_t{0}, std::int64_t{7}, std::int64_t{-123'456}, kMost, std::int64_t{100'000'000}}) {
    EXPECT_EQ(ParseMoney(FormatDanish(Money{oere})).value().oere, oere);
  }
}

TEST(FormatNumber, GroupsAndRounds) {
  EXPECT_EQ(FormatDanishNumber(1234.5, 1), "1.234,5");
  EXPECT_EQ(FormatEnglishNumber(1234.5, 1), "1,234.5");
  EXPECT_EQ(FormatDanishNumber(-5.84, 1), "−5,8");
  EXPECT_EQ(FormatDanishNumber(-0.04, 1), "0,0");
  EXPECT_EQ(FormatDanishNumber(999999.96, 1), "1.000.000,0");
  EXPECT_EQ(FormatDanishNumber(42.0, 0), "42");
  EXPECT_EQ(FormatDanishNumber(std::numeric_limits<double>::quiet_NaN(), 1), "–");
  EXPECT_EQ(FormatDanishNumber(std::int64_t{1234567}), "1.234.567");
  EXPECT_EQ(FormatEnglishNumber(kLeast), "−9,223,372,036,854,775,808");
}

}  // namespace
}  // namespace tovholder
