// SPDX-License-Identifier: EUPL-1.2
#include "support/test_database.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "support/postgres_cluster.h"
#include "support/test_migration_files.h"

namespace tovholder::test {
namespace {

std::string MakeLocation(Store store, const TemporaryFolder& folder, const std::vector<sql::Migration>& migrations) {
  switch (store) {
    case Store::kMemory:
      return ":memory:";
    case Store::kFile:
      return (folder / "test.db").string();
    case Store::kPostgres:
      break;
  }
  return PostgresCluster::OfThisProgram().CreateDatabase(migrations);
}

std::vector<sql::Migration> MigrationsWhere(const std::function<bool(std::string_view)>& is_wanted) {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedFile& file : TestMigrationFiles()) {
    if (is_wanted(file.name.substr(0, file.name.find('/')))) files.push_back(file);
  }
  return sql::MigrationsFrom(files);
}

}  // namespace

std::string NameOf(Store store) {
  switch (store) {
    case Store::kMemory:
      return "Memory";
    case Store::kFile:
      return "File";
    case Store::kPostgres:
      break;
  }
  return "Postgres";
}

std::vector<sql::Migration> AllMigrations() { return sql::MigrationsFrom(TestMigrationFiles()); }

std::vector<sql::Migration> MigrationsWithoutSearch() {
  return MigrationsWhere([](std::string_view room) { return room != "search"; });
}

std::vector<sql::Migration> MigrationsOf(const std::vector<std::string_view>& rooms) {
  return MigrationsWhere([&rooms](std::string_view room) { return std::ranges::find(rooms, room) != rooms.end(); });
}

TestDatabase::TestDatabase(Store store, sql::OpenOptions options)
    : store_(store), options_(std::move(options)), location_(MakeLocation(store, folder_, options_.migrations)) {
  Reopen();
}

TestDatabase::~TestDatabase() {
  Close();
  if (store_ == Store::kPostgres) PostgresCluster::OfThisProgram().DropDatabase(location_);
}

void TestDatabase::Reopen() {
  Close();
  auto opened = sql::Database::Open(location_, options_);
  if (!opened) throw std::runtime_error("the database did not open: " + opened.error().id);
  database_ = std::move(*opened);
}

sql::OpenOptions DatabaseTest::Options() const {
  sql::OpenOptions options;
  options.migrations = MigrationsWithoutSearch();
  return options;
}

void DatabaseTest::SetUp() { test_database_ = std::make_unique<TestDatabase>(GetParam(), Options()); }

}  // namespace tovholder::test
