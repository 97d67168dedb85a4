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
  // Past the guesses at an encoding: those would mend what looks as if it had been encoded twice.
  std::vector<std::vector<std::string>> again;
  const auto read = EachCsvRow(FormatCsv(table->head, rows), ';', "a.csv", [&](CsvRow& row) {
    again.push_back(std::move(row.cells));
    return true;
  });
  rows.insert(rows.begin(), table->head);
  if (!read || again != rows) std::abort();
  return 0;
}
