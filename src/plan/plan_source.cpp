// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_source.h"

#include "base/text.h"
#include "documents/csv.h"
#include "documents/reader.h"

namespace tovholder::plan {

Result<PlanReading> ReadPlanFile(std::string_view bytes, std::string_view file_name) {
  if (ToLower(file_name).ends_with(".csv")) {
    const auto table = documents::ParseCsv(bytes, file_name);
    if (!table) return Pass(table);
    std::vector<SourceRow> rows{{1, table->head}};
    for (const documents::CsvRow& row : table->rows) rows.push_back({row.line, row.cells});
    auto reading = ReadPlan(rows, file_name);
    // A table alone has no heading: the file names it.
    if (reading && reading->title.empty()) reading->title = std::string(file_name.substr(0, file_name.rfind('.')));
    return reading;
  }
  const auto document = documents::ReadDocument(bytes, file_name);
  if (!document) return Pass(document);
  return ReadPlan(RowsOf(*document), file_name);
}

}  // namespace tovholder::plan
