// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "base/text.h"
#include "documents/xlsx_writer.h"
#include "indicators/figure_check.h"
#include "indicators/figure_text.h"
#include "indicators/table_head.h"

namespace tovholder::indicators {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

KnownNames Known() {
  const auto holds = [](std::vector<std::string> names) {
    return [names = std::move(names)](std::string_view name) {
      return std::any_of(names.begin(), names.end(), [&](const auto& one) { return Fold(one) == Fold(name); });
    };
  };
  return {holds({"Beskæftigelse", "Uddannelse", "Fraflytning", "Dømte"}),
          holds({"Ringparken", "Motalavej", "Slagelse Kommune"})};
}

FigureFile FileOf(std::string_view csv) { return FigureFile::Open(csv, "tal.csv").value(); }

// "indicator|place|period|value@cell" of each figure, as the proposed mapping reads the file.
std::vector<std::string> Read(const FigureFile& file) {
  const FigureMapping mapping = ProposeMapping(file, Known()).value();
  std::vector<std::string> figures;
  EXPECT_TRUE(EachFigure(file, mapping, [&](const FigureInTable& one) {
    figures.push_back(std::string(one.indicator) + "|" + std::string(one.place) + "|" + std::string(one.period) + "|" +
                      one.value->text + "@" + file.AddressOf(mapping.sheet, one.row, one.column->column));
    return true;
  }));
  return figures;
}

TEST(FigureTable, ReadsARowAValueInAnyOrderOfColumns) {
  EXPECT_THAT(Read(FileOf("Område;Indikator;År;Værdi\nRingparken;Beskæftigelse;2014;41,2\nMotalavej;Dømte;2015;2,5\n")),
              ElementsAre("Beskæftigelse|Ringparken|2014|41,2@D2", "Dømte|Motalavej|2015|2,5@D3"));
  EXPECT_THAT(Read(FileOf("value,year,area,indicator,comment\n41.2,2014,Ringparken,Beskæftigelse,ok\n")),
              ElementsAre("Beskæftigelse|Ringparken|2014|41.2@A2"));
}

TEST(FigureTable, ReadsYearsAcross) {
  EXPECT_THAT(
      Read(FileOf("Fraflytning i boligområder (pct.)\n\nOmråde;2014;2015\nRingparken;20,1;21\nMotalavej;..;19\n"
                  "Kilde: Boligorganisationerne\n")),
      ElementsAre("Fraflytning i boligområder|Ringparken|2014|20,1@B4",
                  "Fraflytning i boligområder|Ringparken|2015|21@C4", "Fraflytning i boligområder|Motalavej|2014|..@B5",
                  "Fraflytning i boligområder|Motalavej|2015|19@C5"));
}

TEST(FigureTable, ReadsIndicatorsAcrossWithUnitsInTheHeading) {
  const FigureFile file = FileOf("Boligområde;År;Beskæftigelse (pct.);Dømte (pr. 1.000)\nRingparken;2014;41,2;31,6\n");
  EXPECT_THAT(Read(file), ElementsAre("Beskæftigelse|Ringparken|2014|41,2@C2", "Dømte|Ringparken|2014|31,6@D2"));
  const FigureMapping mapping = ProposeMapping(file, Known()).value();
  EXPECT_EQ(mapping.columns.at(2).unit, Unit::kPercent);
  EXPECT_EQ(mapping.columns.at(3).unit, Unit::kPerThousand);
}

TEST(FigureTable, ReadsAreasAcrossWithYearsDown) {
  EXPECT_THAT(Read(FileOf("Fraflytning\n;Ringparken;Motalavej\n2014;20;21\n2015;22;23\n")),
              ElementsAre("Fraflytning|Ringparken|2014|20@B3", "Fraflytning|Motalavej|2014|21@C3",
                          "Fraflytning|Ringparken|2015|22@B4", "Fraflytning|Motalavej|2015|23@C4"));
}

TEST(FigureTable, ReadsIndicatorsDownAndYearsAcrossOfOneArea) {
  const FigureFile file = FileOf("Ringparken\nNøgletal;2014;2015\nBeskæftigelse;41,2;42\nUddannelse;56;57\n");
  FigureMapping mapping = ProposeMapping(file, Known()).value();
  EXPECT_EQ(CheckMapping(mapping).error(), (Error{"indicators.column_without_place", {{"column", "B"}}}));
  mapping.place = "Ringparken";
  EXPECT_TRUE(CheckMapping(mapping));
}

TEST(FigureTable, ReadsTwoRowsOfHeadingsThatSpreadOverColumns) {
  EXPECT_THAT(Read(FileOf("Nøgletal for Slagelse;;;;\nOmråde;Beskæftigelse;;Uddannelse;\n;2014;2015;2014;2015\n"
                          "Ringparken;41,2;42;70;71\n")),
              ElementsAre("Beskæftigelse|Ringparken|2014|41,2@B4", "Beskæftigelse|Ringparken|2015|42@C4",
                          "Uddannelse|Ringparken|2014|70@D4", "Uddannelse|Ringparken|2015|71@E4"));
}

TEST(FigureTable, ReadsACountBesideItsShareAsTheNumerator) {
  const FigureFile file = FileOf("Område;Dømte;;\n;2014;2014\n;Antal;Pct.\nRingparken;12;1,2\n");
  const FigureMapping mapping = ProposeMapping(file, Known()).value();
  EXPECT_EQ(mapping.columns.at(1).role, ColumnRole::kPart);
  EXPECT_EQ(mapping.columns.at(1).of, 2U);
  EXPECT_EQ(mapping.columns.at(2).indicator, "Dømte");
  EXPECT_EQ(mapping.columns.at(2).period, "2014");
  EXPECT_EQ(mapping.columns.at(2).unit, Unit::kPercent);
}

TEST(FigureTable, ReadsPopulationsThatLookLikeYears) {
  EXPECT_THAT(Read(FileOf("Område;2014;2015\nRingparken;1987;2001\nMotalavej;1999;2013\n")),
              ElementsAre("|Ringparken|2014|1987@B2", "|Ringparken|2015|2001@C2", "|Motalavej|2014|1999@B3",
                          "|Motalavej|2015|2013@C3"));
}

TEST(FigureTable, AnEmptyNameIsThatOfTheRowAboveOnlyWhereTheTableIsMadeSo) {
  EXPECT_THAT(Read(FileOf("Område;År;Dømte\nRingparken;2014;1\n;2015;2\nMotalavej;2014;3\n;2015;4\n")),
              ElementsAre("Dømte|Ringparken|2014|1@C2", "Dømte|Ringparken|2015|2@C3", "Dømte|Motalavej|2014|3@C4",
                          "Dømte|Motalavej|2015|4@C5"));
  EXPECT_THAT(Read(FileOf("Område;År;Dømte\nRingparken;2014;1\nRingparken;2015;2\nMotalavej;2014;3\n;2015;4\n")),
              testing::Contains("Dømte||2015|4@C5"));
}

TEST(FigureTable, ReadsAWorkbookWithCellsAndSheets) {
  documents::XlsxSheet notes{.name = "Om", .columns = {{"Læs her"}}, .rows = {{std::string("Tal for 2014")}}};
  documents::XlsxSheet sheet{.name = "Tal", .columns = {{"Område"}, {"År"}, {"Dømte"}}, .rows = {}};
  sheet.rows.push_back({std::string("Ringparken"), std::int64_t{2014}, 2.07});
  const std::string bytes = documents::WriteXlsx({notes, sheet}).value();
  const FigureFile file = FigureFile::Open(bytes, "tal.xlsx").value();
  EXPECT_THAT(Read(file), ElementsAre("Dømte|Ringparken|2014|2.07@Tal!C2"));
}

TEST(FigureTable, SaysWhatIsMissing) {
  const auto wrong = [](FigureMapping mapping) { return CheckMapping(mapping).error(); };
  EXPECT_EQ(wrong({}), (Error{"indicators.no_value_column"}));
  FigureMapping mapping;
  mapping.columns = {{.column = 27, .role = ColumnRole::kValue, .heading = ""}};
  EXPECT_EQ(wrong(mapping), (Error{"indicators.column_without_indicator", {{"column", "AB"}}}));
  mapping.indicator = "Dømte";
  EXPECT_EQ(wrong(mapping), (Error{"indicators.column_without_place", {{"column", "AB"}}}));
  mapping.place = "Ringparken";
  EXPECT_EQ(wrong(mapping), (Error{"indicators.column_without_period", {{"column", "AB"}}}));
  mapping.period = "2014";
  EXPECT_TRUE(CheckMapping(mapping));
}

TEST(FigureTable, FilesThatHoldNoTableAreRefused) {
  EXPECT_EQ(FigureFile::Open("", "tom.csv").error(), (Error{"documents.csv_empty", {{"file", "tom.csv"}}}));
  EXPECT_EQ(FigureFile::Open("a;\"b\n", "skaev.csv").error(),
            (Error{"documents.csv_quote", {{"file", "skaev.csv"}, {"line", "1"}}}));
}

TEST(FigureTable, AMappingIsKeptAndMeetsTheSameHeadingsAgain) {
  const FigureFile file = FileOf("Område;2014;2015\nRingparken;20,1;21\n");
  FigureMapping mapping = ProposeMapping(file, Known()).value();
  mapping.indicator = "Fraflytning";
  EXPECT_EQ(LoadMapping(StoreMapping(mapping)), mapping);
  const FigureMapping next = ProposeMapping(FileOf("Område;2015;2016\nRingparken;20.1;21\n"), Known()).value();
  EXPECT_EQ(ShapeOf(next), ShapeOf(mapping));
  const FigureMapping remembered = WithRemembered(next, mapping);
  EXPECT_EQ(remembered.indicator, "Fraflytning");
  EXPECT_EQ(remembered.columns.at(1).period, "2015");
  EXPECT_EQ(remembered.columns.at(1).mark, DecimalMark::kPoint);
  EXPECT_NE(ShapeOf(ProposeMapping(FileOf("Sted;2015;2016\nRingparken;20.1;21\n"), Known()).value()), ShapeOf(mapping));
  EXPECT_EQ(LoadMapping("{}"), std::nullopt);
  EXPECT_EQ(LoadMapping("intet"), std::nullopt);
}

TEST(FigureText, TellsWhatACellIs) {
  const auto look = [](std::string text) { return LookOf({std::move(text), std::nullopt, false}); };
  for (const char* number : {"41,2", "1.234,5", "-3", "228.968 kr.", "42 %", "31,6*", "0", "12 345"}) {
    EXPECT_EQ(look(number), CellLook::kNumber) << number;
  }
  for (const char* hidden : {"–", "-", "..", "x", "<5", "< 5", "…", "."}) {
    EXPECT_EQ(look(hidden), CellLook::kHidden) << hidden;
  }
  for (const char* text : {"Ringparken", "18-64 år", "§ 61", "<fem", "12 a"}) {
    EXPECT_EQ(look(text), CellLook::kText) << text;
  }
  EXPECT_EQ(look("2015"), CellLook::kYear);
  EXPECT_EQ(look(""), CellLook::kEmpty);
}

TEST(FigureText, TellsTheDecimalMarkOnlyWhereItIsSure) {
  EXPECT_EQ(MarkOf("41,2"), DecimalMark::kComma);
  EXPECT_EQ(MarkOf("41.2"), DecimalMark::kPoint);
  EXPECT_EQ(MarkOf("1.234,5"), DecimalMark::kComma);
  EXPECT_EQ(MarkOf("1,234.5"), DecimalMark::kPoint);
  EXPECT_EQ(MarkOf("1.234.567"), DecimalMark::kComma);
  EXPECT_EQ(MarkOf("1.234"), std::nullopt);
  EXPECT_EQ(MarkOf("1,234"), std::nullopt);
  EXPECT_EQ(MarkOf("0.123"), DecimalMark::kPoint);
  EXPECT_EQ(MarkOf("57"), std::nullopt);
  EXPECT_EQ(MarkOf("Ringparken, 3"), std::nullopt);
}

TEST(FigureText, ReadsUnitsOutOfHeadings) {
  const auto read = [](std::string_view text) {
    const HeadingText heading = ReadHeading(text);
    return heading.name + "|" + (heading.unit ? std::string(ToName(*heading.unit)) : "") + "|" +
           std::to_string(heading.times);
  };
  EXPECT_EQ(read("Dømte (pct.)"), "Dømte|percent|1");
  EXPECT_EQ(read("Afgørelser pr. 1.000 beboere"), "Afgørelser beboere|per_thousand|1");
  EXPECT_EQ(read("convicted_pct"), "convicted|percent|1");
  EXPECT_EQ(read("income_pct_of_region"), "income of region|percent|1");
  EXPECT_EQ(read("Indkomst (1.000 kr.)"), "Indkomst|kroner|1000");
  EXPECT_EQ(read("Brande i Kronborg"), "Brande i Kronborg||1");
  EXPECT_EQ(read("Grundskole (30-59 år), pct."), "Grundskole (30-59 år)|percent|1");
}

}  // namespace
}  // namespace tovholder::indicators
