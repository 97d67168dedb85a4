// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "base/time.h"
#include "search/index.h"
#include "support/test_database.h"

namespace tovholder::test {

// The word list of this machine, read once for all tests of a program.
inline const std::shared_ptr<const search::WordList>& InstalledWords() {
  static const std::shared_ptr<const search::WordList> words = search::WordList::Load();
  return words;
}

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

// The same with a clock that a test sets, and somebody who writes.
class ClockedSearchDatabaseTest : public SearchDatabaseTest {
 protected:
  explicit ClockedSearchDatabaseTest(std::string_view now, sql::Author author = {7, "Karla Holm"})
      : now_(ParseIsoInstant(now).value()), author_(std::move(author)) {}

  sql::OpenOptions Options() const override {
    sql::OpenOptions options = SearchDatabaseTest::Options();
    options.clock = [this] { return now_; };
    return options;
  }
  template <class F>
  auto Write(F&& write) {
    return database().Write(author_, std::forward<F>(write));
  }
  template <class F>
  auto Read(F&& read) {
    return database().Read(std::forward<F>(read));
  }

  Instant now_;
  const sql::Author author_;
};

}  // namespace tovholder::test
