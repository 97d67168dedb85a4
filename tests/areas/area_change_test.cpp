// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_change.h"

#include <gmock/gmock.h>

#include "areas/area_database.h"
#include "areas/area_history_store.h"

namespace tovholder::areas {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::optional<Date> DayIn(const char* iso) { return ParseIsoDate(iso); }

HousingArea AreaOf(std::int64_t id, std::string name, std::optional<Date> from = {}, std::optional<Date> to = {}) {
  return {HousingAreaId{id}, std::move(name), std::nullopt, "", from, to};
}

// Sydvangen until 2022, Sydbyen since 2023, and two that have always been there.
AreaBook BookOfFour() {
  AreaBook book;
  book.areas = {AreaOf(1, "Motalavej"), AreaOf(2, "Ringparken"), AreaOf(3, "Sydbyen", DayIn("2023-01-01")),
                AreaOf(4, "Sydvangen", {}, DayIn("2022-12-31"))};
  return book;
}

AreaChange ChangeOf(std::int64_t before, std::int64_t after, const char* day) {
  return {{},          HousingAreaId{before},  HousingAreaId{after},
          *DayIn(day), AreaChangeKind::kSplit, YearsInherited::kUnsettled,
          ""};
}

TEST(CheckChange, TakesWhatAgreesWithTheLifeSpans) {
  EXPECT_THAT(CheckChange(BookOfFour(), {}, ChangeOf(4, 3, "2023-01-01")), IsEmpty());
  EXPECT_THAT(CheckChange(BookOfFour(), {}, ChangeOf(1, 2, "2015-06-01")), IsEmpty());
}

TEST(CheckChange, TellsWhatIsWrong) {
  const AreaBook book = BookOfFour();
  EXPECT_THAT(CheckChange(book, {}, ChangeOf(9, 2, "2020-01-01")),
              ElementsAre(Pair("before", Error{"areas.no_such_area"})));
  EXPECT_THAT(CheckChange(book, {}, ChangeOf(2, 9, "2020-01-01")),
              ElementsAre(Pair("after", Error{"areas.no_such_area"})));
  EXPECT_THAT(CheckChange(book, {}, ChangeOf(2, 2, "2020-01-01")),
              ElementsAre(Pair("after", Error{"areas.change_to_itself", {{"name", "Ringparken"}}})));
  EXPECT_THAT(CheckChange(book, {}, ChangeOf(4, 3, "2022-12-31")),
              ElementsAre(Pair("day", Error{"areas.not_begun", {{"name", "Sydbyen"}, {"from", "1. januar 2023"}}})));
  EXPECT_THAT(
      CheckChange(book, {}, ChangeOf(4, 3, "2023-01-02")),
      ElementsAre(Pair("day", Error{"areas.ended_before", {{"name", "Sydvangen"}, {"to", "31. december 2022"}}})));
  EXPECT_THAT(
      CheckChange(book, {}, ChangeOf(1, 4, "2023-01-01")),
      ElementsAre(Pair("day", Error{"areas.ended_before", {{"name", "Sydvangen"}, {"to", "31. december 2022"}}})));
  AreaChange settled = ChangeOf(4, 3, "2023-01-01");
  settled.years = YearsInherited::kYes;
  EXPECT_THAT(CheckChange(book, {}, settled), ElementsAre(Pair("note", Error{"areas.no_reason"})));
}

TEST(CheckChange, NothingRunsInACircleOrStandsTwice) {
  const AreaBook book = BookOfFour();
  std::vector<AreaChange> known{ChangeOf(1, 2, "2012-01-01"), ChangeOf(2, 3, "2023-01-01")};
  known[0].id = {1};
  known[1].id = {2};
  EXPECT_THAT(CheckChange(book, known, ChangeOf(3, 1, "2024-01-01")),
              ElementsAre(Pair("after", Error{"areas.change_cycle", {{"chain", "Motalavej → Ringparken → Sydbyen"}}})));
  EXPECT_THAT(
      CheckChange(book, known, ChangeOf(1, 2, "2013-01-01")),
      ElementsAre(Pair("after", Error{"areas.change_twice", {{"before", "Motalavej"}, {"after", "Ringparken"}}})));
  AreaChange turned = known[0];
  std::swap(turned.before, turned.after);
  EXPECT_THAT(CheckChange(book, known, turned), IsEmpty()) << "the one that is changed does not count";
}

TEST(CheckLifeSpan, ChangesKeepTheDaysOfTheirAreas) {
  const AreaBook book = BookOfFour();
  const std::vector<AreaChange> known{ChangeOf(4, 3, "2023-01-01")};
  EXPECT_THAT(CheckLifeSpan(book, known, book.areas[2]), IsEmpty());
  HousingArea later = book.areas[2];
  later.from_date = DayIn("2023-07-01");
  const std::map<std::string, std::string> params{
      {"before", "Sydvangen"}, {"after", "Sydbyen"}, {"day", "1. januar 2023"}};
  EXPECT_THAT(CheckLifeSpan(book, known, later), ElementsAre(Pair("from_date", Error{"areas.change_outside", params})));
  HousingArea earlier = book.areas[3];
  earlier.to_date = DayIn("2021-12-31");
  EXPECT_THAT(CheckLifeSpan(book, known, earlier), ElementsAre(Pair("to_date", Error{"areas.change_outside", params})));
}

TEST(AreasOn, WhoIsThereOnTheDay) {
  const AreaBook book = BookOfFour();
  EXPECT_EQ(AreasOn(book, *DayIn("2022-12-31")).size(), 3U);
  EXPECT_EQ(AreasOn(book, *DayIn("2023-01-01")).back().name, "Sydbyen");
  EXPECT_EQ(AreasOfOtherDays(book, *DayIn("2023-01-01")).front().name, "Sydvangen");
  HousingArea wrong = AreaOf(0, "Ny", DayIn("2023-01-01"), DayIn("2022-01-01"));
  EXPECT_THAT(CheckArea(book, wrong),
              ElementsAre(Pair("to_date", Error{"people.ends_before_it_begins",
                                                {{"from", "1. januar 2023"}, {"to", "1. januar 2022"}}})));
}

class AreaHistoryTest : public AreaDatabaseTest {
 protected:
  HousingAreaId AddSpan(std::string name, const char* from, const char* to) {
    HousingArea area{{}, std::move(name), slagelse_, "", ParseIsoDate(from), ParseIsoDate(to)};
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return PutArea(transaction, area); }));
    return area.id;
  }
  Result<void> TryPut(AreaChange& change) {
    return Write([&](sql::Transaction& transaction) { return PutAreaChange(transaction, change); });
  }
};

TEST_P(AreaHistoryTest, KeepsChangesAndRefusesWhatDoesNotFit) {
  const auto before = AddSpan("Sydvangen", "", "2022-12-31");
  const auto after = AddSpan("Sydbyen", "2023-01-01", "");
  AreaChange change{
      {}, before, after, *ParseIsoDate("2023-01-01"), AreaChangeKind::kEnlarged, YearsInherited::kUnsettled, "spurgt"};
  ASSERT_TRUE(TryPut(change));
  change.years = YearsInherited::kNo;
  ASSERT_TRUE(TryPut(change));
  const auto known = database().Read([](sql::Reader& reader) { return ListAreaChanges(reader); });
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].years, YearsInherited::kNo);
  EXPECT_EQ(known[0].kind, AreaChangeKind::kEnlarged);
  AreaChange back{{}, after, before, *ParseIsoDate("2023-01-01"), AreaChangeKind::kRenamed, {}, ""};
  EXPECT_EQ(TryPut(back).error().id, "areas.change_cycle");
  HousingArea shorter = Load().areas.at(1);
  shorter.to_date = ParseIsoDate("2020-01-01");
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutArea(transaction, shorter); }).error().id,
            "areas.change_outside");
  Write([&](sql::Transaction& transaction) {
    RemoveAreaChange(transaction, change);
    RemoveAreaChange(transaction, change);
  });
  EXPECT_THAT(database().Read([](sql::Reader& reader) { return ListAreaChanges(reader); }), IsEmpty());
}

TEST_P(AreaHistoryTest, APerimeterOfTheSameDayTakesThePlaceOfTheOther) {
  const auto area = AddArea("Ringparken");
  const std::string one =
      R"({"type":"Polygon","coordinates":[[[11.35,55.41],[11.36,55.41],[11.36,55.42],[11.35,55.41]]]})";
  const std::string other =
      R"({"type":"Polygon","coordinates":[[[11.35,55.41],[11.37,55.41],[11.36,55.42],[11.35,55.41]]]})";
  const auto put = [&](const std::string& geometry, const char* day) {
    Perimeter perimeter{{}, area, ParseIsoDate(day), geometry, "Plandata"};
    return Write([&](sql::Transaction& transaction) { return PutPerimeter(transaction, perimeter); });
  };
  ASSERT_TRUE(put(one, ""));
  ASSERT_TRUE(put(other, ""));
  ASSERT_TRUE(put(one, "2020-01-01"));
  const auto known = database().Read([&](sql::Reader& reader) { return ListPerimeters(reader, area); });
  ASSERT_EQ(known.size(), 2U);
  EXPECT_EQ(known[0].from_date, ParseIsoDate("2020-01-01")) << "the newest first";
  EXPECT_THAT(known[1].geometry, testing::HasSubstr("11.3700000"));
  EXPECT_EQ(put("{}", "").error(), (Error{"areas.geojson_kind", {{"kind", "?"}}}));
  Perimeter lost{{}, HousingAreaId{99}, std::nullopt, one, ""};
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutPerimeter(transaction, lost); }).error().id,
            "areas.no_such_area");
}

TEST_P(AreaHistoryTest, ASpellingIsRememberedOnce) {
  const auto area = AddArea("Ringparken");
  const auto remember = [&](std::optional<HousingAreaId> whose, std::string_view name) {
    return Write([&](sql::Transaction& transaction) { return RememberSpelling(transaction, whose, name); });
  };
  ASSERT_TRUE(remember(area, "Ringparken mv."));
  ASSERT_TRUE(remember(std::nullopt, "ringparken  MV."));
  const auto known = database().Read([](sql::Reader& reader) { return ListSpellings(reader); });
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].area, std::nullopt) << "what was said last";
  EXPECT_EQ(remember(HousingAreaId{99}, "x").error().id, "areas.no_such_area");
}

TOVHOLDER_ON_EVERY_STORE(AreaHistoryTest);

}  // namespace
}  // namespace tovholder::areas
