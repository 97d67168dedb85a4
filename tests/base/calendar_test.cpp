// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tovholder {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

Date Day(std::string_view iso) { return ParseIsoDate(iso).value(); }

std::vector<std::string> HolidayDates(int year) {
  std::vector<std::string> dates;
  for (const Holiday& holiday : ListHolidays(std::chrono::year(year))) dates.push_back(FormatIso(holiday.date));
  return dates;
}

TEST(Easter, FallsOnThePublishedDates) {
  for (const auto* date :
       {"1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2010-04-04", "2011-04-24",
        "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22"}) {
    EXPECT_EQ(FormatIso(EasterSunday(Day(date).year())), date);
  }
}

TEST(Holidays, AreThoseOf2026) {
  EXPECT_THAT(HolidayDates(2026), ElementsAre("2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06",
                                              "2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"));
}

TEST(Holidays, EndStoreBededagWith2023) {
  EXPECT_EQ(FindHoliday(Day("2023-05-05"))->danish, "Store bededag");
  EXPECT_EQ(FindHoliday(Day("2010-04-30"))->english, "Great Prayer Day");
  EXPECT_FALSE(FindHoliday(Day("2024-04-26")));
  EXPECT_THAT(HolidayDates(2025), Not(Contains("2025-05-16")));
}

TEST(Holidays, DoNotHoldDaysThatShopsAloneClose) {
  for (const auto* date : {"2025-05-01", "2025-06-05", "2025-12-24", "2025-12-31"})
    EXPECT_FALSE(FindHoliday(Day(date))) << date;
}

TEST(Weekdays, LeaveOutWeekendsAndHolidays) {
  EXPECT_TRUE(IsWeekday(Day("2025-04-22")));
  EXPECT_FALSE(IsWeekday(Day("2025-04-21"))) << "2. påskedag";
  EXPECT_FALSE(IsWeekday(Day("2025-04-26"))) << "Saturday";
  EXPECT_TRUE(IsWeekday(Day("2025-04-26"), Saturdays::kCount));
  EXPECT_FALSE(IsWeekday(Day("2025-04-27"), Saturdays::kCount)) << "Sunday";
}

struct Notice {
  std::string_view meeting;
  int weekdays;
  Saturdays saturdays;
  std::string_view latest;
};

TEST(Weekdays, GiveTheLatestDayOfANotice) {
  const Notice cases[] = {
      {"2025-04-22", -4, Saturdays::kFree, "2025-04-11"},  // Easter lies between
      {"2025-04-22", -4, Saturdays::kCount, "2025-04-14"}, {"2024-05-06", -4, Saturdays::kFree, "2024-04-30"},
      {"2023-05-08", -4, Saturdays::kFree, "2023-05-01"},  // Store bededag still counted
      {"2025-01-02", -1, Saturdays::kFree, "2024-12-31"},  {"2025-04-16", 1, Saturdays::kFree, "2025-04-22"},
      {"2025-04-19", 0, Saturdays::kFree, "2025-04-19"},
  };
  for (const Notice& notice : cases) {
    const Date latest = AddWeekdays(Day(notice.meeting), notice.weekdays, notice.saturdays);
    EXPECT_EQ(FormatIso(latest), notice.latest) << notice.meeting;
  }
}

TEST(Weekdays, CountBackWhatWasAdded) {
  for (Date date = Day("2022-12-01"); date < Day("2024-02-01"); date = AddDays(date, 1)) {
    for (const int count : {1, 3, 4, 10}) {
      const Date before = AddWeekdays(date, -count);
      const Date after = AddWeekdays(date, count);
      ASSERT_TRUE(IsWeekday(before) && IsWeekday(after));
      ASSERT_EQ(CountWeekdays(before, date), count) << FormatIso(date);
      ASSERT_EQ(CountWeekdays(AddDays(date, 1), AddDays(after, 1)), count) << FormatIso(date);
    }
  }
  EXPECT_EQ(CountWeekdays(Day("2025-04-25"), Day("2025-04-22")), -3);
}

TEST(Weeks, FollowTheStandard) {
  EXPECT_EQ(WeekOf(Day("2025-04-22")), (Week{2025, 17}));
  EXPECT_EQ(WeekOf(Day("2024-12-30")), (Week{2025, 1}));
  EXPECT_EQ(WeekOf(Day("2021-01-03")), (Week{2020, 53}));
  EXPECT_EQ(WeekOf(Day("2027-01-01")), (Week{2026, 53}));
  EXPECT_EQ(FirstDayOf({2025, 12}), Day("2025-03-17"));
  EXPECT_EQ(FirstDayOf({2025, 1}), Day("2024-12-30"));
  EXPECT_FALSE(FirstDayOf({2025, 53}));
  EXPECT_TRUE(FirstDayOf({2026, 53}));
  EXPECT_FALSE(FirstDayOf({2025, 0}));
  EXPECT_FALSE(FirstDayOf({2025, 99}));
}

TEST(DatesInWords, AreDanishAndEnglish) {
  EXPECT_EQ(FormatDanishLong(Day("2025-04-22")), "tirsdag den 22. april 2025");
  EXPECT_EQ(FormatEnglishLong(Day("2025-04-22")), "Tuesday 22 April 2025");
  EXPECT_EQ(FormatDanish(Day("2024-02-01")), "1. februar 2024");
  EXPECT_EQ(FormatEnglish(Day("2024-02-01")), "1 February 2024");
  EXPECT_EQ(FormatDanishLong(Day("2025-08-30")), "lørdag den 30. august 2025");
  EXPECT_EQ(FormatDanish(TimeOfDay{15, 0}), "15.00");
  EXPECT_EQ(FormatEnglish(TimeOfDay{9, 5}), "09:05");
  EXPECT_EQ(DanishName(std::chrono::May), "maj");
  EXPECT_EQ(EnglishName(std::chrono::December), "December");
  EXPECT_EQ(DanishName(std::chrono::month(13)), "?");
  EXPECT_EQ(LastDayOfMonth(std::chrono::year(2024) / 2), Day("2024-02-29"));
  EXPECT_EQ(DaysBetween(Day("2024-02-28"), Day("2024-03-01")), 2);
}

}  // namespace
}  // namespace tovholder
