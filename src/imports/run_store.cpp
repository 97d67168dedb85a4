// SPDX-License-Identifier: EUPL-1.2
#include "imports/run_store.h"

#include <string>

#include "sql/records.h"

namespace tovholder::imports {

std::optional<meetings::ImportRun> FindRun(sql::Reader& reader, meetings::ImportRunId id) {
  return sql::Find<meetings::ImportRun>(reader, "FROM import_run WHERE id = $1", id);
}

std::vector<RunSummary> ListRuns(sql::Reader& reader, int limit) {
  std::vector<RunSummary> runs;
  const int after = static_cast<int>(boost::mp11::mp_size<sql::Members<meetings::ImportRun>>::value);
  reader.Each("SELECT " + sql::Columns<meetings::ImportRun>("r") +
                  ", (SELECT count(*) FROM document d WHERE d.run = r.id),"
                  " (SELECT count(*) FROM import_failure f WHERE f.run = r.id)"
                  " FROM import_run r ORDER BY r.id DESC LIMIT " +
                  std::to_string(limit),
              [&](const sql::Row& row) {
                runs.push_back({sql::ReadRecord<meetings::ImportRun>(row), row.Int(after), row.Int(after + 1)});
              });
  return runs;
}

std::vector<ImportFailure> ListFailures(sql::Reader& reader, meetings::ImportRunId run) {
  return sql::List<ImportFailure>(reader, "FROM import_failure WHERE run = $1 ORDER BY id", run);
}

}  // namespace tovholder::imports
