// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_builder.h"

#include <fmt/format.h>

#include "documents/zip_builder.h"

namespace tovholder::documents {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string Relation(const std::string& id, const std::string& kind, const std::string& target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, kRelations, kind, target);
}

std::string StyleSheet(const BuiltWorkbook& workbook) {
  std::string styles;
  for (const int format : workbook.styles) styles += fmt::format(R"(<xf numFmtId="{}"/>)", format);
  return fmt::format(R"(<styleSheet xmlns="{}"><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>)", kMain,
                     workbook.formats, styles);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> PartsOf(const BuiltWorkbook& workbook) {
  std::vector<std::pair<std::string, std::string>> parts = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", "<Relationships>" + Relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"}};
  std::string sheets;
  std::string relations =
      Relation("strings", "sharedStrings", "sharedStrings.xml") + Relation("styles", "styles", "/xl/styles.xml");
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const BuiltSheet& sheet = workbook.sheets[i];
    sheets += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}" {}/>)", sheet.name, i + 1, i, sheet.attributes);
    relations += Relation(fmt::format("rId{}", i), "worksheet", fmt::format("worksheets/sheet{}.xml", i));
    parts.emplace_back(
        fmt::format("xl/worksheets/sheet{}.xml", i),
        fmt::format(R"(<worksheet xmlns="{}"><sheetData>{}</sheetData>{}</worksheet>)", kMain, sheet.rows, sheet.more));
  }
  parts.emplace_back("xl/workbook.xml",
                     fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr {}/><sheets>{}</sheets></workbook>)",
                                 kMain, kRelations, workbook.properties, sheets));
  parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  parts.emplace_back("xl/sharedStrings.xml", fmt::format(R"(<sst xmlns="{}">{}</sst>)", kMain, workbook.strings));
  parts.emplace_back("xl/styles.xml", StyleSheet(workbook));
  parts.insert(parts.end(), workbook.more.begin(), workbook.more.end());
  return parts;
}

std::string MakeXlsx(const BuiltWorkbook& workbook) { return MakeZip(PartsOf(workbook)); }

std::string MakeXlsx(const std::string& rows) { return MakeXlsx(BuiltWorkbook{.sheets = {{.rows = rows}}}); }

}  // namespace tovholder::documents
