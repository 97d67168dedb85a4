// SPDX-License-Identifier: EUPL-1.2
#include "plan/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "days.h"
#include "schedule_reference.h"

namespace tovholder::plan {
namespace {

using test::Iso;
using test::On;

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;

Window OnDay(std::string_view iso) { return {On(iso), On(iso)}; }

// The end of a helhedsplan's process: the plan's board, the council, the fund.
Timetable LastThreeSteps() {
  Timetable table;
  table.today = On("2025-01-06");
  table.end = On("2025-09-30");
  table.calendars = {
      {{On("2025-01-27"), On("2025-02-24"), On("2025-04-28")}, false, {0, 0, SpanUnit::kWorkdays}},
      {{On("2025-01-27"), On("2025-02-24"), On("2025-03-24"), On("2025-04-29")}, false, {5, 5, SpanUnit::kWorkdays}}};
  table.steps.resize(3);
  table.steps[0].calendar = 0;
  table.steps[0].planned = OnDay("2025-01-27");
  table.steps[1].calendar = 1;
  table.steps[1].after = {{0, 10}};
  table.steps[1].planned = OnDay("2025-03-01");
  table.steps[1].deadline = On("2025-03-31");
  table.steps[2].after = {{1, 0}};
  table.steps[2].work = {1, 3, SpanUnit::kMonths};
  return table;
}

Schedule Make(const Timetable& table) { return MakeSchedule(table, WorkdayCalendar()).value(); }

TEST(MakeSchedule, FindsTheMeetingThatADecisionCanMake) {
  const Schedule schedule = Make(LastThreeSteps());
  EXPECT_EQ(Iso(schedule.steps[0].first.date), "2025-01-27");
  const StepSchedule& council = schedule.steps[1];
  EXPECT_EQ(Iso(council.earliest), "2025-02-24") << "the board could have met on 27 January all the same";
  EXPECT_EQ(Iso(council.first.date), "2025-03-24");
  EXPECT_EQ(Iso(council.first.material), "2025-03-14");
  EXPECT_EQ(council.first.cause, Cause::kPlanned);
  EXPECT_EQ(council.deadline, Verdict::kSafe);
  EXPECT_EQ(Iso(schedule.steps[2].first.date), "2025-04-24");
  EXPECT_EQ(Iso(schedule.steps[2].last.date), "2025-06-24");
  EXPECT_EQ(schedule.end, Verdict::kSafe);
}

TEST(MakeSchedule, KeepsAVagueTimeAnInterval) {
  Timetable table = LastThreeSteps();
  table.steps[0].calendar.reset();
  table.steps[0].planned = Window{On("2025-02-01"), On("2025-02-28")};
  const Schedule schedule = Make(table);
  EXPECT_EQ(Iso(schedule.steps[0].first.date), "2025-02-03");
  EXPECT_EQ(Iso(schedule.steps[0].last.date), "2025-02-28");
  EXPECT_EQ(schedule.steps[1].deadline, Verdict::kPossible) << "ten working days from the end of February end too late";
  EXPECT_EQ(Iso(schedule.steps[1].first.date), "2025-03-24");
  EXPECT_EQ(Iso(schedule.steps[1].last.date), "2025-04-29");
}

TEST(MakeSchedule, OfSeveralMeetingsInAVagueTimeAnyMayBeMeant) {
  Timetable table = LastThreeSteps();
  table.steps[0].planned = Window{On("2025-01-01"), On("2025-03-31")};
  const StepSchedule board = Make(table).steps[0];
  EXPECT_EQ(Iso(board.first.date), "2025-01-27");
  EXPECT_EQ(Iso(board.last.date), "2025-02-24");
}

TEST(MakeSchedule, SaysHowMuchTimeIsLeft) {
  const Schedule schedule = Make(LastThreeSteps());
  EXPECT_EQ(Iso(schedule.steps[2].latest_safe), "2025-09-30");
  EXPECT_EQ(Iso(schedule.steps[1].latest_safe), "2025-04-29") << "the last meeting that is known";
  EXPECT_EQ(Iso(schedule.steps[0].latest_safe), "2025-02-24");
  EXPECT_EQ(schedule.steps[0].slack, 20);
}

TEST(MakeSchedule, NamesTheMeetingThatIsMissed) {
  Timetable table = LastThreeSteps();
  table.steps[0].planned = OnDay("2025-02-24");
  table.steps[1].after = {{0, 14}};
  const Placing council = Make(table).steps[1].first;
  EXPECT_EQ(Iso(council.missed), "2025-03-24");
  EXPECT_EQ(Iso(council.date), "2025-04-29");
  EXPECT_EQ(council.cause, Cause::kStep);
  table.steps[1].after = {{0, 13}};
  EXPECT_EQ(Iso(Make(table).steps[1].first.date), "2025-03-24");
}

TEST(MakeSchedule, ShowsTheChainThatDecidesTheEnd) {
  Timetable table = LastThreeSteps();
  table.steps[1].planned.reset();
  EXPECT_THAT(Make(table).critical, ElementsAre(0, 1, 2));
}

TEST(MakeSchedule, SaysWhichChainForbidsTheEnd) {
  Timetable table = LastThreeSteps();
  table.end = On("2025-04-30");
  table.steps[1].planned.reset();
  table.steps[2].work = {3, 4, SpanUnit::kMonths};
  const Schedule schedule = Make(table);
  EXPECT_EQ(schedule.end, Verdict::kImpossible);
  EXPECT_THAT(schedule.critical, ElementsAre(0, 1, 2));
  EXPECT_LT(schedule.steps[0].slack.value_or(-1), 0);
}

TEST(MakeSchedule, ABodyWithoutMeetingsNeverDecides) {
  Timetable table = LastThreeSteps();
  table.calendars[1].meetings.clear();
  const Schedule schedule = Make(table);
  EXPECT_EQ(Iso(schedule.steps[1].first.date), "never");
  EXPECT_EQ(Iso(schedule.steps[2].last.date), "never");
  EXPECT_EQ(schedule.end, Verdict::kImpossible);
  EXPECT_THAT(schedule.critical, ElementsAre(0, 1));
}

TEST(MakeSchedule, WhatIsDoneStandsAsItWas) {
  Timetable table = LastThreeSteps();
  table.today = On("2025-03-25");
  table.steps[0].done = On("2025-01-27");
  table.steps[1].done = On("2025-03-24");
  const Schedule schedule = Make(table);
  EXPECT_EQ(schedule.steps[1].last.cause, Cause::kDone);
  EXPECT_EQ(Iso(schedule.steps[2].first.date), "2025-04-24");
}

// "If the municipality permits a joint vote, one vote an area; else one a section."
TEST(MakeSchedule, FollowsBothCoursesOfAnOpenDecision) {
  Timetable table;
  table.today = On("2025-02-03");
  table.end = On("2025-03-31");
  table.steps.resize(4);
  table.steps[0].planned = OnDay("2025-02-10");
  table.steps[1].only_if = {0, Outcome::kYes};
  table.steps[1].work = {5, 5, SpanUnit::kWorkdays};
  table.steps[2].only_if = {0, Outcome::kNo};
  table.steps[2].work = {30, 30, SpanUnit::kWorkdays};
  table.steps[3].after = {{1, 0}, {2, 0}};
  const Schedule open = Make(table);
  EXPECT_EQ(Iso(open.steps[3].first.date), "2025-02-18");
  EXPECT_EQ(Iso(open.steps[3].last.date), "2025-03-25");
  EXPECT_EQ(open.end, Verdict::kSafe);
  table.end = On("2025-03-01");
  EXPECT_EQ(Make(table).end, Verdict::kPossible);
  table.steps[0].outcome = Outcome::kNo;
  const Schedule refused = Make(table);
  EXPECT_FALSE(refused.steps[1].taken);
  EXPECT_EQ(refused.end, Verdict::kImpossible);
}

TEST(MakeSchedule, RefusesMoreAlternativesThanCanBeFollowed) {
  Timetable table;
  table.today = On("2025-02-03");
  for (StepIndex i = 0; i <= kMostOpenDecisions; ++i) {
    table.steps.emplace_back();
    table.steps.emplace_back().only_if = {2 * i, Outcome::kYes};
  }
  EXPECT_EQ(MakeSchedule(table, WorkdayCalendar()).error().id, "plan.too_many_alternatives");
  table.steps[0].outcome = Outcome::kYes;
  EXPECT_TRUE(MakeSchedule(table, WorkdayCalendar()));
}

TEST(FindCircle, NamesTheShortest) {
  std::vector<PlannedStep> steps(7);
  steps[1].after = {{0, 0}, {4, 0}};
  steps[2].after = {{1, 0}};
  steps[3].after = {{2, 0}, {5, 0}};
  steps[4].after = {{3, 0}};
  steps[5].only_if = {3, Outcome::kYes};
  steps[6].after = {{5, 0}};
  EXPECT_THAT(FindCircle(steps), testing::UnorderedElementsAre(3, 5));
  Timetable table;
  table.steps = steps;
  EXPECT_EQ(MakeSchedule(table, WorkdayCalendar()).error().id, "plan.circle");
  steps[3].after.pop_back();
  EXPECT_THAT(FindCircle(steps), ElementsAre(1, 2, 3, 4));
  steps[4].after = {{4, 0}};
  EXPECT_THAT(FindCircle(steps), ElementsAre(4)) << "a step that waits for itself";
  steps[4].after.clear();
  EXPECT_THAT(FindCircle(steps), IsEmpty());
}

// Over thirty years with leap days, both extremes of Easter (23 March 2008, 25 April 2038) and the end of store
// bededag.
TEST(MakeSchedule, NeverPlacesAStepWhereItCannotBe) {
  for (unsigned seed = 1; seed <= 4'000; ++seed) {
    const Timetable table = test::RandomTimetable(seed);
    const auto closed = test::RandomClosedDays(seed);
    const WorkdayCalendar workdays = test::CalendarWithout(closed);
    const Schedule schedule = MakeSchedule(table, workdays).value();
    for (StepIndex i = 0; i < table.steps.size(); ++i) {
      const PlannedStep& step = table.steps[i];
      if (step.done) continue;
      for (const auto& day : {schedule.steps[i].earliest, schedule.steps[i].first.date, schedule.steps[i].last.date,
                              schedule.steps[i].latest_safe, schedule.steps[i].latest_possible}) {
        if (!day) continue;
        ASSERT_FALSE(FindHoliday(Date(*day))) << seed << " " << Iso(day);
        if (!step.calendar || table.calendars[*step.calendar].on_call) {
          ASSERT_TRUE(workdays.IsWorkday(*day)) << seed << " " << Iso(day);
          continue;
        }
        ASSERT_THAT(table.calendars[*step.calendar].meetings, testing::Contains(*day)) << seed;
      }
      for (const Placing& placing : {schedule.steps[i].first, schedule.steps[i].last}) {
        if (!placing.date || !placing.material) continue;
        ASSERT_LE(placing.ready, *placing.material) << seed;
        const Span& notice = table.calendars[*step.calendar].notice;
        if (notice.unit == SpanUnit::kWorkdays && notice.least > 0) {
          ASSERT_GE(workdays.Count(*placing.material, *placing.date, table.count), notice.least) << seed;
        } else if (notice.unit == SpanUnit::kWeeks) {
          ASSERT_GE(*placing.date - *placing.material, days(7 * notice.least)) << seed;
        }
      }
    }
  }
}

}  // namespace
}  // namespace tovholder::plan
