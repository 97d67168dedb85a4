// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/scanner.h"
#include "base/time.h"

// Dates and clock times as Danish minutes write them: "tirsdag den 22. april 2025", "d. 22-04-2025", "22.04.2025",
// "22/4-2025", "22. apr. 2025", "2025-04-22", "kl. 15.00", "15:30".
namespace tovholder {

// `value` is base.impossible_date {text} where the words are a date that the calendar does not have.
struct FoundDate : Found<Result<Date>> {
  // As written before the date; it may be another one than the date's.
  std::optional<std::chrono::weekday> weekday;
};

// The first date from byte `from` on. The place includes the words that lead it in ("tirsdag den").
std::optional<FoundDate> FindDate(std::string_view text, std::size_t from = 0);
// A date whose first byte is `at`.
std::optional<FoundDate> MatchDate(std::string_view text, std::size_t at);
// The whole text is a date. Errors: base.no_date {text}, base.impossible_date {text}.
Result<Date> ParseDate(std::string_view text);

// The first clock time from byte `from` on: "kl. 15.00", "kl. 8", "15:30"; numbers with a full stop only after "kl.".
std::optional<Found<TimeOfDay>> FindTime(std::string_view text, std::size_t from = 0);

struct TimeSpan {
  TimeOfDay start;
  std::optional<TimeOfDay> end;
};
// "kl. 15.00-17.00", "15:00 – 16:30", "kl. 8 til 10", also with a start alone.
std::optional<Found<TimeSpan>> FindTimeSpan(std::string_view text, std::size_t from = 0);
// The whole text is a clock time, with or without "kl.". Error: base.no_time {text}.
Result<TimeOfDay> ParseTime(std::string_view text);

// A month by its Danish or English name or abbreviation in lower case, without full stop.
std::optional<std::chrono::month> MonthByName(std::string_view lower);
// 25 is 2025, 98 is 1998.
std::chrono::year YearOfTwoDigits(int digits);

}  // namespace tovholder
