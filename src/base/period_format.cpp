// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "base/calendar.h"
#include "base/enum_names.h"
#include "base/period.h"

namespace tovholder {
namespace {

constexpr EnumNames<Precision, 9> kPrecisions{{{Precision::kUnknown, "unknown"},
                                               {Precision::kDay, "day"},
                                               {Precision::kWeek, "week"},
                                               {Precision::kPartOfMonth, "part_of_month"},
                                               {Precision::kMonth, "month"},
                                               {Precision::kQuarter, "quarter"},
                                               {Precision::kSeason, "season"},
                                               {Precision::kHalfYear, "half_year"},
                                               {Precision::kYear, "year"}}};

struct Wording {
  std::string_view unknown;
  std::string_view until;
  std::string_view from;
  std::string_view day_mark;  // behind a day that stands without its month
  std::string (*date)(Date);
  std::string_view (*month)(std::chrono::month);
};

std::string DanishDate(Date date) { return FormatDanish(date); }
std::string EnglishDate(Date date) { return FormatEnglish(date); }
std::string_view DanishMonth(std::chrono::month month) { return DanishName(month); }
std::string_view EnglishMonth(std::chrono::month month) { return EnglishName(month); }

constexpr Wording kDanishWording = {"ukendt", "senest den ", "tidligst den ", ".", DanishDate, DanishMonth};
constexpr Wording kEnglishWording = {"unknown", "by ", "from ", "", EnglishDate, EnglishMonth};

// What of the first day is not said again by the last: "1.", "1. juni", "1. december 2024".
std::string FirstDay(Date first, Date last, const Wording& wording) {
  if (first.year() != last.year()) return wording.date(first) + " ";
  const std::string day = fmt::format("{}{}", static_cast<unsigned>(first.day()), wording.day_mark);
  return first.month() == last.month() ? day : fmt::format("{} {} ", day, wording.month(first.month()));
}

std::string FormatDates(const Period& period, const Wording& wording) {
  if (!period.known()) return std::string(wording.unknown);
  if (!period.start) return fmt::format("{}{}", wording.until, wording.date(*period.end));
  if (!period.end) return fmt::format("{}{}", wording.from, wording.date(*period.start));
  if (*period.start == *period.end) return wording.date(*period.end);
  const std::string first = FirstDay(*period.start, *period.end, wording);
  return fmt::format("{}–{}{}", first, first.ends_with(' ') ? " " : "", wording.date(*period.end));
}

}  // namespace

std::string_view ToName(Precision precision) { return NameIn(kPrecisions, precision); }
bool FromName(std::string_view name, Precision& precision) { return ValueIn(kPrecisions, name, precision); }

std::string FormatDatesDanish(const Period& period) { return FormatDates(period, kDanishWording); }
std::string FormatDatesEnglish(const Period& period) { return FormatDates(period, kEnglishWording); }
std::string FormatDanish(const Period& period) { return period.text.empty() ? FormatDatesDanish(period) : period.text; }
std::string FormatEnglish(const Period& period) {
  return period.text.empty() ? FormatDatesEnglish(period) : period.text;
}

}  // namespace tovholder
