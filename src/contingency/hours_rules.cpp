// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "contingency/hours.h"

namespace tovholder::contingency {
namespace {

constexpr int kSunday = 7;

int MinuteOf(TimeOfDay time) { return time.hour * 60 + time.minute; }

bool Begins(const Hours& hours, int weekday) {
  return hours.weekdays.find(static_cast<char>('0' + weekday)) != std::string::npos;
}

int WeekdayNumber(Date date) { return FindHoliday(date) ? kSunday : static_cast<int>(WeekdayOf(date).iso_encoding()); }

int LengthOf(const Hours& hours) {
  const int length = MinuteOf(hours.to) - MinuteOf(hours.from);
  return length > 0 ? length : length + kMinutesOfDay;
}

void Mark(const Hours& hours, std::vector<bool>& week) {
  for (int weekday = 1; weekday <= kSunday; ++weekday) {
    if (!Begins(hours, weekday)) continue;
    const int begin = (weekday - 1) * kMinutesOfDay + MinuteOf(hours.from);
    for (int i = begin; i < begin + LengthOf(hours); ++i) week[static_cast<std::size_t>(i % kMinutesOfWeek)] = true;
  }
}

std::vector<bool> WeekOf(const std::vector<Hours>& all) {
  std::vector<bool> week(kMinutesOfWeek, false);
  for (const Hours& hours : all) Mark(hours, week);
  return week;
}

}  // namespace

bool Covers(const Hours& hours, const LocalTime& now) {
  const int minute = MinuteOf(now.time);
  const int from = MinuteOf(hours.from);
  const int end = from + LengthOf(hours);
  if (Begins(hours, WeekdayNumber(now.date)) && minute >= from && minute < end) return true;
  return Begins(hours, WeekdayNumber(AddDays(now.date, -1))) && minute + kMinutesOfDay < end;
}

bool Overlap(const Hours& one, const Hours& other) {
  const auto week = WeekOf({one});
  const auto other_week = WeekOf({other});
  for (std::size_t i = 0; i < week.size(); ++i) {
    if (week[i] && other_week[i]) return true;
  }
  return false;
}

std::vector<WeekSpan> UncoveredSpans(const std::vector<Hours>& all) {
  const auto week = WeekOf(all);
  std::vector<WeekSpan> spans;
  for (int i = 0; i < kMinutesOfWeek; ++i) {
    if (week[static_cast<std::size_t>(i)]) continue;
    if (!spans.empty() && spans.back().end == i) {
      ++spans.back().end;
    } else {
      spans.push_back({i, i + 1});
    }
  }
  // What goes on from Sunday to Monday is one span.
  const bool joins = spans.size() > 1 && spans.front().begin == 0 && spans.back().end == kMinutesOfWeek;
  if (joins) spans.back().end += spans.front().end;
  if (joins) spans.erase(spans.begin());
  return spans;
}

Result<TimeOfDay> ParseClock(std::string_view text) {
  const std::string words = CollapseSpace(text);
  if (words.empty()) return Fail("contingency.no_time");
  if (words == "24" || words == "24.00" || words == "24:00") return TimeOfDay{0, 0};
  return ParseTime(words);
}

}  // namespace tovholder::contingency
