// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "planning/series.h"

namespace tovholder::planning {
namespace {

constexpr int kMostEvery = 52;
constexpr int kLastMinute = 24 * 60;
constexpr int kUsualMinutes = 120;

std::optional<Date> NthWeekday(std::chrono::year_month month, std::chrono::weekday weekday, int nth) {
  if (nth == kLastOfMonth) return Date(std::chrono::sys_days(month / weekday[std::chrono::last]));
  const auto day = month / weekday[static_cast<unsigned>(nth)];
  if (!day.ok()) return std::nullopt;
  return Date(std::chrono::sys_days(day));
}

// Whether one more day belongs to it.
bool Goes(const SeriesRule& rule, Date date, std::size_t known) {
  if (known >= kMostDates || (rule.count && known >= static_cast<std::size_t>(*rule.count))) return false;
  return !rule.last || date <= *rule.last;
}

std::vector<Date> WeeklyDates(const SeriesRule& rule) {
  std::vector<Date> dates;
  const int ahead = static_cast<int>((rule.weekday - WeekdayOf(*rule.first)).count());
  for (Date date = AddDays(*rule.first, ahead); Goes(rule, date, dates.size()); date = AddDays(date, 7 * rule.every)) {
    dates.push_back(date);
  }
  return dates;
}

// A rhythm that hits no day at all, as a fifth weekday every twelve Februaries, ends by the calendar.
std::vector<Date> MonthlyDates(const SeriesRule& rule) {
  std::vector<Date> dates;
  const std::chrono::year end = rule.first->year() + std::chrono::years(kMostDates);
  std::chrono::year_month month = rule.first->year() / rule.first->month();
  for (; month.year() < end; month += std::chrono::months(rule.every)) {
    const auto date = NthWeekday(month, rule.weekday, rule.nth);
    if (!date || *date < *rule.first) continue;
    if (!Goes(rule, *date, dates.size())) break;
    dates.push_back(*date);
  }
  return dates;
}

std::pair<int, int> MinutesOf(const Slot& slot) {
  if (!slot.start) return {0, kLastMinute};
  const int start = slot.start->hour * 60 + slot.start->minute;
  return {start, slot.end ? slot.end->hour * 60 + slot.end->minute : start + kUsualMinutes};
}

}  // namespace

std::vector<std::pair<std::string, Error>> CheckSeries(const SeriesRule& rule) {
  std::vector<std::pair<std::string, Error>> errors;
  if (rule.rhythm == Rhythm::kGivenDates) {
    if (rule.given.empty()) errors.push_back({"datoer", Error{"planning.no_dates"}});
    return errors;
  }
  if (!rule.first) errors.push_back({"foerste", Error{"planning.no_first"}});
  if (!rule.last && !rule.count) errors.push_back({"sidste", Error{"planning.no_last"}});
  if (rule.first && rule.last && *rule.last < *rule.first) {
    errors.push_back({"sidste", Error{"planning.last_before_first",
                                      {{"first", FormatDanish(*rule.first)}, {"last", FormatDanish(*rule.last)}}}});
  }
  if (rule.every < 1 || rule.every > kMostEvery) {
    errors.push_back({"hver", Error{"planning.every_wrong", {{"limit", std::to_string(kMostEvery)}}}});
  }
  return errors;
}

std::vector<Date> DatesOf(const SeriesRule& rule) {
  if (!CheckSeries(rule).empty()) return {};
  if (rule.rhythm == Rhythm::kWeeks) return WeeklyDates(rule);
  if (rule.rhythm == Rhythm::kMonths) return MonthlyDates(rule);
  std::vector<Date> dates = rule.given;
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  if (dates.size() > kMostDates) dates.resize(kMostDates);
  return dates;
}

Result<std::vector<Date>> ParseDates(std::string_view text) {
  std::vector<Date> dates;
  for (std::string_view line : Split(text, '\n')) {
    const std::string words = CollapseSpace(line);
    if (words.empty()) continue;
    const Result<Date> date = ParseDate(words);
    if (!date) return tl::unexpected(date.error());
    dates.push_back(*date);
  }
  return dates;
}

bool Overlap(const Slot& one, const Slot& other) {
  if (one.date != other.date) return false;
  const auto [begin, end] = MinutesOf(one);
  const auto [other_begin, other_end] = MinutesOf(other);
  return begin < other_end && other_begin < end;
}

bool Weighs(const Obstacle& obstacle) {
  return obstacle.kind != ObstacleKind::kWeekend && obstacle.kind != ObstacleKind::kSharedMembers;
}

std::vector<Obstacle> ObstaclesOfDay(Date date, Date today) {
  std::vector<Obstacle> obstacles;
  const std::chrono::weekday weekday = WeekdayOf(date);
  if (date < today) obstacles.push_back({ObstacleKind::kPast, "", 0, {}});
  if (const auto holiday = FindHoliday(date)) {
    obstacles.push_back({ObstacleKind::kHoliday, std::string(holiday->danish), 0, {}});
  } else if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) {
    obstacles.push_back({ObstacleKind::kWeekend, "", 0, {}});
  }
  return obstacles;
}

}  // namespace tovholder::planning
