// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/calendar.h"
#include "planning/series.h"

namespace tovholder::planning {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Date Day(const char* iso) { return ParseIsoDate(iso).value(); }

std::vector<std::string> Days(const SeriesRule& rule) {
  std::vector<std::string> days;
  for (const Date date : DatesOf(rule)) days.push_back(FormatIso(date));
  return days;
}

SeriesRule Monthly(std::chrono::weekday weekday, int nth, const char* first, const char* last, int every = 1) {
  return {Rhythm::kMonths, every, weekday, nth, Day(first), Day(last), std::nullopt, {}};
}

TEST(Series, WeeksGoOnAcrossSummerTimeAndYears) {
  SeriesRule rule{Rhythm::kWeeks, 2, std::chrono::Wednesday, 1, Day("2026-03-16"), Day("2026-04-20"), std::nullopt, {}};
  EXPECT_THAT(Days(rule), ElementsAre("2026-03-18", "2026-04-01", "2026-04-15"));
  rule.first = Day("2026-10-14");
  rule.last = Day("2026-11-12");
  EXPECT_THAT(Days(rule), ElementsAre("2026-10-14", "2026-10-28", "2026-11-11"));
  rule.first = Day("2026-12-23");
  rule.last = std::nullopt;
  rule.count = 2;
  EXPECT_THAT(Days(rule), ElementsAre("2026-12-23", "2027-01-06"));
}

TEST(Series, TheNthWeekdayOfAMonth) {
  EXPECT_THAT(Days(Monthly(std::chrono::Tuesday, 1, "2026-08-01", "2026-10-31")),
              ElementsAre("2026-08-04", "2026-09-01", "2026-10-06"));
  EXPECT_THAT(Days(Monthly(std::chrono::Tuesday, 1, "2026-08-05", "2026-10-05")), ElementsAre("2026-09-01"))
      << "the first day is kept, the last too";
  EXPECT_THAT(Days(Monthly(std::chrono::Tuesday, 2, "2026-11-01", "2027-03-31", 2)),
              ElementsAre("2026-11-10", "2027-01-12", "2027-03-09"));
}

TEST(Series, AMonthWithoutAFifthIsLeftOut) {
  EXPECT_THAT(Days(Monthly(std::chrono::Friday, 5, "2026-01-01", "2026-07-31")),
              ElementsAre("2026-01-30", "2026-05-29", "2026-07-31"));
}

TEST(Series, TheLastOfAMonthIsThereInEveryMonth) {
  EXPECT_THAT(Days(Monthly(std::chrono::Monday, kLastOfMonth, "2028-01-01", "2028-03-31")),
              ElementsAre("2028-01-31", "2028-02-28", "2028-03-27"));
  EXPECT_THAT(Days(Monthly(std::chrono::Tuesday, kLastOfMonth, "2028-02-01", "2028-02-29")), ElementsAre("2028-02-29"))
      << "a leap day";
}

TEST(Series, EndsHoweverFarItWouldGo) {
  SeriesRule rule{Rhythm::kWeeks, 1, std::chrono::Monday, 1, Day("2026-01-01"), std::nullopt, 5000, {}};
  EXPECT_THAT(DatesOf(rule), SizeIs(kMostDates));
  rule = Monthly(std::chrono::Sunday, 5, "2026-02-01", "2500-12-31", 12);
  EXPECT_THAT(Days(rule), ElementsAre("2032-02-29", "2060-02-29"));
}

TEST(Series, GivenDatesAreReadSortedAndOnce) {
  const auto dates = ParseDates("3. juni 2026\r\n\n 5/5-2026 \n03-06-2026");
  ASSERT_TRUE(dates);
  SeriesRule rule;
  rule.rhythm = Rhythm::kGivenDates;
  rule.given = *dates;
  EXPECT_THAT(Days(rule), ElementsAre("2026-05-05", "2026-06-03"));
  EXPECT_EQ(ParseDates("5/5-2026\nen dag").error().id, "base.no_date");
  EXPECT_EQ(ParseDates("31/6-2026").error().id, "base.impossible_date");
}

TEST(Series, SaysWhatIsMissing) {
  const auto ids = [](const SeriesRule& rule) {
    std::vector<std::string> found;
    for (const auto& [field, error] : CheckSeries(rule)) found.push_back(field + " " + error.id);
    return found;
  };
  EXPECT_THAT(ids({}), ElementsAre("foerste planning.no_first", "sidste planning.no_last"));
  EXPECT_THAT(ids(Monthly(std::chrono::Monday, 1, "2026-05-01", "2026-04-01", 0)),
              ElementsAre("sidste planning.last_before_first", "hver planning.every_wrong"));
  SeriesRule given;
  given.rhythm = Rhythm::kGivenDates;
  EXPECT_THAT(ids(given), ElementsAre("datoer planning.no_dates"));
  EXPECT_THAT(DatesOf(given), IsEmpty());
}

TEST(Slots, OverlapWhereBothMeetAtATime) {
  const Slot meeting{Day("2026-05-05"), TimeOfDay{15, 0}, TimeOfDay{17, 0}};
  EXPECT_TRUE(Overlap(meeting, {meeting.date, TimeOfDay{16, 59}, TimeOfDay{18, 0}}));
  EXPECT_FALSE(Overlap(meeting, {meeting.date, TimeOfDay{17, 0}, TimeOfDay{18, 0}})) << "one after the other";
  EXPECT_TRUE(Overlap(meeting, {meeting.date, TimeOfDay{13, 30}, std::nullopt})) << "two hours";
  EXPECT_FALSE(Overlap(meeting, {meeting.date, TimeOfDay{13, 0}, std::nullopt}));
  EXPECT_TRUE(Overlap(meeting, {meeting.date, std::nullopt, std::nullopt})) << "all day";
  EXPECT_FALSE(Overlap(meeting, {Day("2026-05-06"), TimeOfDay{15, 0}, TimeOfDay{17, 0}}));
}

TEST(Obstacles, TheCalendarKnowsHolidaysAndWeekends) {
  const auto kinds = [](const char* day) {
    std::vector<ObstacleKind> found;
    for (const Obstacle& one : ObstaclesOfDay(Day(day), Day("2026-05-01"))) found.push_back(one.kind);
    return found;
  };
  EXPECT_THAT(kinds("2026-05-05"), IsEmpty());
  EXPECT_THAT(kinds("2026-05-14"), ElementsAre(ObstacleKind::kHoliday)) << "Ascension Day";
  EXPECT_THAT(kinds("2026-05-09"), ElementsAre(ObstacleKind::kWeekend));
  EXPECT_THAT(kinds("2026-05-24"), ElementsAre(ObstacleKind::kHoliday)) << "Whit Sunday, said once";
  EXPECT_THAT(kinds("2026-04-30"), ElementsAre(ObstacleKind::kPast));
  EXPECT_FALSE(Weighs({ObstacleKind::kWeekend, "", 0, {}})) << "who chooses Saturdays means it";
}

}  // namespace
}  // namespace tovholder::planning
