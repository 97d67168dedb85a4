// SPDX-License-Identifier: EUPL-1.2
#include "sql/schema.h"

#include <algorithm>
#include <set>
#include <string>

namespace tovholder::sql {
namespace {

std::set<std::string> TakenSteps(Connection& connection) {
  std::set<std::string> names;
  if (!HasSchema(connection)) return names;
  connection.Run("SELECT name FROM schema_version", {}, [&names](const Row& row) {
    names.insert(row.Get<std::string>(0));
    return true;
  });
  return names;
}

std::int64_t HighestTaken(Connection& connection) {
  std::int64_t highest = 0;
  connection.Run("SELECT coalesce(max(number), 0) FROM schema_version", {}, [&highest](const Row& row) {
    highest = row.Int(0);
    return false;
  });
  return highest;
}

Result<void> RefuseNewer(Connection& connection, const std::string& file, const std::set<std::string>& taken,
                         const std::vector<Migration>& known) {
  for (const std::string& name : taken) {
    if (std::ranges::find(known, name, &Migration::name) != known.end()) continue;
    return Fail("sql.newer_file", {{"file", file},
                                   {"found", std::to_string(HighestTaken(connection))},
                                   {"known", std::to_string(known.empty() ? 0 : known.back().number)}});
  }
  return {};
}

void TakeStep(Connection& connection, const Migration& migration, const OpenOptions& options) {
  connection.BeginWrite(options.patience);
  try {
    connection.RunScript(
        "CREATE TABLE IF NOT EXISTS schema_version "
        "(name text PRIMARY KEY, number bigint NOT NULL, taken text NOT NULL)");
    if (!TakenSteps(connection).contains(migration.name)) {
      connection.RunScript(TextFor(connection.engine(), migration));
      const Value values[] = {ToValue(migration.name), ToValue(migration.number), ToValue(options.clock())};
      connection.Run("INSERT INTO schema_version (name, number, taken) VALUES ($1, $2, $3)", values,
                     [](const Row&) { return true; });
    }
    connection.Commit();
  } catch (...) {
    connection.Rollback();
    throw;
  }
}

}  // namespace

bool HasSchema(Connection& connection) {
  bool found = false;
  connection.Run(connection.engine() == Engine::kSqlite
                     ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
                     : "SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass('schema_version')",
                 {}, [&found](const Row&) {
                   found = true;
                   return false;
                 });
  return found;
}

Result<void> BringUpToDate(Connection& connection, const std::string& file, const OpenOptions& options,
                           const std::function<Result<void>(const std::string& first_step)>& before_change) {
  const std::set<std::string> taken = TakenSteps(connection);
  if (auto known = RefuseNewer(connection, file, taken, options.migrations); !known) return known;
  bool is_changed = false;
  for (const Migration& migration : options.migrations) {
    if (taken.contains(migration.name)) continue;
    if (!is_changed && !taken.empty()) {
      if (auto kept = before_change(migration.name); !kept) return kept;
    }
    is_changed = true;
    TakeStep(connection, migration, options);
  }
  return {};
}

}  // namespace tovholder::sql
