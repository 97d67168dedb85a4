// SPDX-License-Identifier: EUPL-1.2
#include "schedule_reference.h"

#include <gtest/gtest.h>

#include "days.h"

namespace tovholder::plan {
namespace {

using test::Iso;

void ExpectSame(const Schedule& made, const test::Reference& right, unsigned seed) {
  EXPECT_EQ(made.end, right.end) << "plan " << seed;
  for (StepIndex i = 0; i < right.steps.size(); ++i) {
    const StepSchedule& step = made.steps[i];
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
    const auto made = MakeSchedule(timetable, test::CalendarWithout(closed));
    ASSERT_TRUE(made.has_value()) << seed;
    ExpectSame(*made, test::TryAllDays(timetable, closed), seed);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace tovholder::plan
