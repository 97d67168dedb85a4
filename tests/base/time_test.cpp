// SPDX-License-Identifier: EUPL-1.2
#include "base/time.h"

#include <gtest/gtest.h>

namespace tovholder {
namespace {

Instant At(std::string_view text) { return ParseIsoInstant(text).value(); }

std::string Local(std::string_view instant) {
  const LocalTime local = ToCopenhagen(At(instant));
  return FormatIso(local.date) + " " + FormatIso(local.time);
}

std::string Utc(std::string_view date, TimeOfDay time) {
  return FormatIso(FromCopenhagen({ParseIsoDate(date).value(), time}));
}

TEST(Copenhagen, FollowsSummerTime) {
  EXPECT_EQ(Local("2025-01-15T12:00:00.000Z"), "2025-01-15 13:00");
  EXPECT_EQ(Local("2025-04-22T13:00:00.000Z"), "2025-04-22 15:00");
  EXPECT_EQ(Local("2025-03-30T00:59:59.999Z"), "2025-03-30 01:59");
  EXPECT_EQ(Local("2025-03-30T01:00:00.000Z"), "2025-03-30 03:00");
  EXPECT_EQ(Local("2025-10-26T00:59:59.999Z"), "2025-10-26 02:59");
  EXPECT_EQ(Local("2025-10-26T01:00:00.000Z"), "2025-10-26 02:00");
  EXPECT_EQ(Local("2025-12-31T23:30:00.000Z"), "2026-01-01 00:30");
}

TEST(Copenhagen, KnowsTheRuleOfEarlierYears) {
  EXPECT_EQ(Local("1995-10-15T12:00:00.000Z"), "1995-10-15 13:00") << "ended in September until 1995";
  EXPECT_EQ(Local("1996-10-15T12:00:00.000Z"), "1996-10-15 14:00");
  EXPECT_EQ(Local("1979-07-01T12:00:00.000Z"), "1979-07-01 13:00");
}

TEST(Copenhagen, ComesBackFromWallClock) {
  EXPECT_EQ(Utc("2025-04-22", {15, 0}), "2025-04-22T13:00:00.000Z");
  EXPECT_EQ(Utc("2025-01-15", {0, 30}), "2025-01-14T23:30:00.000Z");
  EXPECT_EQ(Utc("2025-03-30", {2, 30}), "2025-03-30T01:30:00.000Z") << "skipped: counts as 03:30";
  EXPECT_EQ(Utc("2025-10-26", {2, 30}), "2025-10-26T00:30:00.000Z") << "twice: the first";
  EXPECT_EQ(Utc("2025-10-26", {3, 0}), "2025-10-26T02:00:00.000Z");
}

TEST(Copenhagen, EveryHourOfAYearComesBack) {
  Instant instant = At("2024-01-01T00:00:00.000Z");
  for (int hour = 0; hour < 366 * 24; ++hour, instant += std::chrono::hours(1)) {
    const Instant back = FromCopenhagen(ToCopenhagen(instant));
    const bool second_of_two = FormatIso(instant) == "2024-10-27T01:00:00.000Z";
    ASSERT_EQ(back, second_of_two ? instant - std::chrono::hours(1) : instant) << FormatIso(instant);
  }
}

TEST(IsoDate, ReadsOnlyRealDaysInFullForm) {
  EXPECT_EQ(FormatIso(ParseIsoDate("2024-02-29").value()), "2024-02-29");
  for (const auto* wrong : {"", "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "25-01-01", "2025-01-01 ",
                            " 2025-01-01", "2025/01/01", "2025-01-0x", "2025-01", "-025-01-01"}) {
    EXPECT_FALSE(ParseIsoDate(wrong)) << wrong;
  }
}

TEST(IsoInstant, ReadsAndWritesMilliseconds) {
  EXPECT_EQ(FormatIso(At("2025-04-22T13:00:00.007Z")), "2025-04-22T13:00:00.007Z");
  EXPECT_EQ(FormatIso(At("2025-04-22T13:00:00Z")), "2025-04-22T13:00:00.000Z");
  for (const auto* wrong :
       {"", "2025-04-22", "2025-04-22T24:00:00.000Z", "2025-04-22T13:60:00Z", "2025-04-22T13:00:60Z",
        "2025-04-22T13:00:00.000", "2025-04-22 13:00:00Z", "2025-04-22T13:00:00.00Z", "2025-02-30T13:00:00Z",
        "2025-04-22T13:00:00.000Zx", "2025-04-22T13:00:00+02:00"}) {
    EXPECT_FALSE(ParseIsoInstant(wrong)) << wrong;
  }
}

TEST(TimeOfDay, ReadsDanishClocks) {
  EXPECT_EQ(ParseTimeOfDay("15:00"), (TimeOfDay{15, 0}));
  EXPECT_EQ(ParseTimeOfDay("15.30"), (TimeOfDay{15, 30}));
  EXPECT_EQ(ParseTimeOfDay("9:05"), (TimeOfDay{9, 5}));
  EXPECT_EQ(FormatIso(TimeOfDay{9, 5}), "09:05");
  for (const auto* wrong : {"", "15", "24:00", "15:60", "15:0", "15:000", ":15", "a5:00", "15-00", "1500"}) {
    EXPECT_FALSE(ParseTimeOfDay(wrong)) << wrong;
  }
}

TEST(Now, IsAfterThisWasWritten) { EXPECT_GT(Now(), At("2025-01-01T00:00:00Z")); }

}  // namespace
}  // namespace tovholder
