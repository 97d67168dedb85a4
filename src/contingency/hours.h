// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

// When somebody can be called: on some days of the week from one clock time to another, also past midnight.
namespace tovholder::contingency {

inline constexpr int kMinutesOfDay = 24 * 60;
inline constexpr int kMinutesOfWeek = 7 * kMinutesOfDay;
inline constexpr std::string_view kEveryDay = "1234567";

struct Hours {
  std::string weekdays;  // on which they begin, Monday is 1; a public holiday counts as a Sunday
  TimeOfDay from;
  TimeOfDay to;  // not after `from`: on the next day; the same is round the clock
  friend bool operator==(const Hours&, const Hours&) = default;
};

bool Covers(const Hours& hours, const LocalTime& now);
// Whether there is a minute of the week in both.
bool Overlap(const Hours& one, const Hours& other);

// Minutes since Monday 0.00, the last one not included; one that begins on Sunday may end beyond kMinutesOfWeek.
struct WeekSpan {
  int begin = 0;
  int end = 0;
  friend bool operator==(const WeekSpan&, const WeekSpan&) = default;
};
// What none of them covers, of a week without public holidays.
std::vector<WeekSpan> UncoveredSpans(const std::vector<Hours>& all);

// The clock times as they were typed; "24.00" is midnight. Errors: contingency.no_time, those of ParseTime.
Result<TimeOfDay> ParseClock(std::string_view text);

}  // namespace tovholder::contingency
