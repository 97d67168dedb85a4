// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_import.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "documents/xlsx_writer.h"
#include "indicator_database.h"
#include "indicators/figure_import_store.h"
#include "sql/change_log.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Run = FigureImportOptions::Run;

class FigureImportTest : public IndicatorDatabaseTest {
 protected:
  Result<FigureImport> Import(std::string_view csv, FigureImportOptions options = {}) {
    options.run = Run::kReal;
    options.author = {7, "Karla Holm"};
    return ImportFigures(database(), csv, "tal.csv", options);
  }
  FigureImport Imported(std::string_view csv, const FigureImportOptions& options = {}) {
    auto import = Import(csv, options);
    EXPECT_TRUE(import) << (import ? "" : import.error().id);
    return import ? *std::move(import) : FigureImport{};
  }
  FigureReport Checked(std::string_view csv, FigureImportOptions options = {}) {
    options.run = Run::kDry;
    auto import = ImportFigures(database(), csv, "tal.csv", options);
    EXPECT_TRUE(import) << (import ? "" : import.error().id);
    return import ? import->report : FigureReport{};
  }
  std::vector<std::string> Problems(std::string_view csv) {
    std::vector<std::string> problems;
    for (const FigureProblem& one : Checked(csv).problems) problems.push_back(one.cell + " " + one.error.id);
    return problems;
  }
  // "population 1900 2019-01-01 2019-01-01 entered B2" of all there is, in the order it came.
  std::vector<std::string> All() {
    const IndicatorBook book = Load();
    std::vector<std::string> all;
    Read([&](sql::Reader& reader) {
      for (const Observation& one : sql::List<Observation>(reader, "FROM observation ORDER BY id")) {
        all.push_back(book.Find(one.indicator)->key + " " + book.NameOf(one.place) + " " + ToText(one.value) + " " +
                      (one.from_date ? FormatIso(*one.from_date) : "?") + " " +
                      (one.to_date ? FormatIso(*one.to_date) : "?") + " " + std::string(ToName(one.state)) + " " +
                      one.source_place);
      }
    });
    return all;
  }
  static std::int64_t Of(const FigureReport& report, FigureFate fate) { return report.counts[fate]; }
};

constexpr std::string_view kTwoValues =
    "Område;År;Tryghedsindeks;Påsatte brande\nRingparken;2014;70,2;31\nMotalavej;2014;61,4;–\n";

TEST_P(FigureImportTest, StoresEachFigureWithItsPeriodAndCell) {
  const FigureImport import = Imported(kTwoValues);
  EXPECT_EQ(import.stored, 3);
  EXPECT_THAT(All(), ElementsAre("safety Ringparken 70.2 2014-01-01 2014-12-31 entered C2",
                                 "arson Ringparken 31 2014-01-01 2014-12-31 entered D2",
                                 "safety Motalavej 61.4 2014-01-01 2014-12-31 entered C3"));
  EXPECT_EQ(Of(import.report, FigureFate::kNew), 3);
  EXPECT_EQ(Of(import.report, FigureFate::kHidden), 1);
  ASSERT_THAT(import.report.problems, SizeIs(1));
  EXPECT_EQ(import.report.problems[0].cell, "D3");
  EXPECT_EQ(import.report.problems[0].error, (Error{"indicators.hidden_by_source", {{"text", "–"}}}));
  const auto source = Read([&](sql::Reader& reader) { return FindSource(reader, import.source.value()); });
  EXPECT_EQ(source->title, "tal.csv");
  EXPECT_EQ(source->kind, SourceKind::kTable);
  EXPECT_THAT(source->digest, SizeIs(64));
}

TEST_P(FigureImportTest, ADryRunStoresNothing) {
  const FigureReport report = Checked(kTwoValues);
  EXPECT_EQ(Of(report, FigureFate::kNew), 3);
  EXPECT_THAT(All(), IsEmpty());
}

TEST_P(FigureImportTest, ASecondImportOfTheSameFileChangesNothing) {
  Imported(kTwoValues);
  const auto before = Read([](sql::Reader& reader) { return sql::ListLatestChanges(reader, 1, 0).front().id; });
  const FigureImport again = Imported(kTwoValues);
  EXPECT_EQ(again.source, std::nullopt);
  EXPECT_EQ(again.stored, 0);
  EXPECT_EQ(Of(again.report, FigureFate::kUnchanged), 3);
  EXPECT_EQ(Of(again.report, FigureFate::kNew), 0);
  EXPECT_THAT(All(), SizeIs(3));
  EXPECT_EQ(Read([](sql::Reader& reader) { return sql::ListLatestChanges(reader, 1, 0).front().id; }), before);
}

TEST_P(FigureImportTest, AFileIsOneEntryInTheLog) {
  const FigureImport import = Imported(kTwoValues);
  const auto changes =
      Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "figure_source", import.source.value().value); });
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, sql::ChangeKind::kImport);
  EXPECT_EQ(changes[0].note, "tal.csv");
  EXPECT_EQ(changes[0].fields[0].to, "3");
}

TEST_P(FigureImportTest, CommaAndPointMixedInAColumnAreRefusedWithBothCells) {
  const FigureReport report = Checked("Område;År;Tryghedsindeks\nRingparken;2014;70,2\nMotalavej;2014;61.4\n");
  EXPECT_EQ(Of(report, FigureFate::kWrong), 2);
  ASSERT_THAT(report.problems, SizeIs(2));
  EXPECT_EQ(report.problems[0].error,
            (Error{"indicators.marks_mixed",
                   {{"comma", "70,2"}, {"comma_cell", "C2"}, {"point", "61.4"}, {"point_cell", "C3"}}}));
  // In columns of their own each is read by its own mark.
  EXPECT_EQ(Of(Checked("Område;År;Tryghedsindeks;Fraflytning\nRingparken;2014;70,2;21.5\n"), FigureFate::kNew), 2);
}

TEST_P(FigureImportTest, SharesInPlaceOfPercentagesAreAskedAboutAsOne) {
  constexpr std::string_view kShares = "Område;År;Fraflytning\nRingparken;2014;0,21\nMotalavej;2014;0,195\n";
  const FigureReport asked = Checked(kShares);
  EXPECT_EQ(Of(asked, FigureFate::kDoubtful), 2);
  ASSERT_THAT(asked.factors, SizeIs(1));
  EXPECT_EQ(asked.factors[0].indicator, "Fraflytning");
  EXPECT_THAT(asked.factors[0].factors, ElementsAre("100", "1"));
  EXPECT_EQ(asked.factors[0].error,
            (Error{"indicators.all_are_shares",
                   {{"name", "Fraflytning"}, {"cell", "C2"}, {"value", "0,21"}, {"meant", "21"}}}));
  FigureImportOptions options;
  options.choices.factors[NameKey("Fraflytning")] = "100";
  Imported(kShares, options);
  EXPECT_THAT(All(), ElementsAre("moving_out Ringparken 21 2014-01-01 2014-12-31 entered C2",
                                 "moving_out Motalavej 19.5 2014-01-01 2014-12-31 entered C3"));
}

TEST_P(FigureImportTest, AnotherUnitInTheHeadingIsAskedAboutAndReckonedExactly) {
  constexpr std::string_view kRates = "Område;År;Fraflytning (pr. 1.000)\nRingparken;2014;214,5\n";
  const FigureReport asked = Checked(kRates);
  ASSERT_THAT(asked.factors, SizeIs(1));
  EXPECT_EQ(asked.factors[0].error.id, "indicators.written_in_other_unit");
  EXPECT_THAT(asked.factors[0].factors, ElementsAre("0.1", "1"));
  FigureImportOptions options;
  options.choices.factors[NameKey("Fraflytning")] = "0.1";
  Imported(kRates, options);
  EXPECT_THAT(All(), ElementsAre("moving_out Ringparken 21.45 2014-01-01 2014-12-31 entered C2"));
}

TEST_P(FigureImportTest, UnlikelyValuesAreAskedAboutOneByOne) {
  constexpr std::string_view kUnlikely = "Område;År;Fraflytning\nRingparken;2014;21\nMotalavej;2014;210\n";
  EXPECT_THAT(Problems("Område;År;Tryghedsindeks\nRingparken;2014;702\n"), ElementsAre("C2 indicators.unlikely"));
  EXPECT_EQ(Of(Checked(kUnlikely), FigureFate::kDoubtful), 1);
  EXPECT_THAT(Problems(kUnlikely), ElementsAre("C3 indicators.per_thousand_for_percent"));
  FigureImportOptions options;
  options.choices.doubtful = FigureChoices::Doubtful::kTaken;
  EXPECT_EQ(Of(Checked(kUnlikely, options), FigureFate::kNew), 2);
}

TEST_P(FigureImportTest, WhatIsWrongIsToldWithItsCell) {
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;2204;3\n"), ElementsAre("C2 indicators.year_too_late"));
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;1901;3\n"), ElementsAre("C2 indicators.year_too_early"));
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;2014;-3\n"), ElementsAre("C2 indicators.negative"));
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;2014;3,5\n"), ElementsAre("C2 indicators.not_whole"));
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;i fjor;3\n"), ElementsAre("C2 indicators.period_unclear"));
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;2014;3\nMotalavej;2014;mange\n"),
              ElementsAre("C3 base.no_number"));
  EXPECT_THAT(Problems("Område;År;Påsatte brande\nRingparken;2014;3\n;2014;4\nMotalavej;2014;4\nMotalavej;2015;4\n"),
              ElementsAre("C3 indicators.row_without_place"));
}

TEST_P(FigureImportTest, ANameThatIsSpelledOtherwiseIsProposedAndNeverTaken) {
  constexpr std::string_view kSpelled = "Område;År;Påsatte brande\nRinggparken;2014;3\nRINGPARKEN ;2015;4\n";
  const FigureReport report = Checked(kSpelled);
  EXPECT_EQ(Of(report, FigureFate::kNew), 1);
  EXPECT_EQ(Of(report, FigureFate::kUnknown), 1);
  ASSERT_THAT(report.places, SizeIs(1));
  EXPECT_EQ(report.places[0].name, "Ringgparken");
  EXPECT_EQ(report.places[0].cell, "C2");
  ASSERT_THAT(report.places[0].proposals, SizeIs(1));
  EXPECT_EQ(report.places[0].proposals[0].value, "area:" + std::to_string(ringparken_.value));
  FigureImportOptions options;
  options.choices.names.places[NameKey("Ringgparken")] = report.places[0].proposals[0].value;
  Imported(kSpelled, options);
  EXPECT_THAT(All(), SizeIs(2));
  // The spelling is known from now on.
  EXPECT_EQ(Of(Checked("Område;År;Påsatte brande\nRinggparken;2016;3\n"), FigureFate::kNew), 1);
}

TEST_P(FigureImportTest, AnUnknownIndicatorIsProposedChosenMadeOrLeftOut) {
  constexpr std::string_view kUnknown = "Område;Nøgletal;År;Værdi\nRingparken;Påsatte brand;2014;3\n";
  const FigureReport report = Checked(kUnknown);
  ASSERT_THAT(report.indicators, SizeIs(1));
  ASSERT_FALSE(report.indicators[0].proposals.empty());
  EXPECT_EQ(report.indicators[0].proposals[0].value, "arson");
  FigureImportOptions options;
  options.choices.names.indicators[NameKey("Påsatte brand")] = "arson";
  EXPECT_EQ(Of(Checked(kUnknown, options), FigureFate::kNew), 1);
  options.choices.names.indicators[NameKey("Påsatte brand")] = kLeaveOut;
  EXPECT_EQ(Of(Checked(kUnknown, options), FigureFate::kLeftOut), 1);
  options.choices.names.indicators[NameKey("Påsatte brand")] = kMakeNew;
  Imported(kUnknown, options);
  EXPECT_THAT(All(), ElementsAre("paasatte_brand Ringparken 3 2014-01-01 2014-12-31 entered D2"));
}

TEST_P(FigureImportTest, AnotherValueIsKeptBesideTheOneThatIsChosen) {
  Imported("Område;År;Påsatte brande\nRingparken;2014;3\n");
  constexpr std::string_view kOther = "Område;År;Påsatte brande\nRingparken;2014;4\n";
  const FigureReport report = Checked(kOther);
  EXPECT_EQ(Of(report, FigureFate::kDisagrees), 1);
  ASSERT_THAT(report.disagreements, SizeIs(1));
  EXPECT_EQ(report.disagreements[0].stored, Decimal::Of(3));
  EXPECT_EQ(Imported(kOther).stored, 0) << "nothing was chosen";
  FigureImportOptions options;
  options.choices.disagreeing = FigureChoices::Disagreeing::kNewHolds;
  EXPECT_EQ(Import(kOther, options).error(), (Error{"indicators.no_reason"}));
  options.choices.reason = "Nyere udtræk";
  EXPECT_EQ(Imported(kOther, options).stored, 1);
  EXPECT_THAT(All(), ElementsAre("arson Ringparken 3 2014-01-01 2014-12-31 set_aside C2",
                                 "arson Ringparken 4 2014-01-01 2014-12-31 entered C2"));
  options.choices.disagreeing = FigureChoices::Disagreeing::kStoredHolds;
  EXPECT_EQ(Imported("Område;År;Påsatte brande\nRingparken;2014;5\n", options).stored, 1);
  EXPECT_EQ(All().back(), "arson Ringparken 5 2014-01-01 2014-12-31 set_aside C2");
  EXPECT_EQ(Of(Checked("Område;År;Påsatte brande\nRingparken;2014;5\n"), FigureFate::kUnchanged), 1)
      << "what was set aside is known";
}

TEST_P(FigureImportTest, AFileThatSaysTwoValuesOfOneIsRefusedThere) {
  constexpr std::string_view kTorn =
      "Område;År;Påsatte brande\nRingparken;2014;3\nMotalavej;2014;5\nRingparken;2014;4\nMotalavej;2014;5\n";
  const FigureReport report = Checked(kTorn);
  EXPECT_EQ(Of(report, FigureFate::kWrong), 2);
  EXPECT_EQ(Of(report, FigureFate::kRepeated), 1);
  EXPECT_EQ(Of(report, FigureFate::kNew), 1);
  EXPECT_THAT(Problems(kTorn),
              testing::UnorderedElementsAre("C2 indicators.twice_in_file", "C4 indicators.twice_in_file"));
  EXPECT_EQ(Imported(kTorn).stored, 1);
  EXPECT_THAT(All(), ElementsAre("arson Motalavej 5 2014-01-01 2014-12-31 entered C3"));
}

TEST_P(FigureImportTest, PartAndWholeAreKeptAndHaveToFit) {
  Imported("Område;År;Fraflytning (pct.);Tæller;Nævner\nRingparken;2014;21,4;214;1000\n");
  Read([](sql::Reader& reader) {
    const auto one = sql::Find<Observation>(reader, "FROM observation");
    EXPECT_EQ(one->part, 214);
    EXPECT_EQ(one->whole, 1000);
  });
  EXPECT_THAT(Problems("Område;År;Fraflytning (pct.);Tæller;Nævner\nRingparken;2015;21,4;314;1000\n"),
              ElementsAre("C2 indicators.disagrees"));
}

TEST_P(FigureImportTest, UnknownAreasAndIndicatorsAreMadeWhereThatIsAsked) {
  FigureImportOptions options;
  options.areas = Unknown::kAdded;
  options.indicators = Unknown::kAdded;
  Imported("Område;Kommune;År;Cykeltyverier (pr. 1.000)\nVollsmose;Odense;2014;12,5\nSlagelse Kommune;;2014;8\n",
           options);
  EXPECT_THAT(All(), ElementsAre("cykeltyverier Vollsmose 12.5 2014-01-01 2014-12-31 entered D2",
                                 "cykeltyverier Slagelse 8 2014-01-01 2014-12-31 entered D3"));
  const IndicatorBook book = Load();
  EXPECT_EQ(book.FindByKey("cykeltyverier")->unit, Unit::kPerThousand);
  EXPECT_EQ(book.areas.size(), 3U);
}

TEST_P(FigureImportTest, AnAreaOfThatNameInAnotherMunicipalityIsAnother) {
  const FigureReport report = Checked("Område;Kommune;År;Påsatte brande\nRingparken;Odense;2014;3\n");
  EXPECT_EQ(Of(report, FigureFate::kUnknown), 1);
  ASSERT_THAT(report.places, SizeIs(1));
  EXPECT_EQ(report.places[0].municipality, "Odense");
}

TEST_P(FigureImportTest, TwoNewAreasOfOneNameAreToldByTheirMunicipality) {
  constexpr std::string_view kTwice =
      "Område;Kommune;År;Påsatte brande\nBispevang;Slagelse;2014;3\nBispevang;Holstebro;2014;5\n";
  FigureImportOptions options;
  options.areas = Unknown::kAdded;
  EXPECT_EQ(Imported(kTwice, options).stored, 2);
  EXPECT_THAT(All(), ElementsAre("arson Bispevang 3 2014-01-01 2014-12-31 entered D2",
                                 "arson Bispevang (Holstebro) 5 2014-01-01 2014-12-31 entered D3"));
  EXPECT_EQ(Of(Imported(kTwice, options).report, FigureFate::kUnchanged), 2);
}

TEST_P(FigureImportTest, WhatIsSaidOfANameHoldsInWhateverMunicipality) {
  FigureImportOptions options;
  options.choices.names.places[NameKey("Ringparken mv")] = "area:" + std::to_string(ringparken_.value);
  constexpr std::string_view kOtherwise = "Område;Kommune;År;Påsatte brande\nRingparken mv;Slagelse;2014;3\n";
  EXPECT_EQ(Imported(kOtherwise, options).stored, 1);
  EXPECT_EQ(Of(Checked(kOtherwise), FigureFate::kUnchanged), 1) << "it is remembered";
}

TEST_P(FigureImportTest, NothingIsMeasuredAfterToday) {
  FigureImportOptions options;
  options.today = Date{std::chrono::year(2014) / 6 / 1};
  const FigureReport report = Checked("Område;År;Påsatte brande\nRingparken;2013;3\nRingparken;2024;3\n", options);
  EXPECT_EQ(Of(report, FigureFate::kNew), 1);
  EXPECT_EQ(Of(report, FigureFate::kWrong), 1);
}

TEST_P(FigureImportTest, TheReadingOfATableIsRemembered) {
  constexpr std::string_view kFirst = "Område;2014;2015\nRingparken;21;22\n";
  EXPECT_EQ(ImportFigures(database(), kFirst, "tal.csv", {}).error(),
            (Error{"indicators.column_without_indicator", {{"column", "B"}}}));
  const FigureFile file = FigureFile::Open(kFirst, "tal.csv").value();
  FigureMapping mapping = Read([&](sql::Reader& reader) {
    return ProposeMapping(file, FigureNames(LoadNameSources(reader)).AsKnown()).value();
  });
  mapping.indicator = "Fraflytning";
  FigureImportOptions options;
  options.mapping = mapping;
  Imported(kFirst, options);
  Imported("Område;2016;2017\nRingparken;23;24\n");
  EXPECT_EQ(All().back(), "moving_out Ringparken 24 2017-01-01 2017-12-31 entered C2");
}

TEST_P(FigureImportTest, ReadsAWorkbookWithSharesShownAsPercent) {
  documents::XlsxSheet sheet{.name = "Ark1", .columns = {{"Område"}, {"År"}, {"Fraflytning"}}, .rows = {}};
  sheet.rows.push_back({std::string("Ringparken"), std::int64_t{2014}, 21.45});
  FigureImportOptions options;
  options.run = Run::kReal;
  ASSERT_TRUE(ImportFigures(database(), documents::WriteXlsx({sheet}).value(), "tal.xlsx", options));
  EXPECT_THAT(All(), ElementsAre("moving_out Ringparken 21.45 2014-01-01 2014-12-31 entered Ark1!C2"));
}

TEST_P(FigureImportTest, AStoppedImportStoresNothingMore) {
  FigureImportOptions options;
  options.progress = [](std::int64_t, std::int64_t) { return false; };
  std::string large = "Område;Måned;Påsatte brande\n";
  for (int year = 1990; year < 2020; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int i = 0; i < 30; ++i) {
        large += "Ringparken;" + std::to_string(year) + "M" + (month < 10 ? "0" : "") + std::to_string(month) + ";3\n";
      }
    }
  }
  EXPECT_EQ(Import(large, options).error(), (Error{"indicators.import_stopped"}));
  EXPECT_THAT(All(), IsEmpty());
}

TEST_P(FigureImportTest, ReportAndChoicesAreKeptAsTheyAre) {
  FigureChoices choices;
  choices.names.places["ringgparken|"] = "area:3";
  choices.names.indicators["brande"] = "arson";
  choices.factors["fraflytning"] = "100";
  choices.doubtful = FigureChoices::Doubtful::kTaken;
  choices.disagreeing = FigureChoices::Disagreeing::kNewHolds;
  choices.reason = "Nyere";
  const FigureChoices loaded = LoadChoices(StoreChoices(choices));
  EXPECT_EQ(StoreChoices(loaded), StoreChoices(choices));
  EXPECT_EQ(loaded.names.places, choices.names.places);
  EXPECT_EQ(loaded.disagreeing, choices.disagreeing);
  const FigureReport report =
      Checked("Område;År;Fraflytning\nRinggparken;2014;0,21\nMotalavej;2014;x\nMotalavej;1;2\n");
  EXPECT_EQ(StoreReport(LoadReport(StoreReport(report)).value()), StoreReport(report));
  EXPECT_EQ(LoadReport("nej"), std::nullopt);
}

// The yearly lists as they were gathered: the values stand in few of the rows.
TEST_P(FigureImportTest, ReadsTheYearlyListsByThemselves) {
  const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
  if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set: no lists to read";
  std::ifstream stream(std::string(folder) + "/../domain/lists.csv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  ASSERT_FALSE(bytes.empty());
  FigureImportOptions options;
  options.areas = Unknown::kAdded;
  options.run = Run::kReal;
  const auto import = ImportFigures(database(), bytes, "lists.csv", options);
  ASSERT_TRUE(import) << import.error().id;
  EXPECT_THAT(import->report.problems, IsEmpty());
  const auto all = All();
  EXPECT_THAT(all, testing::IsSupersetOf({"employment Ringparken 41.2 2017-01-01 2018-12-31 entered E133",
                                          "convicted Ringparken 2.07 2017-01-01 2018-12-31 entered F133",
                                          "nonwestern Ringparken 57 2019-01-01 2019-01-01 entered I133"}));
  EXPECT_THAT(all, testing::SizeIs(import->stored));
}

TOVHOLDER_ON_EVERY_STORE(FigureImportTest);

}  // namespace
}  // namespace tovholder::indicators
