// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/workdays.h"

// When the steps of a plan can happen, and why not earlier: pure arithmetic over working days and the days on which
// bodies meet. What is vague stays an interval; the answer is "safe", "possible" or "impossible".
namespace tovholder::plan {

enum class SpanUnit { kWorkdays, kDays, kWeeks, kMonths };
std::string_view ToName(SpanUnit unit);
bool FromName(std::string_view name, SpanUnit& unit);

// How long something takes: "10 working days", "8-14 months".
struct Span {
  int least = 0;
  int most = 0;
  SpanUnit unit = SpanUnit::kWorkdays;
  friend bool operator==(const Span&, const Span&) = default;
};

// When a body can decide.
struct MeetingCalendar {
  std::vector<Day> meetings;  // in order; a public holiday among them is left out
  bool on_call = false;       // it meets on whatever working day it is called for
  Span notice;                // between the last day for material and the meeting; `least` counts
};

enum class Outcome { kOpen, kYes, kNo };
std::string_view ToName(Outcome outcome);
bool FromName(std::string_view name, Outcome& outcome);

// Steps and calendars are named by where they stand in their list.
using StepIndex = std::size_t;

struct Link {
  StepIndex step = 0;
  int lag = 0;  // working days between
};

// The step is only taken where that decision falls out so.
struct Alternative {
  StepIndex decision = 0;
  Outcome outcome = Outcome::kYes;
};

// The days that a vague time may mean: "primo marts", "august - september".
struct Window {
  Day first;
  Day last;
  friend bool operator==(const Window&, const Window&) = default;
};

struct PlannedStep {
  std::vector<Link> after;
  Span work;                            // from when it can begin until it is done, or its material is ready
  std::optional<std::size_t> calendar;  // of the body that must meet
  std::optional<Alternative> only_if;
  std::optional<Window> planned;  // when it is meant to happen: not before, and perhaps as late as its last day
  std::optional<Day> deadline;    // any day until then is in time
  std::optional<Day> done;
  Outcome outcome = Outcome::kOpen;
};

struct Timetable {
  std::vector<PlannedStep> steps;
  std::vector<MeetingCalendar> calendars;
  SpanCount count = SpanCount::kNeitherEnd;
  Day today;
  std::optional<Day> end;  // the last day on which everything must be done
};

// Steps that wait for each other, each for the one before it: the shortest such circle, none where there is none.
std::vector<StepIndex> FindCircle(const std::vector<PlannedStep>& steps);

// What the day of a step follows from.
enum class Cause {
  kToday,    // nothing else
  kPlanned,  // it is not planned earlier
  kStep,     // another step
  kDone,     // it has happened
};

struct Placing {
  std::optional<Day> date;  // none: the body has no meeting that can be made
  Day ready;                // when it could have been done, or the material for the meeting is there
  Cause cause = Cause::kToday;
  StepIndex step = 0;           // for Cause::kStep
  std::optional<Day> follows;   // the day of that step
  std::optional<Day> planned;   // for Cause::kPlanned, the first day it is meant to be on
  std::optional<Day> material;  // the last day for the material of the meeting
  std::optional<Day> missed;    // the meeting before, for which the material would come too late
};

enum class Verdict { kNone, kSafe, kPossible, kImpossible };

struct StepSchedule {
  bool taken = false;           // in at least one course that decisions can take
  std::optional<Day> earliest;  // if all goes quickly and nothing waits for the day it is planned for
  Placing first;                // as planned, if all goes quickly
  Placing last;                 // as planned, if all comes as late and takes as long as it may
  // The last day that leaves time for what follows, in any case and at best. None where the end is not set or cannot
  // be reached at all.
  std::optional<Day> latest_safe;
  std::optional<Day> latest_possible;
  std::optional<int> slack;  // working days from `last` to `latest_safe`, below 0 where it is too late
  Verdict deadline = Verdict::kNone;
};

struct Schedule {
  std::vector<StepSchedule> steps;
  Verdict end = Verdict::kNone;
  std::optional<Day> first_end;  // when all is done if all goes quickly
  std::optional<Day> last_end;   // and if all comes late; none: some step has no meeting
  // The steps that together decide when all is done, in their order: those with the least slack, each behind the one it
  // waits for. Without an end, or where it cannot be reached, those that the last day, or its absence, follows from.
  std::vector<StepIndex> critical;
};

// More decisions than this that the course depends on are not followed.
inline constexpr std::size_t kMostOpenDecisions = 6;

// Errors: plan.circle, plan.too_many_alternatives {limit}.
Result<Schedule> MakeSchedule(const Timetable& timetable, const WorkdayCalendar& workdays);

}  // namespace tovholder::plan
