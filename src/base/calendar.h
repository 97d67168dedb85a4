// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

// The Danish calendar: public holidays, weekdays in the sense of "hverdage", weeks, and dates in words.
namespace tovholder {

// By the Gregorian rule.
Date EasterSunday(std::chrono::year year);

struct Holiday {
  Date date;
  std::string_view danish;
  std::string_view english;
};

// The public holidays of a year by date. Store bededag (Easter + 26) was the last time one in 2023. 1 May, 5 June,
// 24 and 31 December are none.
std::vector<Holiday> ListHolidays(std::chrono::year year);
std::optional<Holiday> FindHoliday(Date date);

// Whether Saturdays count as weekdays differs between standing orders.
enum class Saturdays { kFree, kCount };

// A "hverdag": no Sunday, no public holiday, and no Saturday unless they count.
bool IsWeekday(Date date, Saturdays saturdays = Saturdays::kFree);
// The date that many weekdays after `from`, before it where negative. The latest day to send an agenda
// with 4 weekdays' notice is AddWeekdays(meeting, -4).
Date AddWeekdays(Date from, int weekdays, Saturdays saturdays = Saturdays::kFree);
// The weekdays from `from` until the day before `to`; negative where `to` comes first.
int CountWeekdays(Date from, Date to, Saturdays saturdays = Saturdays::kFree);

Date AddDays(Date date, int days);
// Days from `from` to `to`.
int DaysBetween(Date from, Date to);
Date LastDayOfMonth(std::chrono::year_month month);
std::chrono::weekday WeekdayOf(Date date);

// Weeks begin on Monday; week 1 holds the first Thursday of its year.
struct Week {
  int year = 0;
  int number = 0;
  friend auto operator<=>(const Week&, const Week&) = default;
};
Week WeekOf(Date date);
// Monday of the week; nothing where the year has no such week.
std::optional<Date> FirstDayOf(Week week);

std::string_view DanishName(std::chrono::month month);
std::string_view EnglishName(std::chrono::month month);
std::string_view DanishName(std::chrono::weekday weekday);
std::string_view EnglishName(std::chrono::weekday weekday);

// "22. april 2025" and "22 April 2025"
std::string FormatDanish(Date date);
std::string FormatEnglish(Date date);
// "tirsdag den 22. april 2025" and "Tuesday 22 April 2025"
std::string FormatDanishLong(Date date);
std::string FormatEnglishLong(Date date);
// "15.00" and "15:00"
std::string FormatDanish(TimeOfDay time);
std::string FormatEnglish(TimeOfDay time);

}  // namespace tovholder
