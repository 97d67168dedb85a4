// SPDX-License-Identifier: EUPL-1.2
#include "html/formats.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace tovholder::html {
namespace {

constexpr Language kDa = Language::kDanish;
constexpr Language kEn = Language::kEnglish;

Date Day(int year, unsigned month, unsigned day) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
}

TEST(Formats, WholeNumbers) {
  EXPECT_EQ(FormatNumber(0, kDa), "0");
  EXPECT_EQ(FormatNumber(999, kDa), "999");
  EXPECT_EQ(FormatNumber(1234, kDa), "1.234");
  EXPECT_EQ(FormatNumber(1234567, kEn), "1,234,567");
  EXPECT_EQ(FormatNumber(-1234, kDa), "−1.234");
  EXPECT_EQ(FormatNumber(std::numeric_limits<std::int64_t>::min(), kEn), "−9,223,372,036,854,775,808");
}

TEST(Formats, Decimals) {
  EXPECT_EQ(FormatDecimal(1234.5, 1, kDa), "1.234,5");
  EXPECT_EQ(FormatDecimal(1234.5, 1, kEn), "1,234.5");
  EXPECT_EQ(FormatDecimal(-5.8, 1, kDa), "−5,8");
  EXPECT_EQ(FormatDecimal(-0.04, 1, kDa), "0,0");
  EXPECT_EQ(FormatDecimal(22.95, 0, kDa), "23");
  EXPECT_EQ(FormatDecimal(std::nan(""), 1, kDa), "–");
}

TEST(Formats, Bytes) {
  EXPECT_EQ(FormatBytes(1, kEn), "1 byte");
  EXPECT_EQ(FormatBytes(412, kDa), "412 byte");
  EXPECT_EQ(FormatBytes(12345, kDa), "12,3 kB");
  EXPECT_EQ(FormatBytes(999999, kEn), "1.0 MB");
  EXPECT_EQ(FormatBytes(4000000000, kDa), "4,0 GB");
}

TEST(Formats, Days) {
  const Date day = Day(2025, 4, 22);
  EXPECT_EQ(FormatDay(day, DayForm::kFull, kDa), "tirsdag den 22. april 2025");
  EXPECT_EQ(FormatDay(day, DayForm::kFull, kEn), "Tuesday 22 April 2025");
  EXPECT_EQ(FormatDay(day, DayForm::kLong, kDa), "22. april 2025");
  EXPECT_EQ(FormatDay(day, DayForm::kShort, kDa), "22.04.2025");
  EXPECT_EQ(FormatDay(day, DayForm::kShort, kEn), "22/04/2025");
  EXPECT_EQ(FormatDay(Day(2025, 2, 30), DayForm::kFull, kDa), "–");
}

TEST(Formats, Times) {
  EXPECT_EQ(FormatTimeOfDay({15, 0}, kDa), "kl. 15.00");
  EXPECT_EQ(FormatTimeOfDay({9, 5}, kEn), "at 09:05");
  const Instant instant = FromCopenhagen({Day(2025, 4, 22), {15, 0}});
  EXPECT_EQ(FormatMoment(instant, kDa), "22. april 2025 kl. 15.00");
}

struct NearnessCase {
  int days;
  std::string danish, english;
};

class Nearness : public testing::TestWithParam<NearnessCase> {};

TEST_P(Nearness, IsSaidAsPeopleSayIt) {
  const std::chrono::sys_days today = Day(2025, 4, 22);
  const Date date = today + std::chrono::days(GetParam().days);
  EXPECT_EQ(FormatNearness(date, today, kDa), GetParam().danish);
  EXPECT_EQ(FormatNearness(date, today, kEn), GetParam().english);
}

INSTANTIATE_TEST_SUITE_P(
    All, Nearness,
    testing::Values(NearnessCase{0, "i dag", "today"}, NearnessCase{1, "i morgen", "tomorrow"},
                    NearnessCase{-1, "i går", "yesterday"}, NearnessCase{3, "om 3 dage", "in 3 days"},
                    NearnessCase{-13, "for 13 dage siden", "13 days ago"}, NearnessCase{14, "om 2 uger", "in 2 weeks"},
                    NearnessCase{-61, "for 2 måneder siden", "2 months ago"},
                    NearnessCase{365, "om 12 måneder", "in 12 months"}, NearnessCase{731, "om 2 år", "in 2 years"},
                    NearnessCase{-4000, "for 10 år siden", "10 years ago"}));

}  // namespace
}  // namespace tovholder::html
