// SPDX-License-Identifier: EUPL-1.2
#include "base/decimal.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace tovholder {
namespace {

std::string Read(std::string_view text, DecimalMark mark = DecimalMark::kComma) {
  const auto number = ParseDecimal(text, mark);
  return number ? ToText(*number) : number.error().id;
}

TEST(Decimal, IsReadWithEitherMark) {
  EXPECT_EQ(Read("41,2"), "41.2");
  EXPECT_EQ(Read("41.2", DecimalMark::kPoint), "41.2");
  EXPECT_EQ(Read("1.234,50"), "1234.5");
  EXPECT_EQ(Read("1,234.50", DecimalMark::kPoint), "1234.5");
  EXPECT_EQ(Read("146.626"), "146626");
  EXPECT_EQ(Read("146.626", DecimalMark::kPoint), "146.626");
  EXPECT_EQ(Read("12 345 678"), "12345678");
  EXPECT_EQ(Read(" −5,8 "), "-5.8");
  EXPECT_EQ(Read("+3"), "3");
  EXPECT_EQ(Read("-0"), "0");
  EXPECT_EQ(Read("0,000001"), "0.000001");
  EXPECT_EQ(Read("2,0000000000"), "2") << "zeros say nothing";
}

TEST(Decimal, WhatIsNoNumberIsToldSo) {
  for (const char* text :
       {"", " ", ",", "41,", ",5", "41.2", "1.23", "1.2345", "4 1", "41,2 %", "x", "1,2,3", "--1", "∞", "1.234.5"}) {
    EXPECT_EQ(Read(text), "base.no_number") << text;
  }
  EXPECT_EQ(Read("0,0000001"), "base.too_many_places");
  EXPECT_EQ(Read("9223372036854,775807"), "9223372036854.775807");
  EXPECT_EQ(Read("9223372036854,775808"), "base.number_too_large");
  EXPECT_EQ(Read(std::string(400, '9')), "base.number_too_large");
}

TEST(Decimal, TypedNumbersMayHaveAPointThatPartsNoThousands) {
  EXPECT_EQ(ToText(*ParseTypedDecimal("41.2")), "41.2");
  EXPECT_EQ(ToText(*ParseTypedDecimal("41,2")), "41.2");
  EXPECT_EQ(ToText(*ParseTypedDecimal("1.234")), "1234");
  EXPECT_EQ(ParseTypedDecimal("1,2.3").error().id, "base.no_number");
}

TEST(Decimal, IsExactWhereFractionsAreNot) {
  const Decimal national = *ParseDecimal("0,7", DecimalMark::kComma);
  EXPECT_EQ(national * 3, *ParseDecimal("2,1", DecimalMark::kComma));
  EXPECT_NE(0.7 * 3, 2.1) << "as a binary fraction it is not";
}

TEST(Decimal, PerCentIsRoundedHalfAwayFromZero) {
  EXPECT_EQ(ToText(PercentOf(1, 3)), "33.333333");
  EXPECT_EQ(ToText(PercentOf(2, 3)), "66.666667");
  EXPECT_EQ(ToText(PercentOf(-2, 3)), "-66.666667");
  EXPECT_EQ(ToText(PercentOf(1, 1'000'000'000)), "0");
  EXPECT_EQ(ToText(PercentOf(412, 1000)), "41.2");
  EXPECT_EQ(ToText(PercentOf(std::numeric_limits<std::int32_t>::max(), 1)), "214748364700");
}

TEST(Decimal, IsWrittenForPeople) {
  const Decimal number = *ParseDecimal("-1234,5", DecimalMark::kComma);
  EXPECT_EQ(FormatDanish(number), "−1.234,5");
  EXPECT_EQ(FormatEnglish(number, 2), "−1,234.50");
  EXPECT_EQ(FormatDanish(Decimal::Of(40)), "40");
  EXPECT_EQ(FormatDanish(Decimal::Of(40), 1), "40,0");
}

TEST(Decimal, IsRounded) {
  const auto round = [](std::string_view text, int places) { return ToText(Round(*ParseTypedDecimal(text), places)); };
  EXPECT_EQ(round("2,175", 2), "2.18");
  EXPECT_EQ(round("-2,175", 2), "-2.18");
  EXPECT_EQ(round("2,174999", 2), "2.17");
  EXPECT_EQ(round("39,5", 0), "40");
}

TEST(Decimal, EveryNumberReadsBack) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const Decimal number{static_cast<std::int64_t>(random() >> (random() % 63 + 1)) * (random() % 2 == 0 ? 1 : -1)};
    EXPECT_EQ(*ParseDecimal(ToText(number), DecimalMark::kPoint), number);
    EXPECT_EQ(*ParseDecimal(FormatDanish(number), DecimalMark::kComma), number);
    EXPECT_EQ(*ParseDecimal(FormatEnglish(number), DecimalMark::kPoint), number);
  }
}

TEST(Decimal, ComesFromTheNearestBinaryFraction) {
  EXPECT_EQ(ToText(*ToDecimal(41.2)), "41.2");
  EXPECT_EQ(ToText(*ToDecimal(57.699999999999996)), "57.7");
  EXPECT_FALSE(ToDecimal(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(ToDecimal(1e300));
}

}  // namespace
}  // namespace tovholder
