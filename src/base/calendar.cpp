// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tovholder {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> kDanishMonths = {"januar",    "februar", "marts",    "april",
                                                            "maj",       "juni",    "juli",     "august",
                                                            "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDanishWeekdays = {"søndag",  "mandag", "tirsdag", "onsdag",
                                                             "torsdag", "fredag", "lørdag"};
constexpr std::array<std::string_view, 7> kEnglishWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                              "Thursday", "Friday", "Saturday"};

constexpr int kLastYearOfStoreBededag = 2023;

// Days after Easter Sunday, in the order of the year.
struct MovableFeast {
  int offset;
  std::string_view danish;
  std::string_view english;
  int last_year;
};
constexpr int kStillKept = 32767;
constexpr std::array<MovableFeast, 8> kMovableFeasts = {{
    {-3, "Skærtorsdag", "Maundy Thursday", kStillKept},
    {-2, "Langfredag", "Good Friday", kStillKept},
    {0, "Påskedag", "Easter Sunday", kStillKept},
    {1, "2. påskedag", "Easter Monday", kStillKept},
    {26, "Store bededag", "Great Prayer Day", kLastYearOfStoreBededag},
    {39, "Kristi himmelfartsdag", "Ascension Day", kStillKept},
    {49, "Pinsedag", "Whit Sunday", kStillKept},
    {50, "2. pinsedag", "Whit Monday", kStillKept},
}};

int Number(std::chrono::year year) { return static_cast<int>(year); }
unsigned Number(std::chrono::month month) { return static_cast<unsigned>(month); }
unsigned Number(std::chrono::day day) { return static_cast<unsigned>(day); }

std::string_view MonthName(const std::array<std::string_view, 12>& names, std::chrono::month month) {
  return month.ok() ? names[Number(month) - 1] : std::string_view("?");
}
std::string_view WeekdayName(const std::array<std::string_view, 7>& names, std::chrono::weekday weekday) {
  return weekday.ok() ? names[weekday.c_encoding()] : std::string_view("?");
}

}  // namespace

// Anonymous Gregorian algorithm (Meeus, Jones, Butcher).
Date EasterSunday(std::chrono::year year) {
  const int y = Number(year);
  const int golden = y % 19;
  const int century = y / 100;
  const int rest = y % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int shift = (golden + 11 * epact + 22 * weekday) / 451;
  const int sum = epact + weekday - 7 * shift + 114;
  return year / std::chrono::month(static_cast<unsigned>(sum / 31)) /
         std::chrono::day(static_cast<unsigned>(sum % 31 + 1));
}

std::vector<Holiday> ListHolidays(std::chrono::year year) {
  std::vector<Holiday> holidays = {{year / 1 / 1, "Nytårsdag", "New Year's Day"}};
  const Date easter = EasterSunday(year);
  for (const MovableFeast& feast : kMovableFeasts) {
    if (Number(year) > feast.last_year) continue;
    holidays.push_back({AddDays(easter, feast.offset), feast.danish, feast.english});
  }
  holidays.push_back({year / 12 / 25, "Juledag", "Christmas Day"});
  holidays.push_back({year / 12 / 26, "2. juledag", "Second Day of Christmas"});
  return holidays;
}

std::optional<Holiday> FindHoliday(Date date) {
  for (const Holiday& holiday : ListHolidays(date.year())) {
    if (holiday.date == date) return holiday;
  }
  return std::nullopt;
}

bool IsWeekday(Date date, Saturdays saturdays) {
  const auto weekday = WeekdayOf(date);
  if (weekday == std::chrono::Sunday) return false;
  if (weekday == std::chrono::Saturday && saturdays == Saturdays::kFree) return false;
  return !FindHoliday(date);
}

Date AddWeekdays(Date from, int weekdays, Saturdays saturdays) {
  const int step = weekdays < 0 ? -1 : 1;
  Date date = from;
  for (int left = weekdays; left != 0;) {
    date = AddDays(date, step);
    if (IsWeekday(date, saturdays)) left -= step;
  }
  return date;
}

int CountWeekdays(Date from, Date to, Saturdays saturdays) {
  if (to < from) return -CountWeekdays(to, from, saturdays);
  int count = 0;
  for (Date date = from; date < to; date = AddDays(date, 1)) count += IsWeekday(date, saturdays) ? 1 : 0;
  return count;
}

Date AddDays(Date date, int count) { return sys_days(date) + days(count); }

int DaysBetween(Date from, Date to) { return static_cast<int>((sys_days(to) - sys_days(from)).count()); }

Date LastDayOfMonth(std::chrono::year_month month) { return month / std::chrono::last; }

std::chrono::weekday WeekdayOf(Date date) { return std::chrono::weekday(sys_days(date)); }

Week WeekOf(Date date) {
  const int from_monday = static_cast<int>(WeekdayOf(date).iso_encoding()) - 1;
  const Date thursday = AddDays(date, 3 - from_monday);
  return {Number(thursday.year()), DaysBetween(thursday.year() / 1 / 1, thursday) / 7 + 1};
}

std::optional<Date> FirstDayOf(Week week) {
  if (week.number < 1 || week.number > 53) return std::nullopt;
  const Date fourth = std::chrono::year(week.year) / 1 / 4;
  const int from_monday = static_cast<int>(WeekdayOf(fourth).iso_encoding()) - 1;
  const Date monday = AddDays(fourth, (week.number - 1) * 7 - from_monday);
  return WeekOf(monday) == week ? std::optional(monday) : std::nullopt;
}

std::string_view DanishName(std::chrono::month month) { return MonthName(kDanishMonths, month); }
std::string_view EnglishName(std::chrono::month month) { return MonthName(kEnglishMonths, month); }
std::string_view DanishName(std::chrono::weekday weekday) { return WeekdayName(kDanishWeekdays, weekday); }
std::string_view EnglishName(std::chrono::weekday weekday) { return WeekdayName(kEnglishWeekdays, weekday); }

std::string FormatDanish(Date date) {
  return fmt::format("{}. {} {}", Number(date.day()), DanishName(date.month()), Number(date.year()));
}
std::string FormatEnglish(Date date) {
  return fmt::format("{} {} {}", Number(date.day()), EnglishName(date.month()), Number(date.year()));
}
std::string FormatDanishLong(Date date) {
  return fmt::format("{} den {}", DanishName(WeekdayOf(date)), FormatDanish(date));
}
std::string FormatEnglishLong(Date date) {
  return fmt::format("{} {}", EnglishName(WeekdayOf(date)), FormatEnglish(date));
}
std::string FormatDanish(TimeOfDay time) { return fmt::format("{:02}.{:02}", time.hour, time.minute); }
std::string FormatEnglish(TimeOfDay time) { return fmt::format("{:02}:{:02}", time.hour, time.minute); }

}  // namespace tovholder
