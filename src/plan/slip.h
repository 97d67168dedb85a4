// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <variant>
#include <vector>

#include "plan/schedule.h"

// What would follow if something came otherwise. Nothing here changes a plan.
namespace tovholder::plan {

// The step comes no earlier than this, or is brought forward to it.
struct MoveStep {
  StepIndex step = 0;
  Day to;
};
// A body meets on another day; all its decisions of that day move along.
struct MoveMeeting {
  std::size_t calendar = 0;
  Day from;
  Day to;
};
// A body says no. Where steps depend on that, they are taken; else it is asked again at a later meeting.
struct SayNo {
  StepIndex step = 0;
};
struct TakeLonger {
  StepIndex step = 0;
  Span work;
};
using Change = std::variant<MoveStep, MoveMeeting, SayNo, TakeLonger>;

// `before` is the schedule of `timetable`.
Timetable Apply(Timetable timetable, const Schedule& before, const Change& change);

// A step whose days differ between two schedules of the same steps.
struct Slip {
  StepIndex step = 0;
  Placing before;  // if all comes late
  Placing after;
  int workdays = 0;  // later; below 0: earlier; 0 where one of the days never comes
};
// In the order of the days after the change.
std::vector<Slip> CompareSchedules(const Schedule& before, const Schedule& after, const WorkdayCalendar& workdays);

// A step that keeps its last day and yet cannot come as early as before.
struct Narrowing {
  StepIndex step = 0;
  Day before;  // the first day it can be
  Day after;
};
std::vector<Narrowing> FindNarrowed(const Schedule& before, const Schedule& after);

// Decisions whose body could take them at an earlier meeting than planned: the material would be there in time.
std::vector<StepIndex> FindEarlierDecisions(const Timetable& timetable, const Schedule& schedule);

}  // namespace tovholder::plan
