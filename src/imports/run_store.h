// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "imports/import_failure.h"
#include "meetings/document.h"
#include "sql/database.h"

// Reading what came together.
namespace tovholder::imports {

std::optional<meetings::ImportRun> FindRun(sql::Reader& reader, meetings::ImportRunId id);
struct RunSummary {
  meetings::ImportRun run;
  std::int64_t documents = 0;
  std::int64_t failures = 0;
};
std::vector<RunSummary> ListRuns(sql::Reader& reader, int limit);
std::vector<ImportFailure> ListFailures(sql::Reader& reader, meetings::ImportRunId run);

}  // namespace tovholder::imports
