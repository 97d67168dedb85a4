// SPDX-License-Identifier: EUPL-1.2
#include "plan/slip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "days.h"

namespace tovholder::plan {
namespace {

using test::Iso;
using test::On;

using testing::ElementsAre;
using testing::IsEmpty;

class SlipTest : public testing::Test {
 protected:
  SlipTest() {
    table_.today = On("2025-01-06");
    table_.end = On("2025-09-30");
    table_.calendars = {{{On("2025-01-27"), On("2025-03-31")}, false, {0, 0, SpanUnit::kWorkdays}},
                        {{On("2025-02-24"), On("2025-03-24"), On("2025-04-28")}, false, {5, 5, SpanUnit::kWorkdays}}};
    table_.steps.resize(2);
    table_.steps[0].calendar = 0;
    table_.steps[0].planned = Window{On("2025-01-27"), On("2025-01-27")};
    table_.steps[1].calendar = 1;
    table_.steps[1].after = {{0, 10}};
    table_.steps[1].planned = Window{On("2025-03-01"), On("2025-03-01")};
  }
  Schedule Make(const Timetable& table) const { return MakeSchedule(table, workdays_).value(); }
  Schedule After(const Change& change) const { return Make(Apply(table_, Make(table_), change)); }

  WorkdayCalendar workdays_;
  Timetable table_;
};

TEST_F(SlipTest, AMeetingThatMovesTakesItsDecisionsAlong) {
  const Schedule before = Make(table_);
  const Schedule after = After(MoveMeeting{0, On("2025-01-27"), On("2025-02-24")});
  EXPECT_EQ(Iso(after.steps[0].first.date), "2025-02-24");
  EXPECT_EQ(Iso(after.steps[1].first.date), "2025-03-24") << "thirteen working days are enough";
  const auto slips = CompareSchedules(before, after, workdays_);
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].workdays, 20);
}

TEST_F(SlipTest, AStepThatMovesPushesWhatFollows) {
  const auto slips = CompareSchedules(Make(table_), After(MoveStep{0, On("2025-02-01")}), workdays_);
  ASSERT_EQ(slips.size(), 2U);
  EXPECT_EQ(Iso(slips[0].after.date), "2025-03-31");
  EXPECT_EQ(Iso(slips[1].after.date), "2025-04-28");
  EXPECT_EQ(Iso(slips[1].after.missed), "2025-03-24");
}

TEST_F(SlipTest, AfterANoABodyIsAskedAgainAtItsNextMeeting) {
  EXPECT_EQ(Iso(After(SayNo{1}).steps[1].first.date), "2025-04-28");
  table_.steps[1].done = On("2025-04-28");
  EXPECT_EQ(Iso(After(SayNo{1}).steps[1].first.date), "never");
}

TEST_F(SlipTest, ANoThatStepsDependOnLeadsToThem) {
  table_.steps.emplace_back().only_if = {1, Outcome::kNo};
  const Timetable no = Apply(table_, Make(table_), SayNo{1});
  EXPECT_EQ(no.steps[1].outcome, Outcome::kNo);
  EXPECT_EQ(Iso(Make(no).steps[2].first.date), "2025-03-24");
}

TEST_F(SlipTest, WhatTakesLongerMissesAMeeting) {
  EXPECT_EQ(Iso(After(TakeLonger{1, {20, 30, SpanUnit::kWorkdays}}).steps[1].first.date), "2025-03-24");
  EXPECT_EQ(Iso(After(TakeLonger{1, {20, 30, SpanUnit::kWorkdays}}).steps[1].last.date), "2025-04-28");
}

TEST_F(SlipTest, KnowsWhatCouldBeBroughtForward) {
  const Schedule schedule = Make(table_);
  EXPECT_THAT(FindEarlierDecisions(table_, schedule), ElementsAre(1));
  EXPECT_EQ(Iso(schedule.steps[1].earliest), "2025-02-24");
  EXPECT_THAT(CompareSchedules(schedule, schedule, workdays_), IsEmpty());
}

TEST(Narrowing, AStepMayKeepItsLastDayAndLoseItsFirst) {
  Schedule before;
  before.steps.resize(3);
  for (StepSchedule& one : before.steps) {
    one.first.date = On("2025-02-03");
    one.last.date = On("2025-02-28");
  }
  Schedule after = before;
  after.steps[1].first.date = On("2025-02-24");
  after.steps[2].first.date = On("2025-02-24");
  after.steps[2].last.date = On("2025-03-31");
  const auto narrowed = FindNarrowed(before, after);
  ASSERT_EQ(narrowed.size(), 1U) << "the third slips as a whole";
  EXPECT_EQ(narrowed[0].step, 1U);
  EXPECT_EQ(narrowed[0].after, On("2025-02-24"));
}

}  // namespace
}  // namespace tovholder::plan
