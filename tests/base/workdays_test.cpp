// SPDX-License-Identifier: EUPL-1.2
#include "base/workdays.h"

#include <gtest/gtest.h>

#include <random>

namespace tovholder {
namespace {

using std::chrono::days;

tovholder::Day On(std::string_view iso) { return ParseIsoDate(iso).value(); }
std::string Iso(tovholder::Day day) { return FormatIso(Date(day)); }

constexpr SpanCount kAllCounts[] = {SpanCount::kNeitherEnd, SpanCount::kOneEnd, SpanCount::kBothEnds};

TEST(Workdays, OfACouncilMeetingAreThoseOfTheExample) {
  const WorkdayCalendar calendar;
  EXPECT_EQ(Iso(calendar.OnOrBefore(calendar.Until(On("2025-03-24"), 5, SpanCount::kNeitherEnd))), "2025-03-14");
  EXPECT_EQ(calendar.Count(On("2025-02-24"), On("2025-03-14"), SpanCount::kNeitherEnd), 13);
}

TEST(Workdays, SpansAreCountedInThreeWays) {
  const WorkdayCalendar calendar;
  const auto monday = On("2025-03-03");
  const auto friday = On("2025-03-07");
  EXPECT_EQ(calendar.Count(monday, friday, SpanCount::kNeitherEnd), 3);
  EXPECT_EQ(calendar.Count(monday, friday, SpanCount::kOneEnd), 4);
  EXPECT_EQ(calendar.Count(monday, friday, SpanCount::kBothEnds), 5);
  EXPECT_EQ(calendar.Count(monday, monday, SpanCount::kNeitherEnd), 0);
  EXPECT_EQ(calendar.Count(monday, monday, SpanCount::kBothEnds), 1);
  EXPECT_EQ(calendar.Count(friday, monday, SpanCount::kBothEnds), 0);
}

TEST(Workdays, LeaveOutClosedWeeks) {
  const WorkdayCalendar calendar({{On("2025-07-14"), On("2025-07-25")}});
  EXPECT_FALSE(calendar.IsWorkday(On("2025-07-16")));
  EXPECT_EQ(Iso(calendar.OnOrAfter(On("2025-07-12"))), "2025-07-28");
  EXPECT_EQ(Iso(calendar.OnOrBefore(On("2025-07-27"))), "2025-07-11");
  EXPECT_EQ(Iso(calendar.Add(On("2025-07-11"), 1)), "2025-07-28");
}

TEST(Workdays, KnowTheEndOfStoreBededag) {
  const WorkdayCalendar calendar;
  EXPECT_FALSE(calendar.IsWorkday(On("2023-05-05")));
  EXPECT_TRUE(calendar.IsHoliday(On("2023-05-05")));
  EXPECT_FALSE(calendar.IsHoliday(On("2024-04-26")));
  EXPECT_TRUE(calendar.IsHoliday(On("2026-12-26"))) << "a Saturday";
  EXPECT_TRUE(calendar.IsWorkday(On("2024-04-26")));
}

// Beside a walk from day to day, through leap years and both extremes of Easter.
TEST(Workdays, AgreeWithCountingDayByDay) {
  const WorkdayCalendar calendar;
  std::mt19937 random(20240229);
  std::uniform_int_distribution<int> offset(0, 150 * 365);
  std::uniform_int_distribution<int> amount(-300, 300);
  for (int turn = 0; turn < 20'000; ++turn) {
    const auto from = On("1992-01-01") + days(offset(random));
    const int steps = amount(random);
    ASSERT_EQ(calendar.IsWorkday(from), IsWeekday(from)) << Iso(from);
    const auto end = calendar.Add(from, steps);
    ASSERT_EQ(Iso(end), FormatIso(AddWeekdays(from, steps))) << Iso(from) << " " << steps;
    if (steps <= 0) continue;
    ASSERT_EQ(calendar.Count(from, end, SpanCount::kOneEnd), steps) << Iso(from);
  }
}

TEST(Workdays, LeaveJustSoManyBehindAndBefore) {
  const WorkdayCalendar calendar({{On("2024-12-23"), On("2024-12-31")}});
  std::mt19937 random(7);
  std::uniform_int_distribution<int> offset(0, 1200);
  std::uniform_int_distribution<int> amount(1, 30);
  for (int turn = 0; turn < 5'000; ++turn) {
    const auto day = On("2023-01-01") + days(offset(random));
    const int wanted = amount(random);
    for (const SpanCount count : kAllCounts) {
      const auto after = calendar.After(day, wanted, count);
      ASSERT_GE(calendar.Count(day, after, count), wanted);
      ASSERT_TRUE(after == day || calendar.Count(day, after - days(1), count) < wanted) << Iso(day) << wanted;
      const auto until = calendar.Until(day, wanted, count);
      ASSERT_GE(calendar.Count(until, day, count), wanted);
      ASSERT_TRUE(until == day || calendar.Count(until + days(1), day, count) < wanted) << Iso(day) << wanted;
    }
  }
}

TEST(Workdays, StayInsideTheTable) {
  const WorkdayCalendar calendar;
  EXPECT_EQ(Iso(calendar.Add(On("1800-01-01"), -5)), "1990-01-02");
  EXPECT_EQ(Iso(calendar.Add(On("2300-01-01"), 5)), "2149-12-31");
}

}  // namespace
}  // namespace tovholder
