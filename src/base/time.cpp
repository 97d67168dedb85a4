// SPDX-License-Identifier: EUPL-1.2
#include "base/time.h"

#include <fmt/compile.h>
#include <fmt/format.h>

namespace tovholder {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;

// Moves over `width` digits; nothing where something else stands there.
std::optional<int> ReadDigits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool ReadChar(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> ReadIsoDate(std::string_view& text) {
  const auto year = ReadDigits(text, 4);
  if (!year || !ReadChar(text, '-')) return std::nullopt;
  const auto month = ReadDigits(text, 2);
  if (!month || !ReadChar(text, '-')) return std::nullopt;
  const auto day = ReadDigits(text, 2);
  if (!day) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// "13:00:00", up to the second of a day.
std::optional<milliseconds> ReadClock(std::string_view& text) {
  const auto hour = ReadDigits(text, 2);
  if (!hour || *hour > 23 || !ReadChar(text, ':')) return std::nullopt;
  const auto minute = ReadDigits(text, 2);
  if (!minute || *minute > 59 || !ReadChar(text, ':')) return std::nullopt;
  const auto second = ReadDigits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

Instant LastSunday(std::chrono::year year, std::chrono::month month) {
  return sys_days(year / month / std::chrono::Sunday[std::chrono::last]) + std::chrono::hours(1);
}

// In Denmark summer time ended in September until 1995. Years before 1981 are taken without it.
bool IsSummerTime(Instant instant) {
  const auto year = Date(std::chrono::floor<days>(instant)).year();
  if (year < std::chrono::year(1981)) return false;
  const auto last_month = year < std::chrono::year(1996) ? std::chrono::September : std::chrono::October;
  return instant >= LastSunday(year, std::chrono::March) && instant < LastSunday(year, last_month);
}

}  // namespace

Instant Now() { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

LocalTime ToCopenhagen(Instant instant) {
  const Instant local = instant + std::chrono::hours(IsSummerTime(instant) ? 2 : 1);
  const auto day = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss clock(local - day);
  return {Date(day), {static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count())}};
}

Instant FromCopenhagen(LocalTime local) {
  const Instant wall =
      sys_days(local.date) + std::chrono::hours(local.time.hour) + std::chrono::minutes(local.time.minute);
  const Instant as_summer = wall - std::chrono::hours(2);
  return IsSummerTime(as_summer) ? as_summer : wall - std::chrono::hours(1);
}

std::optional<Date> ParseIsoDate(std::string_view text) {
  const auto date = ReadIsoDate(text);
  return text.empty() ? date : std::nullopt;
}

std::string FormatIso(Date date) {
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Instant> ParseIsoInstant(std::string_view text) {
  const auto date = ReadIsoDate(text);
  if (!date || !ReadChar(text, 'T')) return std::nullopt;
  auto clock = ReadClock(text);
  if (!clock) return std::nullopt;
  if (ReadChar(text, '.')) {
    const auto fraction = ReadDigits(text, 3);
    if (!fraction) return std::nullopt;
    *clock += milliseconds(*fraction);
  }
  if (text != "Z") return std::nullopt;
  return Instant(sys_days(*date)) + *clock;
}

std::string FormatIso(Instant instant) {
  const auto day = std::chrono::floor<days>(instant);
  const std::chrono::hh_mm_ss clock(instant - day);
  return fmt::format(FMT_COMPILE("{}T{:02}:{:02}:{:02}.{:03}Z"), FormatIso(Date(day)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::optional<TimeOfDay> ParseTimeOfDay(std::string_view text) {
  const std::size_t hour_width = text.size() > 1 && text[1] >= '0' && text[1] <= '9' ? 2 : 1;
  const auto hour = ReadDigits(text, hour_width);
  if (!hour || *hour > 23 || (!ReadChar(text, ':') && !ReadChar(text, '.'))) return std::nullopt;
  const auto minute = ReadDigits(text, 2);
  if (!minute || *minute > 59 || !text.empty()) return std::nullopt;
  return TimeOfDay{*hour, *minute};
}

std::string FormatIso(TimeOfDay time) { return fmt::format("{:02}:{:02}", time.hour, time.minute); }

}  // namespace tovholder
