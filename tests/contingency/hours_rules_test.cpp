// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contingency/hours.h"

namespace tovholder::contingency {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Hours kOfficeHours{"12345", {7, 0}, {16, 0}};
const Hours kNights{"12345", {16, 0}, {7, 0}};
const Hours kWeekends{"67", {7, 0}, {7, 0}};

LocalTime At(const char* day, int hour, int minute) { return {ParseIsoDate(day).value(), {hour, minute}}; }

TEST(ContingencyHours, HoldFromTheFirstMinuteToBeforeTheLast) {
  EXPECT_TRUE(Covers(kOfficeHours, At("2026-05-05", 7, 0))) << "a Tuesday";
  EXPECT_TRUE(Covers(kOfficeHours, At("2026-05-05", 15, 59)));
  EXPECT_FALSE(Covers(kOfficeHours, At("2026-05-05", 16, 0)));
  EXPECT_FALSE(Covers(kOfficeHours, At("2026-05-05", 6, 59)));
  EXPECT_FALSE(Covers(kOfficeHours, At("2026-05-09", 10, 0))) << "a Saturday";
}

TEST(ContingencyHours, GoOnAfterMidnight) {
  EXPECT_TRUE(Covers(kNights, At("2026-05-08", 23, 59))) << "Friday night";
  EXPECT_TRUE(Covers(kNights, At("2026-05-09", 6, 59))) << "which ends on Saturday morning";
  EXPECT_FALSE(Covers(kNights, At("2026-05-09", 7, 0)));
  EXPECT_FALSE(Covers(kNights, At("2026-05-11", 6, 59))) << "the night before Monday began on Sunday";
  EXPECT_TRUE(Covers(kWeekends, At("2026-05-11", 6, 59))) << "round the clock until Monday at seven";
  EXPECT_FALSE(Covers(kWeekends, At("2026-05-11", 7, 0)));
}

TEST(ContingencyHours, APublicHolidayCountsAsASunday) {
  // Ascension Day, a Thursday.
  EXPECT_FALSE(Covers(kOfficeHours, At("2026-05-14", 10, 0)));
  EXPECT_TRUE(Covers(kWeekends, At("2026-05-14", 10, 0)));
  EXPECT_TRUE(Covers(kNights, At("2026-05-14", 3, 0))) << "Wednesday's night goes on";
  EXPECT_TRUE(Covers(kWeekends, At("2026-05-15", 3, 0))) << "the holiday's night goes on into Friday";
  EXPECT_FALSE(Covers(kNights, At("2026-05-15", 3, 0)));
  EXPECT_TRUE(Covers(kWeekends, At("2026-12-25", 12, 0))) << "Christmas Day, a Friday";
}

TEST(ContingencyHours, TellWhatNobodyCovers) {
  EXPECT_THAT(UncoveredSpans({kOfficeHours, kNights, kWeekends}), IsEmpty());
  EXPECT_THAT(UncoveredSpans({}), ElementsAre(WeekSpan{0, kMinutesOfWeek}));
  constexpr int kSaturday = 5 * kMinutesOfDay;
  EXPECT_THAT(UncoveredSpans({kOfficeHours, kNights}),
              ElementsAre(WeekSpan{kSaturday + 7 * 60, kMinutesOfWeek + 7 * 60}))
      << "from Saturday to Monday at seven, as one span";
  EXPECT_EQ(UncoveredSpans({kOfficeHours}).size(), 5U);
}

TEST(ContingencyHours, OverlapWhereAMinuteIsInBoth) {
  EXPECT_FALSE(Overlap(kOfficeHours, kNights));
  EXPECT_TRUE(Overlap({std::string(kEveryDay), {15, 0}, {17, 0}}, kNights));
  EXPECT_TRUE(Overlap({"1", {3, 0}, {4, 0}}, {"7", {22, 0}, {6, 0}})) << "Sunday's night is Monday's morning";
  EXPECT_FALSE(Overlap({"", {0, 0}, {0, 0}}, kWeekends));
}

TEST(ContingencyHours, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(ParseClock("7.30").value(), (TimeOfDay{7, 30}));
  EXPECT_EQ(ParseClock(" kl. 16.00 ").value(), (TimeOfDay{16, 0}));
  EXPECT_EQ(ParseClock("24.00").value(), (TimeOfDay{0, 0}));
  EXPECT_EQ(ParseClock("").error().id, "contingency.no_time");
  EXPECT_EQ(ParseClock("om natten").error().id, "base.no_time");
  EXPECT_EQ(ParseClock("25.00").error().id, "base.no_time");
}

}  // namespace
}  // namespace tovholder::contingency
