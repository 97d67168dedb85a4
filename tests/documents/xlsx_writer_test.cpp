// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "documents/subprocess.h"
#include "documents/xlsx_reader.h"
#include "documents/xlsx_sheet_names.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {
namespace {

using std::chrono::year;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

XlsxSheet Figures() {
  return {.name = "Nøgletal",
          .columns = {{.heading = "Område"},
                      {.heading = "Antal", .kind = XlsxKind::kWhole},
                      {.heading = "Andel", .width = 20, .kind = XlsxKind::kDecimal},
                      {.heading = "Opgjort", .kind = XlsxKind::kDate}},
          .rows = {{"Ringparken", std::int64_t{1234}, 0.235, Date(year(2025) / 4 / 22)},
                   {std::monostate{}, std::int64_t{-5}},
                   {"Sydbyen", std::monostate{}, 1.5, Date(year(1900) / 1 / 1)}}};
}

Workbook ReadBack(const std::vector<XlsxSheet>& sheets) {
  const Result<std::string> bytes = WriteXlsx(sheets);
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().id);
  const Result<Workbook> workbook = ReadXlsx(bytes.value_or(""), "a.xlsx");
  EXPECT_TRUE(workbook) << (workbook ? "" : workbook.error().id);
  return workbook.value_or(Workbook{});
}

std::string Part(const std::string& bytes, const std::string& name) {
  return ZipArchive::Open(bytes, "a.xlsx", 10 << 20)->Read(name).value_or("");
}

std::vector<std::string> TextsIn(const Workbook& workbook, std::size_t row) {
  std::vector<std::string> texts;
  for (const Cell& cell : workbook.sheets.at(0).rows.at(row)) texts.push_back(cell.text);
  return texts;
}

Error ErrorOfCell(const XlsxCell& cell) {
  const Result<std::string> bytes = WriteXlsx({{.name = "A", .columns = {{.heading = "x"}}, .rows = {{}, {"", cell}}}});
  return bytes ? Error{"none"} : bytes.error();
}

TEST(XlsxWriter, WhatIsWrittenComesBack) {
  const Workbook workbook = ReadBack({Figures()});
  ASSERT_EQ(workbook.sheets.size(), 1U);
  EXPECT_EQ(workbook.sheets[0].name, "Nøgletal");
  EXPECT_THAT(workbook.warnings, IsEmpty());
  ASSERT_EQ(workbook.sheets[0].rows.size(), 4U);
  EXPECT_THAT(TextsIn(workbook, 0), ElementsAre("Område", "Antal", "Andel", "Opgjort"));
  EXPECT_THAT(TextsIn(workbook, 1), ElementsAre("Ringparken", "1234", "0.235", "2025-04-22"));
  EXPECT_THAT(TextsIn(workbook, 2), ElementsAre("", "-5"));
  EXPECT_THAT(TextsIn(workbook, 3), ElementsAre("Sydbyen", "", "1.5", "1900-01-01"));
  EXPECT_EQ(workbook.sheets[0].At({1, 1}).kind, CellKind::kNumber);
  EXPECT_EQ(workbook.sheets[0].At({1, 3}).date, Date(year(2025) / 4 / 22));
}

TEST(XlsxWriter, AroundTheDayThatNeverWas) {
  XlsxSheet sheet{.name = "A"};
  for (const Date date :
       {Date(year(1900) / 2 / 28), Date(year(1900) / 3 / 1), Date(year(9999) / 12 / 31), Date(year(1899) / 12 / 31)}) {
    sheet.rows.push_back({date});
  }
  const auto rows = ReadBack({sheet}).sheets.at(0).rows;
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[1][0].date, Date(year(1900) / 2 / 28));
  EXPECT_EQ(rows[2][0].date, Date(year(1900) / 3 / 1));
  EXPECT_EQ(rows[3][0].date, Date(year(9999) / 12 / 31));
  EXPECT_EQ(rows[4][0].kind, CellKind::kText);
  EXPECT_EQ(rows[4][0].text, "1899-12-31");
}

TEST(XlsxWriter, TextStaysText) {
  const std::vector<std::string> texts = {"=1+1",
                                          "+45 12 34 56 78",
                                          "-5",
                                          "@SUM(A1)",
                                          "=HYPERLINK(\"x\")",
                                          "http://x.dk",
                                          "007",
                                          "_x0041_",
                                          " mellem ",
                                          "to\nlinjer",
                                          "<b>&\"'",
                                          "{=1}",
                                          "Søren 😀",
                                          "TRUE",
                                          "_x005F_x0041_",
                                          "'citat",
                                          "2025-04-22",
                                          "\ttabulator"};
  XlsxSheet sheet{.name = "A", .columns = {{.heading = "=tekst"}, {.heading = "t", .kind = XlsxKind::kWhole}}};
  for (const std::string& text : texts) sheet.rows.push_back({text, text});
  const Workbook workbook = ReadBack({sheet});
  ASSERT_EQ(workbook.sheets.at(0).rows.size(), texts.size() + 1);
  EXPECT_EQ(workbook.sheets[0].At({0, 0}).text, "=tekst");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const Cell& cell : workbook.sheets[0].rows[i + 1]) {
      EXPECT_EQ(cell.kind, CellKind::kText);
      EXPECT_EQ(cell.text, texts[i]);
    }
  }
  const std::string xml = Part(*WriteXlsx({sheet}), "xl/worksheets/sheet1.xml");
  EXPECT_THAT(xml, HasSubstr("<sheetData>"));
  EXPECT_THAT(xml, Not(HasSubstr("<f>")));
  EXPECT_THAT(xml, Not(HasSubstr("hyperlink")));
}

TEST(XlsxWriter, WhatXmlDoesNotAllowIsLeftOut) {
  XlsxSheet sheet{.name = "A\x01", .rows = {{std::string("a\0b\x01\xFF\xED\xA0\x80 \uFFFE!", 13)}}};
  sheet.columns = {{.heading = "\x02x"}};
  const Workbook workbook = ReadBack({sheet});
  EXPECT_EQ(workbook.sheets.at(0).name, "A");
  EXPECT_THAT(TextsIn(workbook, 0), ElementsAre("x"));
  EXPECT_THAT(TextsIn(workbook, 1), ElementsAre(testing::StartsWith("ab\uFFFD")));
}

TEST(XlsxWriter, NumbersBeyondWhatIsExactAreText) {
  const Workbook workbook = ReadBack({{.name = "A",
                                       .columns = {{.heading = "n", .kind = XlsxKind::kWhole}},
                                       .rows = {{std::int64_t{999'999'999'999'999}},
                                                {std::int64_t{1'234'567'890'123'456'789}},
                                                {std::numeric_limits<std::int64_t>::min()},
                                                {0.1 + 0.2}}}});
  const Sheet& sheet = workbook.sheets.at(0);
  EXPECT_EQ(sheet.At({1, 0}).kind, CellKind::kNumber);
  EXPECT_EQ(sheet.At({1, 0}).text, "999999999999999");
  EXPECT_EQ(sheet.At({2, 0}).kind, CellKind::kText);
  EXPECT_EQ(sheet.At({2, 0}).text, "1234567890123456789");
  EXPECT_EQ(sheet.At({3, 0}).text, "-9223372036854775808");
  EXPECT_EQ(sheet.At({4, 0}).text, "0.3");
}

TEST(XlsxWriter, HeadIsBoldFrozenAndFiltered) {
  const std::string bytes = WriteXlsx({Figures()}).value();
  const std::string sheet = Part(bytes, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("ySplit=\"1\""));
  EXPECT_THAT(sheet, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(sheet, HasSubstr("<autoFilter ref=\"A1:D4\"/>"));
  EXPECT_THAT(sheet, HasSubstr("min=\"3\" max=\"3\" width=\"20.7"));
  const std::string styles = Part(bytes, "xl/styles.xml");
  EXPECT_THAT(styles, HasSubstr("<b/>"));
  EXPECT_THAT(styles, HasSubstr("formatCode=\"dd\\-mm\\-yyyy\""));
}

TEST(XlsxWriter, AFractionAmongWholeNumbersShowsItsDecimals) {
  const auto styles = [](double number) {
    XlsxSheet sheet{.name = "A", .columns = {{.heading = "n", .kind = XlsxKind::kWhole}}, .rows = {{number}}};
    return Part(WriteXlsx({sheet}).value(), "xl/styles.xml");
  };
  EXPECT_THAT(styles(1.5), HasSubstr("numFmtId=\"4\""));
  EXPECT_THAT(styles(2), Not(HasSubstr("numFmtId=\"4\"")));
}

TEST(XlsxWriter, TheSameInputGivesTheSameBytes) {
  XlsxProperties properties{.title = "Nøgletal <2025>", .author = "Sekretariatet"};
  properties.created = std::chrono::sys_days(year(2025) / 4 / 22) + std::chrono::hours(13);
  const std::string bytes = WriteXlsx({Figures()}, properties).value();
  EXPECT_EQ(WriteXlsx({Figures()}, properties).value(), bytes);
  const std::string core = Part(bytes, "docProps/core.xml");
  EXPECT_THAT(core, HasSubstr("2025-04-22T13:00:00Z"));
  EXPECT_THAT(core, HasSubstr("Nøgletal &lt;2025&gt;"));
  EXPECT_THAT(core, HasSubstr("Sekretariatet"));
  properties.created = Instant{};
  EXPECT_THAT(Part(WriteXlsx({}, properties).value(), "docProps/core.xml"), HasSubstr("1970-01-01"));
  EXPECT_THAT(Part(WriteXlsx({}).value(), "docProps/core.xml"), HasSubstr("1980-01-01"));
  properties.title = std::string(1000, 'a');
  EXPECT_TRUE(WriteXlsx({}, properties));
}

TEST(XlsxWriter, NamesOfSheetsAreMadeLegal) {
  EXPECT_THAT(ListLegalSheetNames({"Mål", "mål", "MÅL", "a[]:*?/\\b", "", "", "'x'", "History", " to  ord "}),
              ElementsAre("Mål", "mål (2)", "MÅL (3)", "a-------b", "Ark", "Ark (2)", "x", "History_", "to ord"));
  EXPECT_THAT(ListLegalSheetNames({std::string(40, 'a'), std::string(40, 'a'), std::string(30, 'b') + "😀"}),
              ElementsAre(std::string(31, 'a'), std::string(27, 'a') + " (2)", std::string(30, 'b')));
  std::vector<XlsxSheet> sheets;
  for (const char* name : {"1/2025", "1/2025", "Én meget lang overskrift om indsatsområder", ""}) {
    sheets.push_back({.name = name, .rows = {{"x"}}});
  }
  std::vector<std::string> names;
  for (const Sheet& sheet : ReadBack(sheets).sheets) names.push_back(sheet.name);
  EXPECT_THAT(names, ElementsAre("1-2025", "1-2025 (2)", "Én meget lang overskrift om ind", "Ark"));
}

TEST(XlsxWriter, RefusesWhatASpreadsheetCannotHold) {
  const std::map<std::string, std::string> place = {{"sheet", "A"}, {"cell", "B3"}};
  const Error no_value{"documents.xlsx_no_value_to_write", place};
  EXPECT_EQ(ErrorOfCell(std::nan("")), no_value);
  EXPECT_EQ(ErrorOfCell(std::numeric_limits<double>::infinity()), no_value);
  EXPECT_EQ(ErrorOfCell(Date(year(2025) / 2 / 30)), no_value);
  EXPECT_EQ(ErrorOfCell(Date(year(10000) / 1 / 1)), no_value);
  EXPECT_EQ(ErrorOfCell(std::string(32'768, 'a')),
            (Error{"documents.xlsx_long_text", {{"sheet", "A"}, {"cell", "B3"}, {"limit", "32767"}}}));
  EXPECT_EQ(ErrorOfCell(std::string(32'767, 'a')).id, "none");
  XlsxSheet wide{.name = "Bred", .rows = {std::vector<XlsxCell>(kMostSheetColumns + 1)}};
  EXPECT_EQ(WriteXlsx({wide}).error(),
            (Error{"documents.xlsx_too_large", {{"sheet", "Bred"}, {"rows", "1048575"}, {"columns", "16384"}}}));
  XlsxSheet high{.name = "Høj"};
  high.rows.resize(kMostSheetRows);
  EXPECT_EQ(WriteXlsx({high}).error().id, "documents.xlsx_too_large");
}

TEST(XlsxWriter, LeavesNoFilesBehind) {
  const TemporaryFolder folder;
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", folder.path().c_str(), 1);
  EXPECT_TRUE(WriteXlsx({Figures()}));
  EXPECT_FALSE(WriteXlsx({{.name = "A", .rows = {{std::nan("")}}}}));
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(XlsxWriter, ASheetOrAWorkbookMayBeEmpty) {
  EXPECT_EQ(ReadBack({}).sheets.size(), 1U);
  EXPECT_THAT(ReadBack({{.name = "Tom"}}).sheets.at(0).rows, IsEmpty());
  EXPECT_EQ(ReadBack({{.name = "Hoved", .columns = {{.heading = "a"}}}}).sheets.at(0).rows.size(), 1U);
}

}  // namespace
}  // namespace tovholder::documents
