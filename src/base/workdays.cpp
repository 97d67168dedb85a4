// SPDX-License-Identifier: EUPL-1.2
#include "base/workdays.h"

#include <algorithm>
#include <limits>

#include "base/enum_names.h"

namespace tovholder {
namespace {

constexpr std::chrono::year kFirstYear{1990};
constexpr std::chrono::year kLastYear{2149};

constexpr EnumNames<SpanCount, 3> kSpanCounts{
    {{SpanCount::kNeitherEnd, "neither"}, {SpanCount::kOneEnd, "one"}, {SpanCount::kBothEnds, "both"}}};

Day FirstDay() { return Date(kFirstYear / 1 / 1); }
std::int32_t DaysOfTable() { return static_cast<std::int32_t>((Day(kLastYear / 12 / 31) - FirstDay()).count()) + 1; }

}  // namespace

std::string_view ToName(SpanCount count) { return NameIn(kSpanCounts, count); }
bool FromName(std::string_view name, SpanCount& count) { return ValueIn(kSpanCounts, name, count); }

WorkdayCalendar::WorkdayCalendar(const std::vector<ClosedDays>& closed, Saturdays saturdays) {
  const std::int32_t length = DaysOfTable();
  std::vector<bool> works(static_cast<std::size_t>(length));
  for (std::int32_t i = 0; i < length; ++i) {
    const std::chrono::weekday weekday(FirstDay() + std::chrono::days(i));
    works[static_cast<std::size_t>(i)] =
        weekday != std::chrono::Sunday && (weekday != std::chrono::Saturday || saturdays == Saturdays::kCount);
  }
  holidays_.resize(works.size());
  for (auto year = kFirstYear; year <= kLastYear; ++year) {
    for (const Holiday& holiday : ListHolidays(year)) {
      const auto number = static_cast<std::size_t>((Day(holiday.date) - FirstDay()).count());
      holidays_[number] = true;
      works[number] = false;
    }
  }
  for (const ClosedDays& days : closed) {
    for (Day day = std::max(days.first, FirstDay()); day <= days.last; day += std::chrono::days(1)) {
      const auto number = (day - FirstDay()).count();
      if (number >= length) break;
      works[static_cast<std::size_t>(number)] = false;
    }
  }
  before_.reserve(works.size() + 1);
  for (std::int32_t i = 0; i < length; ++i) {
    before_.push_back(static_cast<std::int32_t>(days_.size()));
    if (works[static_cast<std::size_t>(i)]) days_.push_back(i);
  }
  before_.push_back(static_cast<std::int32_t>(days_.size()));
  days_.push_back(std::numeric_limits<std::int32_t>::max());
}

std::int32_t WorkdayCalendar::Number(Day day) const {
  const auto number = (day - FirstDay()).count();
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(number, 0, static_cast<std::int64_t>(before_.size()) - 2));
}

Day WorkdayCalendar::At(std::int32_t index) const {
  const auto last = static_cast<std::int32_t>(days_.size()) - 2;
  return FirstDay() + std::chrono::days(days_[static_cast<std::size_t>(std::clamp(index, 0, std::max(last, 0)))]);
}

Day WorkdayCalendar::Add(Day from, int workdays) const {
  if (workdays == 0) return from;
  if (workdays < 0) return At(Before(from) + workdays);
  return At(before_[static_cast<std::size_t>(Number(from)) + 1] + workdays - 1);
}

int WorkdayCalendar::Count(Day from, Day to, SpanCount count) const {
  if (to < from) return 0;
  const auto first = static_cast<std::size_t>(Number(from)) + (count == SpanCount::kBothEnds ? 0U : 1U);
  const auto last = static_cast<std::size_t>(Number(to)) + (count == SpanCount::kNeitherEnd ? 0U : 1U);
  return std::max(0, before_[last] - before_[first]);
}

Day WorkdayCalendar::After(Day from, int workdays, SpanCount count) const {
  if (workdays <= 0) return from;
  if (count == SpanCount::kNeitherEnd) return Add(from, workdays) + std::chrono::days(1);
  return Add(from, count == SpanCount::kBothEnds && IsWorkday(from) ? workdays - 1 : workdays);
}

Day WorkdayCalendar::Until(Day to, int workdays, SpanCount count) const {
  if (workdays <= 0) return to;
  const bool counts = count != SpanCount::kNeitherEnd && IsWorkday(to);
  const Day first = Add(to, -(counts ? workdays - 1 : workdays));
  return count == SpanCount::kBothEnds ? first : first - std::chrono::days(1);
}

}  // namespace tovholder
