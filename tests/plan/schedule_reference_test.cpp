// SPDX-License-Identifier: EUPL-1.2
#include "schedule_reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "days.h"

namespace tovholder::plan {
namespace {

using test::Iso;

// By step, where it stands in another order of the list.
std::vector<StepIndex> RandomPlaces(std::size_t steps, unsigned seed) {
  std::vector<StepIndex> places(steps);
  std::iota(places.begin(), places.end(), StepIndex{0});
  std::mt19937 random(seed);
  if (seed % 2 == 0) std::shuffle(places.begin(), places.end(), random);
  return places;
}

Timetable Rearranged(const Timetable& table, const std::vector<StepIndex>& places) {
  Timetable other = table;
  for (StepIndex i = 0; i < places.size(); ++i) {
    PlannedStep& step = other.steps[places[i]];
    step = table.steps[i];
    for (Link& link : step.after) link.step = places[link.step];
    if (step.only_if) step.only_if->decision = places[step.only_if->decision];
  }
  return other;
}

void ExpectSame(const Schedule& made, const std::vector<StepIndex>& places, const test::Reference& right,
                unsigned seed) {
  EXPECT_EQ(made.end, right.end) << "plan " << seed;
  for (StepIndex i = 0; i < right.steps.size(); ++i) {
    const StepSchedule& step = made.steps[places[i]];
    const test::ReferenceStep& wanted = right.steps[i];
    SCOPED_TRACE("plan " + std::to_string(seed) + ", step " + std::to_string(i));
    ASSERT_EQ(step.taken, wanted.taken);
    EXPECT_EQ(Iso(step.earliest), Iso(wanted.earliest));
    EXPECT_EQ(Iso(step.first.date), Iso(wanted.first));
    EXPECT_EQ(Iso(step.last.date), Iso(wanted.last));
    EXPECT_EQ(Iso(step.latest_safe), Iso(wanted.latest_safe));
    EXPECT_EQ(Iso(step.latest_possible), Iso(wanted.latest_possible));
    EXPECT_EQ(step.slack, wanted.slack);
    EXPECT_EQ(step.deadline, wanted.deadline);
  }
}

TEST(ScheduleBesideReference, AgreesOnTenThousandRandomPlans) {
  for (unsigned seed = 1; seed <= 10'000; ++seed) {
    const Timetable timetable = test::RandomTimetable(seed);
    const auto closed = test::RandomClosedDays(seed);
    const auto places = RandomPlaces(timetable.steps.size(), seed);
    const auto made = MakeSchedule(Rearranged(timetable, places), test::CalendarWithout(closed));
    ASSERT_TRUE(made.has_value()) << seed;
    ExpectSame(*made, places, test::TryAllDays(timetable, closed), seed);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace tovholder::plan
