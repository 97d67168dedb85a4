// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "meetings/meeting.h"
#include "people/viewer.h"

// The days on which an organization meets again and again, and what speaks against a day.
namespace tovholder::planning {

enum class Rhythm { kWeeks, kMonths, kGivenDates };

inline constexpr int kLastOfMonth = -1;
inline constexpr std::size_t kMostDates = 60;

struct SeriesRule {
  Rhythm rhythm = Rhythm::kMonths;
  int every = 1;  // weeks or months
  std::chrono::weekday weekday = std::chrono::Tuesday;
  int nth = 1;  // weekday of the month, from 1 to 5, or kLastOfMonth
  std::optional<Date> first;
  std::optional<Date> last;
  std::optional<int> count;
  std::vector<Date> given;
};
// By field ("foerste", "sidste", "hver", "datoer"): planning.no_first, planning.no_last, planning.last_before_first
// {first, last}, planning.every_wrong, planning.no_dates.
std::vector<std::pair<std::string, Error>> CheckSeries(const SeriesRule& rule);
// In their order, each once, at most kMostDates. A month without a fifth such weekday is left out.
std::vector<Date> DatesOf(const SeriesRule& rule);

// A date a line. The first line that is none: base.no_date or base.impossible_date {text}.
Result<std::vector<Date>> ParseDates(std::string_view text);

// When a meeting is, in Copenhagen. Without an end it takes two hours; without a start it is there all day.
struct Slot {
  Date date;
  std::optional<TimeOfDay> start;
  std::optional<TimeOfDay> end;
  friend bool operator==(const Slot&, const Slot&) = default;
};
bool Overlap(const Slot& one, const Slot& other);

struct KnownMeeting {
  meetings::MeetingId id;
  std::string title;
  Slot slot;
  people::Owners hosts;
};

enum class ObstacleKind { kWeekend, kHoliday, kPast, kHostGone, kOwnMeeting, kSharedMembers };
struct Obstacle {
  ObstacleKind kind = ObstacleKind::kWeekend;
  std::string name;             // of the holiday in Danish, of the organization or of the meeting
  int members = 0;              // that both have
  meetings::MeetingId meeting;  // that stands in the way
  friend bool operator==(const Obstacle&, const Obstacle&) = default;
};
// Whether a meeting should not be made on the day unless somebody says so.
bool Weighs(const Obstacle& obstacle);
// What the calendar alone says.
std::vector<Obstacle> ObstaclesOfDay(Date date, Date today);

}  // namespace tovholder::planning
