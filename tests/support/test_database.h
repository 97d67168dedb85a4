// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"
#include "support/temporary_folder.h"

// Storage tests run on SQLite in memory, on a SQLite file and on PostgreSQL:
//
//   #include "support/test_database.h"          // tovholder_test(… USES … test_support)
//   using MeetingStoreTest = test::DatabaseTest;
//   TEST_P(MeetingStoreTest, KeepsTheTitle) {
//     database().Write({}, [](sql::Transaction& t) { … });
//   }
//   TOVHOLDER_ON_EVERY_STORE(MeetingStoreTest);
//
// Each test gets a fresh database with the migrations of all rooms but search, whose tables need its
// tokenizer: who wants those too derives from SearchDatabaseTest (support/search_database.h). A fixture
// that wants other migrations or a clock overrides `Options`; `MigrationsOf({"sql", "people"})` gives
// those of some rooms.
namespace tovholder::test {

enum class Store { kMemory, kFile, kPostgres };
std::string NameOf(Store store);

// The steps of the schema in src/*/migrations: of all rooms, of all but search, or of those named.
std::vector<sql::Migration> AllMigrations();
std::vector<sql::Migration> MigrationsWithoutSearch();
std::vector<sql::Migration> MigrationsOf(const std::vector<std::string_view>& rooms);

// A fresh database that goes with the object.
class TestDatabase {
 public:
  TestDatabase(Store store, sql::OpenOptions options);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  sql::Database& operator*() { return *database_; }
  sql::Database* operator->() { return database_.get(); }
  // For opening it a second time; the one in memory cannot be.
  const std::string& location() const { return location_; }
  void Close() { database_.reset(); }
  void Reopen();

 private:
  Store store_;
  TemporaryFolder folder_;
  sql::OpenOptions options_;
  std::string location_;
  std::unique_ptr<sql::Database> database_;
};

class DatabaseTest : public testing::TestWithParam<Store> {
 protected:
  void SetUp() override;
  void TearDown() override { test_database_.reset(); }

  virtual sql::OpenOptions Options() const;
  sql::Database& database() { return **test_database_; }
  TestDatabase& test_database() { return *test_database_; }

 private:
  std::unique_ptr<TestDatabase> test_database_;
};

}  // namespace tovholder::test

#define TOVHOLDER_ON_EVERY_STORE(fixture)                                                                      \
  INSTANTIATE_TEST_SUITE_P(On, fixture,                                                                        \
                           testing::Values(::tovholder::test::Store::kMemory, ::tovholder::test::Store::kFile, \
                                           ::tovholder::test::Store::kPostgres),                               \
                           [](const auto& tested) { return ::tovholder::test::NameOf(tested.param); })
