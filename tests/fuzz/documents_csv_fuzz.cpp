// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <string>

#include "documents/csv.h"

using namespace tovholder;
using namespace tovholder::documents;

// Any bytes as a table: what was read is written and read again the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto table = ParseCsv({reinterpret_cast<const char*>(data), size}, "a.csv");
  if (!table) return 0;
  std::vector<std::vector<std::string>> rows;
  for (const CsvRow& row : table->rows) rows.push_back(row.cells);
  const auto again = ParseCsv(FormatCsv(table->head, rows), "a.csv");
  if (!again || again->rows.size() != rows.size()) std::abort();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (again->rows[i].cells != rows[i]) std::abort();
  }
  return 0;
}
