// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "search/index.h"
#include "support/test_database.h"

namespace tovholder::test {

// A database with the tables of all rooms (`USES … search test_support`).
class SearchDatabaseTest : public DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options;
    options.migrations = AllMigrations();
    options.on_sqlite_open = search::RegisterOnSqlite;
    return options;
  }
};

}  // namespace tovholder::test
