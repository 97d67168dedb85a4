// SPDX-License-Identifier: EUPL-1.2
#include "criteria/area_table.h"

#include <gmock/gmock.h>

#include "criteria/figures.h"

namespace tovholder::criteria {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Result<AreaTable> Read(const std::string& text) { return ReadAreaTable(documents::ParseCsv(text, "a.csv").value()); }
constexpr const char* kHead =
    "list_year;area;municipality;population;employment_outside_pct;convicted_pct;education_basic_pct;"
    "income_pct_of_region;nonwestern_pct;convicted_national_pct\n";
AreaTable ReadRows(const std::string& rows) { return Read(kHead + rows).value(); }

using Params = std::map<std::string, std::string>;
Params At(const char* line, const char* column, const char* text, Params more = {}) {
  more.insert({{"line", line}, {"column", column}, {"text", text}});
  return more;
}

TEST(AreaTableTest, ColumnsByNameInAnyOrderWithCommaOrSemicolon) {
  const auto table = Read(
      "nonwestern_pct,Area,other,LIST_YEAR,employment_outside_pct,classification\n57,Ringparken,x,2019,41.2,"
      "ghettoområde\n");
  ASSERT_THAT(table->rows, SizeIs(1));
  const AreaRow& row = table->rows[0];
  EXPECT_EQ(row.line, 2);
  EXPECT_EQ(row.area, "Ringparken");
  EXPECT_EQ(row.list.year, 2019);
  EXPECT_EQ(row.classification, "ghettoområde");
  EXPECT_EQ(row.figures[Criterion::kEmployment], Number("41.2"));
  EXPECT_EQ(row.figures[Criterion::kIncome], std::nullopt);
  EXPECT_THAT(table->problems, IsEmpty());
  EXPECT_THAT(table->warnings, IsEmpty());
}

TEST(AreaTableTest, CommaAndPointAreToldApartForTheWholeFile) {
  const AreaTable comma = ReadRows("2019;A;B;1.453;41,2;2,07 %;70;57,7;57;0,66\n");
  EXPECT_THAT(comma.problems, IsEmpty());
  EXPECT_EQ(comma.rows[0].figures[Criterion::kPopulation], Decimal::Of(1453));
  EXPECT_EQ(comma.rows[0].figures[Criterion::kConvicted], Number("2.07"));
  EXPECT_EQ(comma.rows[0].figures.national_convicted, Number("0.66"));
  const AreaTable point = ReadRows("2019;A;B;1,453;41.2;;;;;\n");
  EXPECT_EQ(point.rows[0].figures[Criterion::kPopulation], Decimal::Of(1453));
  EXPECT_EQ(ReadRows("2019;A;B;1.453;41;;;;;\n").rows[0].figures[Criterion::kPopulation], Decimal::Of(1453))
      << "only the residents tell, by their thousands";
  EXPECT_EQ(ReadRows("2019;A;B;1,453;41;;;;;\n").rows[0].figures[Criterion::kPopulation], Decimal::Of(1453));
}

TEST(AreaTableTest, AFileThatMixesThemIsRefusedWithItsPlace) {
  const AreaTable table = ReadRows("2019;A;B;;41,2;;;;;\n2020;A;B;;41.2;;;;;\n2021;A;B;;41.3;;;;;\n");
  EXPECT_THAT(table.problems, ElementsAre(Error{"criteria.mixed_marks", At("3", "employment_outside_pct", "41.2",
                                                                           {{"other_line", "2"}, {"other", "41,2"}})}));
}

TEST(AreaTableTest, WhatCannotBeRightIsRefusedWithItsPlace) {
  const Params percent{{"least", "0"}, {"most", "100"}};
  const AreaTable table = ReadRows(
      "2019;A;B;;-1;;;;;\n2019;C;B;;101;;;;;\n2019;D;B;;ca. "
      "40;;;;;\n2019;E;B;12.5;;;;;;\n2204;F;B;;;;;;;\n2019;;B;;;;;;;\n"
      "2019;G;B;;;;;1000.5;;\n2019;H;B;99999999;;;;;;\n;I;B;;;;;;;\n");
  EXPECT_THAT(
      table.problems,
      ElementsAre(
          Error{"criteria.out_of_range", At("2", "employment_outside_pct", "-1", percent)},
          Error{"criteria.out_of_range", At("3", "employment_outside_pct", "101", percent)},
          Error{"criteria.bad_figure", At("4", "employment_outside_pct", "ca. 40")},
          Error{"criteria.no_whole_number", At("5", "population", "12.5")},
          Error{"criteria.bad_list_year", {{"line", "6"}, {"text", "2204"}}},
          Error{"criteria.no_area", {{"line", "7"}}},
          Error{"criteria.out_of_range", At("8", "income_pct_of_region", "1000.5", {{"least", "0"}, {"most", "1000"}})},
          Error{"criteria.out_of_range", At("9", "population", "99999999", {{"least", "0"}, {"most", "10000000"}})},
          Error{"criteria.bad_list_year", {{"line", "10"}, {"text", ""}}}));
  EXPECT_THAT(table.rows, IsEmpty());
}

TEST(AreaTableTest, ADecimalCommaThatPartsCellsIsSeen) {
  const auto table = Read("list_year,area,employment_outside_pct\n2019,A,41,2\n");
  EXPECT_THAT(table->problems, ElementsAre(Error{"criteria.row_too_long", {{"line", "2"}}}));
}

TEST(AreaTableTest, ColumnsThatAreMissingOrStandTwice) {
  EXPECT_EQ(Read("area;population\nA;1\n").error(), (Error{"criteria.no_column", {{"column", "list_year"}}}));
  EXPECT_EQ(Read("list_year;population\n2019;1\n").error(), (Error{"criteria.no_column", {{"column", "area"}}}));
  EXPECT_EQ(Read("list_year;area;area\n2019;A;A\n").error(), (Error{"criteria.column_twice", {{"column", "area"}}}));
}

TEST(AreaTableTest, OneAreaOnceAList) {
  const AreaTable table = ReadRows("2019;Åparken;B;;;;;;;\n2019;åparken;B;;;;;;;\n2019;Åparken;C;;;;;;;\n");
  EXPECT_THAT(table.problems, ElementsAre(Error{"criteria.row_twice", {{"line", "3"}, {"other", "2"}}}));
  EXPECT_THAT(table.rows, SizeIs(2));
}

TEST(AreaTableTest, SharesForPerCentAndPerThousandAreWarnedOf) {
  EXPECT_THAT(ReadRows("2019;A;B;1453;0,412;0,0207;0,702;0,577;0,57;0,0066\n").warnings, SizeIs(6));
  EXPECT_THAT(ReadRows("2019;A;B;1453;0,412;2,07;70;57;57;0,66\n").warnings,
              ElementsAre(Error{"criteria.share_for_percent", {{"column", "employment_outside_pct"}}}))
      << "less than one per cent convicted is usual";
  EXPECT_THAT(ReadRows("2019;A;B;;0,4;;;;;\n2019;C;B;;41;;;;;\n").warnings, IsEmpty()) << "not all of them";
  EXPECT_THAT(ReadRows("2019;A;B;;;31,6;;;;\n").warnings,
              ElementsAre(Error{"criteria.per_thousand", At("2", "convicted_pct", "31,6")}));
  EXPECT_THAT(ReadRows("2019;A;B;;;20;;;;\n").warnings, IsEmpty());
}

std::vector<std::string> ClassesOf(const std::string& rows, const AskedRules& asked = {}) {
  std::vector<std::string> classes;
  for (const Conclusion& one : ConcludeRows(ReadRows(rows).rows, asked)) {
    classes.push_back(one.rules->key + " " + (one.in_class == nullptr ? "-" : one.in_class->name) + " " +
                      std::string(ToName(one.certainty)));
  }
  return classes;
}

std::string Ghetto(const std::string& year) { return year + ";A;B;1500;45;;61;50;60;\n"; }

TEST(AreaTableTest, RowsOfTheYearsBeforeAreThePast) {
  EXPECT_THAT(ClassesOf(Ghetto("2018") + Ghetto("2019") + Ghetto("2020") + Ghetto("2021") + Ghetto("2022")),
              ElementsAre("R3 ghettoområde certain", "R3 ghettoområde certain", "R3 ghettoområde certain",
                          "R4 parallelsamfund certain", "R4 omdannelsesområde certain"));
}

TEST(AreaTableTest, TheOrderOfRowsDoesNotMatterAndAYearThatIsMissingDoes) {
  EXPECT_EQ(ClassesOf(Ghetto("2022") + Ghetto("2021") + Ghetto("2020") + Ghetto("2019") + Ghetto("2018"))[0],
            "R4 omdannelsesområde certain");
  EXPECT_EQ(ClassesOf(Ghetto("2022") + Ghetto("2021") + Ghetto("2019") + Ghetto("2018"))[0],
            "R4 parallelsamfund certain");
  EXPECT_EQ(ClassesOf(Ghetto("2022") + Ghetto("2021") + "2020;A;B;;;;;;;\n" + Ghetto("2019") + Ghetto("2018"))[0],
            "R4 parallelsamfund certain")
      << "a row without figures is not known either";
  EXPECT_EQ(
      ClassesOf(Ghetto("2022") + Ghetto("2021") + "2020;A;C;1500;45;;61;50;60;\n" + Ghetto("2019") + Ghetto("2018"))[0],
      "R4 parallelsamfund certain")
      << "an area of that name in another municipality is another";
}

TEST(AreaTableTest, RulesThatAreAskedForJudgeEveryRow) {
  EXPECT_THAT(ClassesOf(Ghetto("2019"), {&Rules("R2"), nullptr}), ElementsAre("R2 ghettoområde certain"));
  EXPECT_THAT(ClassesOf("2014;A;B;1500;35;;61;60;35;\n", {&Rules("R4"), &Rules("R4b")}),
              ElementsAre("R4b forebyggelsesområde certain"));
}

TEST(AreaTableTest, AListOfAnotherKindIsNobodysPast) {
  const std::string recalculated = "2013-recalc;A;B;10;;;;;;\n";
  EXPECT_THAT(ClassesOf(recalculated + Ghetto("2014")), ElementsAre("R2 - excluded", "R2 ghettoområde certain"));
}

}  // namespace
}  // namespace tovholder::criteria
