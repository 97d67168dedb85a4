// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contingency/incident.h"

namespace tovholder::contingency {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Date OnDay(const char* iso) { return ParseIsoDate(iso).value(); }
const Instant kNow = FromCopenhagen({ParseIsoDate("2026-05-05").value(), {12, 0}});
const std::vector<areas::HousingArea> kKnownAreas{{areas::HousingAreaId{1}, "Motalavej", std::nullopt, ""}};

Incident IncidentAt(int area, const char* day, IncidentKind kind, std::optional<std::int64_t> cost = {}) {
  Incident incident;
  incident.area = areas::HousingAreaId{area};
  incident.happened_on = OnDay(day);
  incident.kind = kind;
  incident.place = "Miljøstationen";
  incident.cost_oere = cost;
  return incident;
}

std::vector<std::string> Faults(const Incident& incident) {
  std::vector<std::string> found;
  for (const auto& [field, error] : CheckIncident(incident, kKnownAreas, kNow)) found.push_back(field + " " + error.id);
  return found;
}

TEST(IncidentRules, SayWhatIsWrong) {
  EXPECT_THAT(Faults(IncidentAt(1, "2026-05-05", IncidentKind::kFire)), IsEmpty());
  Incident wrong = IncidentAt(9, "2026-05-06", IncidentKind::kOther, -1);
  wrong.place.clear();
  wrong.note = "Det var 010190-1234";
  EXPECT_THAT(Faults(wrong), ElementsAre("area areas.no_such_area", "cost contingency.cost_negative",
                                         "happened_on contingency.future_day", "kind_text contingency.no_kind_text",
                                         "note contingency.cpr_number", "place contingency.no_place"));
  Incident later = IncidentAt(1, "2026-05-05", IncidentKind::kFire);
  later.happened_at = TimeOfDay{12, 1};
  EXPECT_THAT(Faults(later), ElementsAre("happened_at contingency.future_time"));
  Incident closed = IncidentAt(1, "2026-05-05", IncidentKind::kFire);
  closed.happened_at = TimeOfDay{11, 0};
  closed.closed = FromCopenhagen({OnDay("2026-05-05"), {10, 0}});
  EXPECT_THAT(Faults(closed), ElementsAre("closed contingency.closed_first"));
}

TEST(IncidentRules, HoursCountFromWhatHappened) {
  Incident incident = IncidentAt(1, "2026-03-28", IncidentKind::kFire);
  incident.happened_at = TimeOfDay{22, 0};
  EXPECT_EQ(HoursUntilDone(incident), std::nullopt);
  incident.closed = FromCopenhagen({OnDay("2026-03-29"), {22, 0}});
  EXPECT_EQ(HoursUntilDone(incident), 23) << "summer time began";
}

TEST(IncidentRules, QuartersHoldTheirDays) {
  EXPECT_EQ(QuarterOf(OnDay("2026-03-31")), (Quarter{2026, 1}));
  EXPECT_EQ(QuarterOf(OnDay("2026-04-01")), (Quarter{2026, 2}));
  EXPECT_EQ(FirstDayOf({2026, 4}), OnDay("2026-10-01"));
  EXPECT_EQ(LastDayOf({2028, 1}), OnDay("2028-03-31"));
}

TEST(IncidentRules, FiguresAreOfAnAreaAndAPeriod) {
  std::vector<Incident> incidents{IncidentAt(1, "2026-01-01", IncidentKind::kFire, 100'000),
                                  IncidentAt(1, "2026-03-31", IncidentKind::kVandalism, 50'000),
                                  IncidentAt(1, "2026-02-01", IncidentKind::kVandalism),
                                  IncidentAt(1, "2026-04-01", IncidentKind::kFire, 7),
                                  IncidentAt(2, "2026-02-02", IncidentKind::kTheft, 9)};
  incidents[0].closed = incidents[0].happened() + std::chrono::hours(4);
  incidents[1].closed = incidents[1].happened() + std::chrono::hours(8);
  const auto figures = FiguresOf(incidents, areas::HousingAreaId{1}, FirstDayOf({2026, 1}), LastDayOf({2026, 1}));
  EXPECT_EQ(figures.count, 3);
  EXPECT_EQ(figures.open, 1);
  EXPECT_EQ(figures.by_kind.at(IncidentKind::kVandalism), 2);
  EXPECT_EQ(figures.mean_hours, 6.0);
  EXPECT_EQ(figures.cost, Money{150'000});
  EXPECT_EQ(FiguresOf(incidents, std::nullopt, OnDay("2026-01-01"), OnDay("2026-12-31")).count, 5);
  EXPECT_EQ(FiguresOf({}, std::nullopt, OnDay("2026-01-01"), OnDay("2026-12-31")).mean_hours, std::nullopt);
}

TEST(IncidentRules, KindsHaveNames) {
  for (const IncidentKind kind : kIncidentKinds) {
    IncidentKind read{};
    EXPECT_TRUE(FromName(ToName(kind), read));
    EXPECT_EQ(read, kind);
  }
}

}  // namespace
}  // namespace tovholder::contingency
