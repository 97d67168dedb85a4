// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_document.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/office_writer.h"
#include "documents/plain_text_reader.h"

namespace tovholder::documents {
namespace {

std::string OneLine(const std::string& text) {
  std::string line = CleanLines(text, {}).text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

void WriteSheetRow(const std::vector<Cell>& row, OfficeWriter& writer) {
  if (row.empty()) return writer.EndTable();
  writer.BeginRow();
  for (const Cell& cell : row) {
    writer.BeginCell();
    writer.Write(OneLine(cell.text));
    writer.EndCell(1);
  }
  writer.EndRow();
}

void WriteSheet(const Sheet& sheet, OfficeWriter& writer) {
  writer.BeginParagraph({.heading = 1, .list_level = 0, .marker = {}});
  writer.Write(OneLine(sheet.name));
  writer.EndParagraph();
  writer.EndTable();
  for (const std::vector<Cell>& row : sheet.rows) WriteSheetRow(row, writer);
  writer.EndTable();
}

}  // namespace

Result<TextDocument> ReadXlsxDocument(ZipArchive& archive, std::string_view file_name, const XlsxLimits& limits) {
  Result<Workbook> workbook = ReadXlsx(archive, file_name, limits);
  if (!workbook) return Pass(workbook);
  OfficeWriter writer(FileKind::kXlsx);
  bool found = false;
  for (const Sheet& sheet : workbook->sheets) {
    if (sheet.rows.empty()) continue;
    if (sheet.hidden) {
      workbook->warnings.push_back(
          {"documents.xlsx_hidden_sheet", {{"file", std::string(file_name)}, {"sheet", sheet.name}}});
      continue;
    }
    found = true;
    WriteSheet(sheet, writer);
  }
  if (!found) return Fail("documents.no_text", {{"file", std::string(file_name)}});
  TextDocument document = writer.Finish();
  document.warnings = std::move(workbook->warnings);
  return document;
}

}  // namespace tovholder::documents
