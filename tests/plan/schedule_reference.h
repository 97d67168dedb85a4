// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "plan/schedule.h"

// What a schedule has to be, found by trying day after day. Slow, and without a line of the scheduler's.
namespace tovholder::plan::test {

struct ReferenceStep {
  bool taken = false;
  std::optional<Day> earliest;
  std::optional<Day> first;
  std::optional<Day> last;
  std::optional<int> slack;
  std::optional<Day> latest_safe;
  std::optional<Day> latest_possible;
  Verdict deadline = Verdict::kNone;
};

struct Reference {
  std::vector<ReferenceStep> steps;
  Verdict end = Verdict::kNone;
};

Reference TryAllDays(const Timetable& timetable, const std::vector<ClosedDays>& closed);

// A plan of one to seven steps.
Timetable RandomTimetable(unsigned seed);
// The closed weeks in its time.
std::vector<ClosedDays> RandomClosedDays(unsigned seed);

}  // namespace tovholder::plan::test
