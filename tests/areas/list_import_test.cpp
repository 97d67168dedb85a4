// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "areas/area_database.h"
#include "areas/list_import_store.h"
#include "areas/list_store.h"

namespace tovholder::areas {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kHead = "list_year,area,municipality,population,classification,source_url,verified\n";

class ListImportTest : public AreaDatabaseTest {
 protected:
  static documents::CsvTable TableOf(const std::string& rows) {
    return documents::ParseCsv(std::string(kHead) + rows, "lists.csv").value();
  }
  ListImport Plan(const documents::CsvTable& table, std::vector<NameAnswer> answers = {}) {
    return database().Read([&](sql::Reader& reader) {
      return PlanListImport(LoadImportGround(reader, std::move(answers)), ListKind::kMinistry, table).value();
    });
  }
  Result<ListImport> Import(const documents::CsvTable& table, const std::vector<NameAnswer>& answers = {}) {
    return Write(
        [&](sql::Transaction& transaction) { return ImportLists(transaction, answers, ListKind::kMinistry, table); });
  }
  ListBook Lists() {
    return database().Read([](sql::Reader& reader) { return LoadLists(reader); });
  }
};

TEST_P(ListImportTest, TellsEveryRowThatCannotBeRead) {
  const auto plan =
      Plan(TableOf("1999,Ringparken,Slagelse,,ghettoområde,,yes\n"
                   "2019,,Slagelse,,ghettoområde,,yes\n"
                   "2019,Ringparken,Slagelse,,,,yes\n"
                   "2019,Ringparken,Slagelse,,rart,,måske\n"
                   "2019,Motalavej,Slagelse,,ghettoområde,,yes\n"
                   "2019,motalavej,Slagelse,,ghettoområde,,yes\n"));
  ASSERT_THAT(plan.problems, SizeIs(6));
  const auto is = [&](std::size_t i, int line, const char* column, const Error& error) {
    EXPECT_EQ(plan.problems[i].line, line);
    EXPECT_EQ(plan.problems[i].field, column);
    EXPECT_EQ(plan.problems[i].error, error);
  };
  is(0, 2, "list_year", {"areas.list_year_wrong", {{"text", "1999"}}});
  is(1, 3, "area", {"areas.no_area_name"});
  is(2, 4, "classification", {"areas.no_classification"});
  is(3, 5, "classification", {"areas.unknown_classification", {{"text", "rart"}}});
  is(4, 5, "verified", {"areas.verified_wrong", {{"text", "måske"}}});
  is(5, 7, "area", {"areas.list_row_twice", {{"line", "6"}}});
  EXPECT_THAT(Lists().lists, IsEmpty());
  const auto table = documents::ParseCsv("area,municipality,classification\nx,y,z\n", "lists.csv").value();
  const auto ground = database().Read([](sql::Reader& reader) { return LoadImportGround(reader, {}); });
  EXPECT_EQ(PlanListImport(ground, ListKind::kMinistry, table).error(),
            (Error{"areas.no_list_column", {{"column", "list_year"}}}));
}

TEST_P(ListImportTest, NothingIsKeptWhereARowCannotBeRead) {
  EXPECT_EQ(
      Import(TableOf("2019,Ringparken,Slagelse,,ghettoområde,,yes\n2019,,Slagelse,,ghettoområde,,yes\n")).error().id,
      "areas.no_area_name");
  EXPECT_THAT(Lists().lists, IsEmpty());
}

TEST_P(ListImportTest, WhatIsSpelledOtherwiseIsAskedAndRemembered) {
  const auto area = AddArea("Ringparken");
  const auto table = TableOf(
      "2019,Ringparken,Slagelse,1900,hårdt ghettoområde,https://example.dk/a,yes\n"
      "2020,Ringparken mv,Slagelse,,ghettoområde,https://example.dk/b,no\n");
  const auto first = Import(table);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->Count(PlannedStep::kNew), 2);
  EXPECT_EQ(first->rows_with_figures, 1);
  ASSERT_THAT(first->proposals, SizeIs(1));
  EXPECT_EQ(first->proposals[0].name, "Ringparken mv");
  EXPECT_THAT(first->proposals[0].areas, ElementsAre(area));
  EXPECT_EQ(Lists().memberships[0].area, area);
  EXPECT_EQ(Lists().memberships[1].area, std::nullopt) << "never silently";
  EXPECT_FALSE(Lists().memberships[1].verified);
  EXPECT_EQ(Lists().lists[0].published_on, ParseIsoDate("2020-12-01"));

  const auto second = Import(table, {{"Ringparken mv", area}});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->Count(PlannedStep::kUnchanged), 1);
  EXPECT_EQ(second->Count(PlannedStep::kChanged), 1);
  EXPECT_EQ(Lists().memberships[1].area, area);

  const auto third = Import(table);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->Count(PlannedStep::kUnchanged), 2) << "the answer is remembered";
  EXPECT_THAT(third->proposals, IsEmpty());
}

TEST_P(ListImportTest, ANewAreaFindsItsRows) {
  ASSERT_TRUE(
      Import(TableOf("2019,Ringparken,Slagelse,,ghettoområde,,yes\n"
                     "2020,ringparken,,,ghettoområde,,yes\n"
                     "2020,Ringparken,Odense,,ghettoområde,,yes\n")));
  const auto area = AddArea("Ringparken");
  EXPECT_THAT(database().Read([&](sql::Reader& reader) { return ListMemberships(reader, area); }), SizeIs(2))
      << "not the one of another municipality";
}

TEST_P(ListImportTest, OutlinesAreTakenByName) {
  const auto area = AddArea("Ringparken");
  const auto shapes = ParsePerimeters(
      R"({"type":"FeatureCollection","features":[)"
      R"({"type":"Feature","properties":{"navn":"ringparken"},"geometry":{"type":"Polygon","coordinates":[[[11.35,55.41],[11.36,55.41],[11.36,55.42],[11.35,55.41]]]}},)"
      R"({"type":"Feature","properties":{"name":"Blågården"},"geometry":{"type":"Polygon","coordinates":[[[12.55,55.68],[12.56,55.68],[12.56,55.69],[12.55,55.68]]]}}]})");
  ASSERT_TRUE(shapes);
  const auto import = [&] {
    return Write([&](sql::Transaction& transaction) {
      return ImportPerimeters(transaction, {}, *shapes, {ParseIsoDate("2020-01-01"), "Plandata"});
    });
  };
  const auto first = import();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->Count(PlannedStep::kNew), 1);
  ASSERT_THAT(first->left_out, SizeIs(1));
  EXPECT_EQ(first->left_out[0].name, "Blågården");
  const auto known = database().Read([&](sql::Reader& reader) { return ListPerimeters(reader, area); });
  ASSERT_THAT(known, SizeIs(1));
  EXPECT_EQ(known[0].source, "Plandata");
  EXPECT_EQ(import()->Count(PlannedStep::kUnchanged), 1) << "a second import changes nothing";
}

TEST_P(ListImportTest, OutlinesNeedANameEachAndOnce) {
  AddArea("Ringparken");
  const auto ground = database().Read([](sql::Reader& reader) { return LoadImportGround(reader, {}); });
  const Shape shape{{{{11.35, 55.41}, {11.36, 55.41}, {11.36, 55.42}, {11.35, 55.41}}, {}}};
  EXPECT_EQ(PlanPerimeterImport(ground, {{"Ringparken", shape, ""}, {"", shape, ""}}, {}).error(),
            (Error{"areas.shape_without_name", {{"feature", "2"}}}));
  EXPECT_EQ(PlanPerimeterImport(ground, {{"Ringparken", shape, ""}, {"RINGPARKEN", shape, ""}}, {}).error(),
            (Error{"areas.shape_twice", {{"name", "RINGPARKEN"}, {"feature", "2"}}}));
}

// Of each list: known by name in its widest class, its second, its narrowest, and off it.
struct ExpectedList {
  std::string year;
  std::vector<int> known;
  int off = 0;
};

TEST_P(ListImportTest, TheWholeTableOfListsIsRead) {
  const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
  if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set";
  std::ifstream stream(std::string(folder) + "/../domain/lists.csv", std::ios::binary);
  if (!stream) GTEST_SKIP() << "no lists.csv beside TOVHOLDER_ACCEPTANCE";
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  const auto ringparken = AddArea("Ringparken");
  AddArea("Motalavej");
  const auto table = documents::ParseCsv(bytes, "lists.csv").value();
  const auto imported = Import(table);
  ASSERT_TRUE(imported) << imported.error().id;
  EXPECT_EQ(imported->Count(PlannedStep::kNew), 190);
  EXPECT_EQ(imported->rows_with_figures, 8);
  EXPECT_THAT(imported->proposals, IsEmpty());
  EXPECT_EQ(Import(table)->Count(PlannedStep::kUnchanged), 190);

  const ListBook book = Lists();
  EXPECT_THAT(book.memberships, SizeIs(190));
  const std::vector<ExpectedList> expected{
      {"2012", {33}, 0},         {"2013-recalc", {34}, 0},  {"2014", {1}, 1},         {"2017", {22}, 0},
      {"2018", {29, 29, 0}, 0},  {"2019", {28, 28, 10}, 0}, {"2020", {15, 15, 0}, 0}, {"2021", {7, 7, 4, 0}, 3},
      {"2022", {5, 5, 4, 2}, 0}, {"2023", {7, 7, 0, 0}, 1}, {"2024", {0, 0, 0, 0}, 2}};
  ASSERT_THAT(book.lists, SizeIs(expected.size()));
  for (const ExpectedList& one : expected) {
    const PublishedList* list = book.Find(ListKind::kMinistry, one.year);
    ASSERT_NE(list, nullptr) << one.year;
    const auto members = book.MembersOf(list->id);
    std::vector<int> known;
    for (const ClassCount& count : CountMembers(*list, members)) known.push_back(count.known);
    EXPECT_EQ(known, one.known) << one.year;
    EXPECT_EQ(std::count_if(members.begin(), members.end(),
                            [&](const auto& member) { return !IsOn(ClassOf(*list, member.classification)); }),
              one.off)
        << one.year;
  }
  EXPECT_THAT(database().Read([&](sql::Reader& reader) { return ListMemberships(reader, ringparken); }), SizeIs(7))
      << "2012, 2013-recalc, 2017 to 2021";
}

TOVHOLDER_ON_EVERY_STORE(ListImportTest);

}  // namespace
}  // namespace tovholder::areas
