// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "documents/reader.h"
#include "documents/xlsx_builder.h"
#include "documents/zip_builder.h"

namespace tovholder::documents {
namespace {

using std::chrono::year;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Workbook Read(const std::string& bytes, const XlsxLimits& limits = {}) {
  Result<Workbook> workbook = ReadXlsx(bytes, "tal.xlsx", limits);
  EXPECT_TRUE(workbook) << (workbook ? "" : workbook.error().id);
  return workbook ? *workbook : Workbook{{Sheet{.name = "unread"}}, {}};
}

Error ErrorOf(const std::string& bytes, const XlsxLimits& limits = {}) {
  const Result<Workbook> workbook = ReadXlsx(bytes, "tal.xlsx", limits);
  return workbook ? Error{"none"} : workbook.error();
}

// The error of a cell in the sheet "Ark1" of "tal.xlsx".
Error CellError(const std::string& id, const std::string& cell, const std::string& name, const std::string& value) {
  return {"documents." + id, {{"file", "tal.xlsx"}, {"sheet", "Ark1"}, {"cell", cell}, {name, value}}};
}
Error NoValueAt(const std::string& cell) {
  return {"documents.xlsx_no_value", {{"file", "tal.xlsx"}, {"sheet", "Ark1"}, {"cell", cell}}};
}

std::vector<std::string> TextsOf(const std::vector<Cell>& row) {
  std::vector<std::string> texts;
  for (const Cell& cell : row) texts.push_back(cell.text);
  return texts;
}
std::vector<std::string> FirstRow(const Workbook& workbook) { return TextsOf(workbook.sheets.at(0).rows.at(0)); }

// One row of numbers, each with the style of its place; style 0 has the first of the formats.
BuiltWorkbook Numbers(const std::vector<std::string>& numbers, const std::vector<int>& formats) {
  BuiltWorkbook workbook{.sheets = {{}}, .styles = formats};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    workbook.sheets[0].rows += fmt::format(R"(<c s="{}"><v>{}</v></c>)", i, numbers[i]);
  }
  workbook.sheets[0].rows = "<row>" + workbook.sheets[0].rows + "</row>";
  return workbook;
}

// One number in a format of the file's own.
Cell Formatted(const std::string& number, const std::string& code) {
  BuiltWorkbook workbook = Numbers({number}, {164});
  workbook.formats = fmt::format(R"(<numFmt numFmtId="164" formatCode="{}"/>)", code);
  return Read(MakeXlsx(workbook)).sheets.at(0).At({0, 0});
}

TEST(CellAddress, ThereAndBack) {
  EXPECT_EQ(CellAddress(6, 1), "B7");
  EXPECT_EQ(CellAddress(0, 0), "A1");
  EXPECT_EQ(CellAddress(0, 25), "Z1");
  EXPECT_EQ(CellAddress(0, 26), "AA1");
  EXPECT_EQ(CellAddress(kMostSheetRows - 1, kMostSheetColumns - 1), "XFD1048576");
  EXPECT_EQ(ParseCellAddress("B7"), (CellPlace{6, 1}));
  for (std::size_t column = 0; column < kMostSheetColumns; ++column) {
    ASSERT_EQ(ParseCellAddress(CellAddress(column, column)), (CellPlace{column, column}));
  }
  for (const char* wrong : {"", "B", "7", "b7", "B0", "B07", "B-1", "B7 ", "$B$7", "XFE1", "A1048577", "AAAAAAAAAAAA1",
                            "A99999999999999999999", "B7:C8", "Å1"}) {
    EXPECT_FALSE(ParseCellAddress(wrong)) << wrong;
  }
  EXPECT_EQ(ParseCellRange("B2:D4"), (CellRange{{1, 1}, {3, 3}}));
  EXPECT_EQ(ParseCellRange("B2"), (CellRange{{1, 1}, {1, 1}}));
  EXPECT_FALSE(ParseCellRange("D4:B2"));
  EXPECT_FALSE(ParseCellRange("B2:"));
}

TEST(XlsxReader, TextsSharedInlineAndRich) {
  const Workbook workbook = Read(MakeXlsx(BuiltWorkbook{
      .sheets = {{.rows = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c>)"
                          R"(<c r="C1" t="inlineStr"><is><t xml:space="preserve"> to </t></is></c>)"
                          R"(<c r="D1" t="inlineStr"><is><r><t>fe</t></r><r><t>d</t></r></is></c>)"
                          R"(<c r="E1" t="str"><f>A1&amp;"x"</f><v>Søx</v></c><c r="F1" t="s"><v>2</v></c></row>)"}},
      .strings = "<si><t>Sø &amp; <![CDATA[<skov>]]></t></si>"
                 "<si><r><rPr><b/></rPr><t>Ring</t></r><r><t>parken</t></r><rPh><t>læs</t></rPh><phoneticPr/></si>"
                 "<si><t>linje_x000D_\nto_x0041__x005F_x0041_\x01</t></si>"}));
  EXPECT_THAT(FirstRow(workbook), ElementsAre("Sø & <skov>", "Ringparken", " to ", "fed", "Søx", "linje\ntoA_x0041_"));
  for (const Cell& cell : workbook.sheets[0].rows[0]) EXPECT_EQ(cell.kind, CellKind::kText);
  EXPECT_THAT(workbook.warnings, IsEmpty());
}

TEST(XlsxReader, NumbersKeepTheirDecimals) {
  const Workbook workbook =
      Read(MakeXlsx("<row><c><v>0.30000000000000004</v></c><c t=\"n\"><v>1.2E-3</v></c><c><v>-1234567.5</v></c>"
                    "<c><v>1e+20</v></c><c><v>0.99999999999999999</v></c><c><v>-0</v></c><c><v>007</v></c></row>"));
  EXPECT_THAT(FirstRow(workbook), ElementsAre("0.3", "0.0012", "-1234567.5", "100000000000000000000", "1", "0", "7"));
  const Cell& first = workbook.sheets[0].At({0, 0});
  EXPECT_EQ(first.kind, CellKind::kNumber);
  EXPECT_EQ(first.raw, "0.30000000000000004");
  EXPECT_EQ(first.number, 0.30000000000000004);
  EXPECT_FALSE(first.date);
}

TEST(XlsxReader, BooleansErrorsAndFormulas) {
  const Workbook workbook = Read(MakeXlsx(
      R"(<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>)"
      R"(<c><f>SUM(A2:A9)</f><v>12.5</v></c><c><f>NOW()</f></c><c><f>A1</f><v></v></c><c t="str"><f>""</f><v/></c>)"
      R"(<c t="str"><f>"x"</f></c><c><v>1</v></c></row>)"));
  EXPECT_THAT(FirstRow(workbook), ElementsAre("true", "false", "#DIV/0!", "12.5", "", "", "", "", "1"));
  const auto& row = workbook.sheets[0].rows[0];
  EXPECT_EQ(row[0].kind, CellKind::kBoolean);
  EXPECT_EQ(row[2].kind, CellKind::kError);
  EXPECT_EQ(row[3].kind, CellKind::kNumber);
  EXPECT_EQ(row[4].kind, CellKind::kEmpty);
  EXPECT_THAT(workbook.warnings, ElementsAre(NoValueAt("E1"), NoValueAt("F1"), NoValueAt("H1")));
}

TEST(XlsxReader, RowsAndCellsStandWhereTheySay) {
  const Workbook workbook = Read(
      MakeXlsx(R"(<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="E2"><v>3</v></c><c r="F2" s="0"/></row>)"
               R"(<row><c><v>4</v></c></row><row r="6"><c r="A6"/></row><row r="1048576"><c r="XFD1048576"/></row>)"));
  const auto& rows = workbook.sheets.at(0).rows;
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[0], IsEmpty());
  EXPECT_THAT(TextsOf(rows[1]), ElementsAre("", "1", "2", "", "3"));
  EXPECT_THAT(TextsOf(rows[2]), ElementsAre("4"));
  EXPECT_EQ(workbook.sheets[0].At({900, 900}), Cell{});
}

TEST(XlsxReader, SheetsHiddenAndMerged) {
  const Workbook workbook = Read(MakeXlsx(
      BuiltWorkbook{.sheets = {{.name = "Tal &amp; mål",
                                .rows = R"(<row><c><v>1</v></c></row>)",
                                .more = R"(<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="C2:A1"/></mergeCells>)"},
                               {.name = "Skjult", .attributes = R"(state="hidden")"},
                               {.name = "Helt skjult", .attributes = R"(state="veryHidden")"}}}));
  ASSERT_EQ(workbook.sheets.size(), 3U);
  EXPECT_EQ(workbook.sheets[0].name, "Tal & mål");
  EXPECT_FALSE(workbook.sheets[0].hidden);
  EXPECT_THAT(workbook.sheets[0].merged, ElementsAre(CellRange{{0, 0}, {1, 2}}));
  EXPECT_TRUE(workbook.sheets[1].hidden);
  EXPECT_TRUE(workbook.sheets[2].hidden);
  EXPECT_THAT(workbook.warnings, ElementsAre(Error{"documents.xlsx_bad_address",
                                                   {{"file", "tal.xlsx"}, {"sheet", "Tal & mål"}, {"text", "C2:A1"}}}));
}

TEST(XlsxReader, BuiltInFormatsOfDatesAndTimes) {
  const Workbook workbook =
      Read(MakeXlsx(Numbers({"45769", "45769.99", "45769", "45769", "0.625", "0.6253472222", "45769.625", "45769.625",
                             "45769", "0.0423611111", "1.1041666667", "45769", "45769", "0.235", "0.235"},
                            {14, 15, 16, 17, 18, 19, 20, 22, 22, 45, 46, 0, 13, 9, 10})));
  EXPECT_THAT(FirstRow(workbook),
              ElementsAre("2025-04-22", "2025-04-22", "2025-04-22", "2025-04-22", "15:00", "15:00:30", "15:00",
                          "2025-04-22 15:00", "2025-04-22", "01:01", "26:30", "45769", "45769", "0.235", "0.235"));
  const auto& row = workbook.sheets[0].rows[0];
  EXPECT_EQ(row[0].kind, CellKind::kDate);
  EXPECT_EQ(row[0].date, Date(year(2025) / 4 / 22));
  EXPECT_EQ(row[0].raw, "45769");
  EXPECT_EQ(row[7].date, Date(year(2025) / 4 / 22));
  EXPECT_EQ(row[4].kind, CellKind::kDate);
  EXPECT_FALSE(row[4].date);
  EXPECT_EQ(row[11].kind, CellKind::kNumber);
  EXPECT_FALSE(row[12].percent);
  EXPECT_TRUE(row[13].percent);
  EXPECT_TRUE(row[14].percent);
}

TEST(XlsxReader, OwnFormats) {
  for (const char* code : {"dd\\-mm\\-yyyy", "[$-406]d\\. mmmm yyyy;@", "mmm", "yyyy", "&quot;den &quot;d/m",
                           "[$-F800]dddd\\,\\ mmmm\\ dd", "DD-MM-YYYY"}) {
    EXPECT_EQ(Formatted("45769", code).text, "2025-04-22") << code;
  }
  EXPECT_EQ(Formatted("45769.5", "dd-mm-yyyy hh:mm").text, "2025-04-22 12:00");
  EXPECT_EQ(Formatted("45769.9999999", "dd-mm-yyyy hh:mm").text, "2025-04-23");
  EXPECT_EQ(Formatted("0.5", "h:mm AM/PM").text, "12:00");
  EXPECT_EQ(Formatted("2.5", "[h]:mm:ss").text, "60:00");
  for (const char* code :
       {"General", "Standard", "0.00", "#,##0.00 &quot;kr. pr. dag&quot;", "[Red]0", "0_d", "0*y", "0.00E+00", "#\\d",
        "[$kr.-406] #,##0.00", "@", "0;dd-mm-yyyy", "&quot;open", "[open", "\\", "[&gt;100]0"}) {
    EXPECT_EQ(Formatted("45769", code).text, "45769") << code;
  }
  EXPECT_TRUE(Formatted("0.5", "0.0%;[Red]-0.0%").percent);
  EXPECT_EQ(Formatted("101901234", "000000\\-0000").text, "010190-1234");
  EXPECT_EQ(Formatted("101901234", "000000&quot;-&quot;0000").raw, "101901234");
  EXPECT_EQ(Formatted("790", "0000").text, "0790");
  EXPECT_EQ(Formatted("12345", "0000").text, "12345");
  EXPECT_EQ(Formatted("-7", "0000").text, "-7");
  EXPECT_EQ(Formatted("7.5", "0000").text, "7.5");
}

TEST(XlsxReader, BothDateSystemsAndTheDayThatNeverWas) {
  const std::vector<std::string> days = {"1", "59", "61", "2958465"};
  EXPECT_THAT(FirstRow(Read(MakeXlsx(Numbers(days, {14, 14, 14, 14})))),
              ElementsAre("1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31"));
  for (const char* from_1904 : {"date1904=\"1\"", "date1904=\"true\""}) {
    BuiltWorkbook workbook = Numbers({"0", "60", "1462", "2957003"}, {14, 14, 14, 14});
    workbook.properties = from_1904;
    EXPECT_THAT(FirstRow(Read(MakeXlsx(workbook))),
                ElementsAre("1904-01-01", "1904-03-01", "1908-01-02", "9999-12-31"));
  }
  const Workbook none = Read(MakeXlsx(Numbers({"0", "60", "-1", "2958466", "1E+300"}, {14, 14, 14, 14, 22})));
  EXPECT_THAT(none.warnings, ElementsAre(CellError("xlsx_not_a_date", "A1", "text", "0"),
                                         CellError("xlsx_not_a_date", "B1", "text", "60"),
                                         CellError("xlsx_not_a_date", "C1", "text", "-1"),
                                         CellError("xlsx_not_a_date", "D1", "text", "2958466"),
                                         CellError("xlsx_not_a_date", "E1", "text", "1E+300")));
  EXPECT_EQ(none.sheets[0].At({0, 1}).kind, CellKind::kNumber);
  EXPECT_EQ(none.sheets[0].At({0, 1}).text, "60");
}

TEST(XlsxReader, DatesAsText) {
  const Workbook workbook =
      Read(MakeXlsx(R"(<row><c t="d"><v>2025-04-22</v></c><c t="d"><v>2025-04-22T00:00:00</v></c>)"
                    R"(<c t="d"><v>2025-04-22T15:00:00.000</v></c></row>)"));
  EXPECT_THAT(FirstRow(workbook), ElementsAre("2025-04-22", "2025-04-22", "2025-04-22 15:00"));
  EXPECT_EQ(workbook.sheets[0].At({0, 2}).date, Date(year(2025) / 4 / 22));
  for (const char* wrong : {"2025-02-30", "2025-04-22 15", "2025-04-22T", "i dag"}) {
    EXPECT_EQ(ErrorOf(MakeXlsx(fmt::format(R"(<row><c t="d"><v>{}</v></c></row>)", wrong))),
              CellError("xlsx_not_a_date", "A1", "text", wrong));
  }
}

TEST(XlsxReader, PartsUnderOtherNamesAndPrefixes) {
  const std::string bytes = MakeZip(
      {{"_rels/.rels", R"(<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/)"
                       R"(relationships/officeDocument" Target="/xl/workbook22.xml"/></Relationships>)"},
       {"xl/workbook22.xml", R"(<x:workbook><x:sheets><x:sheet name="A" r:id="b"/><x:sheet name="Kurve" r:id="c"/>)"
                             R"(</x:sheets></x:workbook>)"},
       {"xl/_rels/workbook22.xml.rels",
        R"(<Relationships><Relationship Id="b" Type="x/worksheet" Target="../ark.xml"/>)"
        R"(<Relationship Id="c" Type="x/chartsheet" Target="c.xml"/></Relationships>)"},
       {"ark.xml", R"(<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>)"}});
  const Workbook workbook = Read(bytes);
  ASSERT_EQ(workbook.sheets.size(), 2U);
  EXPECT_THAT(FirstRow(workbook), ElementsAre("1"));
  EXPECT_THAT(workbook.warnings,
              ElementsAre(Error{"documents.xlsx_no_cells", {{"file", "tal.xlsx"}, {"sheet", "Kurve"}}}));
}

TEST(XlsxReader, RefusesOtherKindsOfFile) {
  const auto not_xlsx = [](const std::string& kind) {
    return Error{"documents.not_xlsx", {{"file", "tal.xlsx"}, {"kind", kind}}};
  };
  const std::string container = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  std::string encrypted = container;
  for (const char c : std::string("EncryptedPackage")) encrypted += std::string{c, '\0'};
  EXPECT_EQ(ErrorOf(""), (Error{"documents.empty", {{"file", "tal.xlsx"}}}));
  EXPECT_EQ(ErrorOf(container), not_xlsx("Office 97–2003"));
  EXPECT_EQ(ErrorOf(encrypted), (Error{"documents.encrypted", {{"file", "tal.xlsx"}}}));
  EXPECT_EQ(ErrorOf(MakeZip({{"word/document.xml", "<d/>"}})), not_xlsx("Word"));
  EXPECT_EQ(ErrorOf(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<d/>"}})),
            not_xlsx("OpenDocument"));
  EXPECT_EQ(ErrorOf(MakeZip({{"xl/workbook.bin", "x"}})), not_xlsx("Excel .xlsb"));
  EXPECT_EQ(ErrorOf(MakeZip({{"a.txt", "x"}})), not_xlsx("ZIP"));
  EXPECT_EQ(ErrorOf("Navn;Antal\nA;1\n"), not_xlsx("TXT"));
  EXPECT_EQ(ErrorOf("<html><body><table/></body></html>"), not_xlsx("HTML"));
  EXPECT_EQ(ErrorOf("%PDF-1.7"), not_xlsx("PDF"));
}

TEST(XlsxReader, RefusesWhatIsDamaged) {
  const std::string whole = MakeXlsx("<row><c><v>1</v></c></row>");
  EXPECT_EQ(ErrorOf(whole.substr(0, whole.size() / 2)).id, "documents.damaged");
  const auto detail_of = [](const std::string& part, const std::string& content) {
    auto parts = PartsOf({.sheets = {{}}});
    std::erase_if(parts, [&](const auto& one) { return one.first == part; });
    if (!content.empty()) parts.emplace_back(part, content);
    const Error error = ErrorOf(MakeZip(parts));
    EXPECT_EQ(error.id, "documents.damaged");
    return error.id == "documents.damaged" ? error.params.at("detail") : "";
  };
  EXPECT_THAT(detail_of("xl/workbook.xml", "<workbook/>"), "xl/workbook.xml: no sheets");
  EXPECT_THAT(detail_of("xl/_rels/workbook.xml.rels", ""), HasSubstr("the sheet “Ark1” has no part"));
  EXPECT_THAT(detail_of("xl/worksheets/sheet0.xml", ""), HasSubstr("xl/worksheets/sheet0.xml is missing"));
  EXPECT_THAT(detail_of("xl/worksheets/sheet0.xml", "<worksheet><sheetData></row>"),
              HasSubstr("xl/worksheets/sheet0.xml, byte"));
  EXPECT_THAT(detail_of("xl/sharedStrings.xml", ""), HasSubstr("xl/sharedStrings.xml is missing"));
  EXPECT_THAT(detail_of("xl/styles.xml", "<styleSheet"), HasSubstr("xl/styles.xml, byte"));
}

TEST(XlsxReader, SaysWhichCellIsWrong) {
  const auto second = [](const std::string& cell) {
    return ErrorOf(MakeXlsx("<row><c><v>1</v></c></row><row><c/><c/>" + cell + "</row>"));
  };
  EXPECT_EQ(second(R"(<c t="s"><v>0</v></c>)"), CellError("xlsx_no_such_text", "C2", "index", "0"));
  EXPECT_EQ(second(R"(<c t="s"><v>-1</v></c>)"), CellError("xlsx_no_such_text", "C2", "index", "-1"));
  for (const char* wrong : {"abc", "1,5", "0x10", "inf", "nan", "1e999", "1e", "--1", ".", "1 2", "1e99999999"}) {
    EXPECT_EQ(second(fmt::format(R"(<c t="n"><v>{}</v></c>)", wrong)),
              CellError("xlsx_not_a_number", "C2", "text", wrong));
  }
  EXPECT_EQ(second(R"(<c t="b"><v>ja</v></c>)"), CellError("xlsx_not_a_number", "C2", "text", "ja"));
  EXPECT_EQ(second(R"(<c t="x"><v>1</v></c>)"), CellError("xlsx_unknown_type", "C2", "type", "x"));
  for (const char* wrong : {"C0", "c2", "XFE1", "A1048577", "2"}) {
    EXPECT_EQ(second(fmt::format(R"(<c r="{}"><v>1</v></c>)", wrong)),
              (Error{"documents.xlsx_bad_address", {{"file", "tal.xlsx"}, {"sheet", "Ark1"}, {"text", wrong}}}));
  }
  EXPECT_EQ(ErrorOf(MakeXlsx(R"(<row r="to"/>)")).params.at("text"), "to");
  EXPECT_EQ(ErrorOf(MakeXlsx(R"(<row r="1048577"><c><v>1</v></c></row>)")).params.at("text"), "A1048577");
  EXPECT_EQ(ErrorOf(MakeXlsx(R"(<row><c r="XFD1"/><c><v>1</v></c></row>)")).params.at("text"), "XFE1");
}

TEST(XlsxReader, AStyleThatIsMissingIsAWarning) {
  const Workbook workbook =
      Read(MakeXlsx(R"(<row><c s="0"><v>1</v></c><c s="7"><v>45769</v></c><c s="x"><v>2</v></c><c s="9"/></row>)"));
  EXPECT_THAT(FirstRow(workbook), ElementsAre("1", "45769", "2"));
  EXPECT_THAT(workbook.warnings, ElementsAre(CellError("xlsx_unknown_style", "B1", "style", "7"),
                                             CellError("xlsx_unknown_style", "C1", "style", "x")));
}

TEST(XlsxReader, WarningsAreCountedWhereThereAreVeryMany) {
  std::string row;
  for (int i = 0; i < 1'500; ++i) row += "<c><f>A1</f></c>";
  const Workbook workbook = Read(MakeXlsx("<row>" + row + "</row>"));
  ASSERT_EQ(workbook.warnings.size(), 1'000U);
  EXPECT_EQ(workbook.warnings.back(),
            (Error{"documents.xlsx_more_warnings", {{"file", "tal.xlsx"}, {"count", "501"}}}));
}

TEST(XlsxReader, ClaimsTakeNoRoom) {
  BuiltWorkbook workbook{.sheets = {{.rows = R"(<row r="1"><c r="A1"><v>1</v></c></row>)"}}};
  auto parts = PartsOf(workbook);
  for (auto& [name, content] : parts) {
    const std::size_t data = name.ends_with("sheet0.xml") ? content.find("<sheetData>") : std::string::npos;
    if (data != std::string::npos) content.insert(data, R"(<dimension ref="A1:XFD1048576"/>)");
  }
  EXPECT_EQ(Read(MakeZip(parts)).sheets.at(0).rows.size(), 1U);
}

TEST(XlsxReader, RefusesMoreCellsThanMayBe) {
  const auto too_many = [](const std::string& cell, const std::string& limit) {
    return CellError("xlsx_too_many_cells", cell, "limit", limit);
  };
  const std::string far = R"(<row r="1048576"><c r="{}1048576"><v>1</v></c></row>)";
  EXPECT_EQ(ErrorOf(MakeXlsx(fmt::format(fmt::runtime(far), "A"))), too_many("A1048576", "1000000"));
  EXPECT_EQ(ErrorOf(MakeXlsx(fmt::format(fmt::runtime(far), "XFD"))), too_many("XFD1048576", "1000000"));
  std::string wide;
  for (int row = 1; row <= 100; ++row) wide += fmt::format(R"(<row><c r="XFD{}"><v>1</v></c></row>)", row);
  EXPECT_EQ(ErrorOf(MakeXlsx(wide)), too_many("XFD62", "1000000"));
  XlsxLimits limits;
  limits.max_cells = 4;
  const std::string three = R"(<row r="2"><c r="C2"><v>1</v></c></row>)";
  EXPECT_EQ(Read(MakeXlsx(three), limits).sheets.at(0).rows.size(), 2U);
  EXPECT_EQ(
      ErrorOf(MakeXlsx(BuiltWorkbook{.sheets = {{.rows = three}, {.name = "To", .rows = three}}}), limits).params,
      (std::map<std::string, std::string>{{"file", "tal.xlsx"}, {"sheet", "To"}, {"cell", "C2"}, {"limit", "4"}}));
}

TEST(XlsxReader, RefusesTooManySheetsAndBytes) {
  XlsxLimits limits;
  limits.max_sheets = 1;
  EXPECT_EQ(ErrorOf(MakeXlsx(BuiltWorkbook{.sheets = {{.name = "A"}, {.name = "B"}}}), limits),
            (Error{"documents.xlsx_too_many_sheets", {{"file", "tal.xlsx"}, {"count", "2"}, {"limit", "1"}}}));
  limits.max_bytes = 10;
  EXPECT_EQ(ErrorOf(MakeXlsx(""), limits), (Error{"documents.too_large", {{"file", "tal.xlsx"}, {"limit", "1"}}}));
}

TEST(XlsxReader, RefusesBombs) {
  const auto unpacks = [](const std::string& limit) {
    return Error{"documents.unpacks_too_large", {{"file", "tal.xlsx"}, {"limit", limit}}};
  };
  EXPECT_EQ(ErrorOf(MakeXlsx("<row>" + std::string(40 << 20, ' ') + "</row>")), unpacks("128"));
  // A long text that many cells show takes its length in each of them.
  BuiltWorkbook workbook{.sheets = {{}}, .strings = "<si><t>" + std::string(30'000, 'a') + "</t></si>"};
  for (int i = 0; i < 10'000; ++i) workbook.sheets[0].rows += R"(<row><c t="s"><v>0</v></c></row>)";
  EXPECT_EQ(ErrorOf(MakeXlsx(workbook)), unpacks("128"));
}

// Between the tags stands so much that changes that they are not taken for a bomb.
TEST(XlsxReader, RefusesAPartOfNothingButTags) {
  std::string stretch;
  for (int i = 0; i < 1'000; ++i) stretch += "<a/>";
  std::string tags;
  for (std::uint64_t i = 1; tags.size() < (33U << 20U); ++i) {
    tags += stretch;
    for (std::uint64_t part = 0; part < 5; ++part) tags += std::to_string((i * 5 + part) * 6'364'136'223'846'793'005U);
  }
  const std::string bytes = MakeXlsx(tags);
  EXPECT_GT(bytes.size(), tags.size() / 100);
  EXPECT_EQ(ErrorOf(bytes), (Error{"documents.unpacks_too_large", {{"file", "tal.xlsx"}, {"limit", "128"}}}));
}

TEST(XlsxReader, EntitiesAreNotFollowed) {
  auto parts = PartsOf({.sheets = {{.rows = R"(<row><c t="s"><v>0</v></c></row>)"}}});
  std::erase_if(parts, [](const auto& one) { return one.first == "xl/sharedStrings.xml"; });
  parts.emplace_back("xl/sharedStrings.xml",
                     R"(<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>x&e;y</t></si></sst>)");
  EXPECT_THAT(FirstRow(Read(MakeZip(parts))), ElementsAre("x&e;y"));
}

TEST(XlsxDocument, IsReadAsText) {
  const std::string bytes = MakeXlsx(BuiltWorkbook{
      .sheets = {{.name = "Nøgletal",
                  .rows =
                      R"(<row><c t="inlineStr"><is><t>Område</t></is></c><c><v>2024</v></c></row>)"
                      R"(<row><c t="inlineStr"><is><t>Ring&#10;parken</t></is></c><c/><c s="0"><v>45769</v></c></row>)"
                      R"(<row r="5"><c><v>1</v></c></row>)"},
                 {.name = "Tomt"},
                 {.name = "Løn", .rows = "<row><c><v>7</v></c></row>", .attributes = "state=\"hidden\""},
                 {.name = "Mål", .rows = "<row><c><v>2</v></c></row>"}},
      .styles = {14}});
  const Result<TextDocument> document = ReadDocument(bytes, "tal.xlsx");
  ASSERT_TRUE(document) << document.error().id;
  EXPECT_EQ(document->kind, FileKind::kXlsx);
  EXPECT_EQ(document->text, "Nøgletal\n\nOmråde\t2024\nRing parken\t\t2025-04-22\n\n1\n\nMål\n\n2\n");
  EXPECT_THAT(document->warnings,
              ElementsAre(Error{"documents.xlsx_hidden_sheet", {{"file", "tal.xlsx"}, {"sheet", "Løn"}}}));
  std::vector<std::string> headings;
  for (const Mark& mark : document->marks) {
    if (mark.kind == MarkKind::kHeading) headings.emplace_back(document->At(mark.span));
  }
  EXPECT_THAT(headings, ElementsAre("Nøgletal", "Mål"));
  EXPECT_EQ(ReadDocument(MakeXlsx(""), "a.xlsx").error(), (Error{"documents.no_text", {{"file", "a.xlsx"}}}));
  EXPECT_EQ(ReadDocument(MakeXlsx(R"(<row><c t="s"><v>0</v></c></row>)"), "a.xlsx").error().id,
            "documents.xlsx_no_such_text");
}

}  // namespace
}  // namespace tovholder::documents
