// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace tovholder::minutes::layout {

// A date as Danish papers write it: "22-04-2025", "24.11.2020", "26/8/2020", "7. november 2023", "15-maj-2002",
// "April 3, 2019", "2021-06-03". `date` may be a day that does not exist; ask ok().
struct FoundDate {
  Date date;
  std::size_t begin = 0;  // in the text that was searched
  std::size_t end = 0;
  std::string_view rule;
};
std::optional<FoundDate> FindDate(std::string_view text, std::size_t from = 0);

// A time of day: "kl. 15:00", "Kl. 8.15", "17:30", "08:30:00", "kl. 17". A bare number counts only
// behind "kl"; a figure with a full stop only behind "kl" or where `anywhere` is asked for.
enum class TimeForm { kWithWord, kAnywhere };
struct FoundTime {
  TimeOfDay time;
  std::size_t begin = 0;  // with the "kl."
  std::size_t end = 0;
};
std::optional<FoundTime> FindTime(std::string_view text, TimeForm form, std::size_t from = 0);
// Where a period that began at a time ends: "-20.15", " – 20:15", " til kl. 20" right at `from`.
std::optional<FoundTime> FindPeriodEnd(std::string_view text, std::size_t from);

// The name of a weekday that stands right before `at` ("tirsdag den "), as the number of bytes it and
// the "den" or "d." take; 0 for none.
std::size_t WeekdayBefore(std::string_view text, std::size_t at);

}  // namespace tovholder::minutes::layout
