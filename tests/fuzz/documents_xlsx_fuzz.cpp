// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/reader.h"
#include "documents/xlsx_reader.h"
#include "documents/xlsx_writer.h"
#include "documents/zip_builder.h"

using namespace tovholder;
using namespace tovholder::documents;

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckCell(const Cell& cell) {
  Require(IsUtf8(cell.text));
  Require(cell.kind != CellKind::kEmpty || cell == Cell{});
  Require(cell.kind != CellKind::kNumber || (cell.number && std::isfinite(*cell.number) && !cell.raw.empty()));
  Require(!cell.date || (cell.date->ok() && cell.kind == CellKind::kDate));
}

void CheckSheet(const Sheet& sheet) {
  Require(sheet.rows.empty() || !sheet.rows.back().empty());
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const std::vector<Cell>& cells = sheet.rows[row];
    Require(cells.empty() || cells.back().kind != CellKind::kEmpty);
    for (const Cell& cell : cells) CheckCell(cell);
    const CellPlace last{row, cells.size()};
    Require(ParseCellAddress(CellAddress(last.row, last.column)) == last);
  }
}

// What was read is written as texts and read again the same.
void CheckRoundTrip(const Sheet& sheet) {
  XlsxSheet written{.name = sheet.name};
  for (const std::vector<Cell>& cells : sheet.rows) {
    std::vector<XlsxCell>& row = written.rows.emplace_back();
    for (const Cell& cell : cells) row.emplace_back(cell.text);
  }
  const Result<std::string> bytes = WriteXlsx({written});
  if (!bytes) return Require(bytes.error().id == "documents.xlsx_long_text");
  const Result<Workbook> again = ReadXlsx(*bytes, "b.xlsx");
  Require(again && again->sheets.size() == 1);
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
      Require(again->sheets[0].At({row + 1, column}).text == sheet.rows[row][column].text);
    }
  }
}

void ReadXlsxAndCheck(const std::string& bytes) {
  XlsxLimits limits;
  limits.max_unpacked_bytes = 4 << 20;
  limits.max_cells = 20'000;
  const Result<Workbook> workbook = ReadXlsx(bytes, "a.xlsx", limits);
  ReadOptions options;
  options.max_unpacked_bytes = limits.max_unpacked_bytes;
  const Result<TextDocument> document = ReadDocument(bytes, "a.xlsx", options);
  if (document) Require(IsUtf8(document->text));
  if (!workbook) return;
  for (const Sheet& sheet : workbook->sheets) {
    CheckSheet(sheet);
    if (sheet.rows.size() < 20) CheckRoundTrip(sheet);
  }
}

}  // namespace

// An archive as it comes, or its parts, divided by "---" lines: sheet, shared strings, styles, workbook, its relations.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("PK\x03\x04")) {
    ReadXlsxAndCheck(std::string(input));
    return 0;
  }
  std::vector<std::pair<std::string, std::string>> parts = {
      {"xl/worksheets/sheet1.xml", ""},
      {"xl/sharedStrings.xml", "<sst/>"},
      {"xl/styles.xml", "<styleSheet/>"},
      {"xl/workbook.xml", R"(<workbook><sheets><sheet name="Ark1" id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels", R"(<r><r Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/>)"
                                     R"(<r Id="r2" Type="/sharedStrings" Target="sharedStrings.xml"/>)"
                                     R"(<r Id="r3" Type="/styles" Target="styles.xml"/></r>)"}};
  for (auto& [name, content] : parts) {
    if (input.empty()) break;
    const std::size_t end = input.find("\n---\n");
    content = input.substr(0, end);
    input = end == std::string_view::npos ? std::string_view{} : input.substr(end + 5);
  }
  ReadXlsxAndCheck(MakeZip(parts));
  return 0;
}
