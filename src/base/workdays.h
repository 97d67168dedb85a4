// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/calendar.h"

// Working days: Monday to Friday without public holidays and closed weeks.
namespace tovholder {

using Day = std::chrono::sys_days;  // a Date becomes one by itself

// How many working days lie between two days is counted in more than one way.
enum class SpanCount {
  kNeitherEnd,  // only whole days between them
  kOneEnd,      // and the later of the two
  kBothEnds,
};
std::string_view ToName(SpanCount count);
bool FromName(std::string_view name, SpanCount& count);

// Days on which nobody works beside weekends and public holidays; both ends count.
struct ClosedDays {
  Day first;
  Day last;
  friend auto operator<=>(const ClosedDays&, const ClosedDays&) = default;
};

// The working days from 1990 to 2149, laid out in a table so that each question costs a look or two. A day outside
// counts as the nearest inside.
class WorkdayCalendar {
 public:
  explicit WorkdayCalendar(const std::vector<ClosedDays>& closed = {}, Saturdays saturdays = Saturdays::kFree);

  bool IsWorkday(Day day) const { return days_[static_cast<std::size_t>(Before(day))] == Number(day); }
  bool IsHoliday(Day day) const { return holidays_[static_cast<std::size_t>(Number(day))]; }
  // The day itself where it is a working day.
  Day OnOrAfter(Day day) const { return At(Before(day)); }
  Day OnOrBefore(Day day) const { return At(Before(day + std::chrono::days(1)) - 1); }
  // The working day that many after `from`, before it where negative; `from` itself where 0.
  Day Add(Day from, int workdays) const;
  // From `from` to `to`, which comes no earlier; never below 0.
  int Count(Day from, Day to, SpanCount count) const;

  // The first day that leaves so many working days behind `from`; `from` itself where none are asked for. It may be a
  // day off.
  Day After(Day from, int workdays, SpanCount count) const;
  // The last day that leaves so many working days before `to`; it may be a day off.
  Day Until(Day to, int workdays, SpanCount count) const;

 private:
  std::int32_t Number(Day day) const;
  // How many working days there are before the day.
  std::int32_t Before(Day day) const { return before_[static_cast<std::size_t>(Number(day))]; }
  Day At(std::int32_t index) const;

  std::vector<bool> holidays_;        // by day
  std::vector<std::int32_t> before_;  // by day
  std::vector<std::int32_t> days_;    // each working day, by its number among all days
};

}  // namespace tovholder
