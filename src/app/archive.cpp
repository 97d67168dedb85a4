// SPDX-License-Identifier: EUPL-1.2
#include "app/archive.h"

#include <filesystem>

#include "app/schema.h"

namespace tovholder::app {
namespace {

bool IsServer(const std::string& location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

}  // namespace

Result<Archive> OpenArchive(const std::string& location, Creation creation) {
  std::error_code failed;
  if (creation == Creation::kMustBeThere && !IsServer(location) && location != ":memory:" &&
      !std::filesystem::exists(location, failed)) {
    return Fail("app.no_data", {{"location", location}});
  }
  sql::OpenOptions options;
  options.migrations = AllMigrations();
  options.on_sqlite_open = search::RegisterOnSqlite;
  Result<std::unique_ptr<sql::Database>> database = sql::Database::Open(location, options);
  if (!database) return Pass(database);
  Archive archive{std::move(*database), std::make_unique<search::Index>()};
  const bool outdated =
      archive.database->Read([&](sql::Reader& reader) { return archive.index->NeedsRebuild(reader); });
  if (outdated) {
    archive.database->Write({}, [&](sql::Transaction& transaction) { archive.index->Rebuild(transaction); });
  }
  return archive;
}

}  // namespace tovholder::app
