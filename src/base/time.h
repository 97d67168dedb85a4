// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tovholder {

using Date = std::chrono::year_month_day;
// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Wall-clock time of a day in Copenhagen, "15:00".
struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  friend constexpr auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

struct LocalTime {
  Date date;
  TimeOfDay time;
};

// The clock of the machine. Rules never call it: they get "now" or "today" as an argument.
Instant Now();

// Europe/Copenhagen: UTC+1, and UTC+2 from the last Sunday of March 01:00 UTC to the last Sunday of
// October 01:00 UTC (the rule since 1996; in earlier years the end of summer time differed).
LocalTime ToCopenhagen(Instant instant);
// An hour that is skipped in spring counts as the hour after it; one that comes twice in autumn as the first.
Instant FromCopenhagen(LocalTime local);

// "2025-04-22"; nothing where the text is no such date or the day does not exist.
std::optional<Date> ParseIsoDate(std::string_view text);
std::string FormatIso(Date date);
// "2025-04-22T13:00:00.000Z"
std::optional<Instant> ParseIsoInstant(std::string_view text);
std::string FormatIso(Instant instant);
// "15:00", also "15.00" and "9:05"; nothing where out of range.
std::optional<TimeOfDay> ParseTimeOfDay(std::string_view text);
std::string FormatIso(TimeOfDay time);

// Exists in the calendar (`Date` itself can hold 31 February).
inline bool IsRealDate(Date date) { return date.ok(); }

}  // namespace tovholder
