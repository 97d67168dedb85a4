// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_source.h"

#include <algorithm>

#include "base/text.h"
#include "documents/csv.h"
#include "documents/reader.h"

namespace tovholder::plan {

namespace {

// What a sheet is called where nobody has named it: "Ark1", "Sheet 2".
bool IsUnnamedSheet(std::string_view title) {
  const std::string folded = Fold(title);
  for (const std::string_view word : {"ark", "sheet"}) {
    if (!folded.starts_with(word)) continue;
    const std::string_view rest = Trim(std::string_view(folded).substr(word.size()));
    return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return false;
}

// A table alone has no heading: the file names it.
PlanReading Named(PlanReading reading, std::string_view file_name) {
  if (reading.title.empty() || IsUnnamedSheet(reading.title)) reading.title = file_name.substr(0, file_name.rfind('.'));
  return reading;
}

}  // namespace

Result<PlanReading> ReadPlanFile(std::string_view bytes, std::string_view file_name) {
  if (ToLower(file_name).ends_with(".csv")) {
    const auto table = documents::ParseCsv(bytes, file_name);
    if (!table) return Pass(table);
    std::vector<SourceRow> rows{{1, table->head}};
    for (const documents::CsvRow& row : table->rows) rows.push_back({row.line, row.cells});
    auto reading = ReadPlan(rows, file_name);
    if (!reading) return reading;
    return Named(std::move(*reading), file_name);
  }
  const auto document = documents::ReadDocument(bytes, file_name);
  if (!document) return Pass(document);
  auto reading = ReadPlan(RowsOf(*document), file_name);
  if (!reading) return reading;
  return Named(std::move(*reading), file_name);
}

}  // namespace tovholder::plan
