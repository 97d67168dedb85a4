// SPDX-License-Identifier: EUPL-1.2
#include "sql/joined_writes.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/temporary_folder.h"

namespace tovholder::sql {
namespace {

class JoinedWritesTest : public testing::Test {
 protected:
  SQLite::Database Open(const char* way) const {
    SQLite::Database database(file_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, way);
    // Two pages of memory: a transaction writes its pages out and reads them back long before it ends.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = 2");
    return database;
  }
  SQLite::Database OpenWriter() const {
    SQLite::Database database = Open(JoinedWrites());
    database.exec("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)");
    return database;
  }
  static int Count(SQLite::Database& database) { return database.execAndGet("SELECT count(*) FROM word").getInt(); }
  static void Fill(SQLite::Database& database, int rows) {
    SQLite::Statement insert(database, "INSERT INTO word (id, text) VALUES (?1, ?2)");
    for (int i = 1; i <= rows; ++i) {
      insert.bind(1, i * 7919 % rows);
      insert.bind(2, std::string(static_cast<std::size_t>(i % 900), 'x'));
      insert.exec();
      insert.reset();
    }
  }
  std::string log() const { return file_ + "-wal"; }

  const test::TemporaryFolder folder_;
  const std::string file_ = folder_ / "words.db";
};

TEST_F(JoinedWritesTest, AreReadByTheirOwnerBeforeTheCommitAndByOthersBehindIt) {
  SQLite::Database writer = OpenWriter();
  SQLite::Database reader = Open("");
  writer.exec("BEGIN");
  Fill(writer, 5000);
  EXPECT_EQ(Count(writer), 5000);
  EXPECT_EQ(Count(reader), 0);
  writer.exec("COMMIT");
  EXPECT_EQ(Count(reader), 5000);
  EXPECT_EQ(reader.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

TEST_F(JoinedWritesTest, WhatIsTakenBackIsGone) {
  SQLite::Database writer = OpenWriter();
  writer.exec("BEGIN; INSERT INTO word VALUES (100000, 'kept'); SAVEPOINT one");
  Fill(writer, 3000);
  writer.exec("ROLLBACK TO one; RELEASE one; COMMIT; BEGIN");
  Fill(writer, 3000);
  writer.exec("ROLLBACK");
  EXPECT_EQ(Count(writer), 1);
  EXPECT_EQ(writer.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

TEST_F(JoinedWritesTest, AnotherMovesTheLogIntoTheFile) {
  SQLite::Database writer = OpenWriter();
  writer.exec("PRAGMA wal_autocheckpoint = 0; BEGIN");
  Fill(writer, 2000);
  writer.exec("COMMIT");
  SQLite::Database other = Open("");
  EXPECT_EQ(other.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt(), 0);
  EXPECT_EQ(std::filesystem::file_size(log()), 0U);
  writer.exec("DELETE FROM word WHERE id < 1000");
  EXPECT_EQ(Count(other), 1000);
  EXPECT_EQ(other.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

TEST_F(JoinedWritesTest, ACommitIsInTheLogWhenItReturns) {
  SQLite::Database writer = OpenWriter();
  writer.exec("PRAGMA wal_autocheckpoint = 0");
  for (int i = 1; i <= 20; ++i) {
    writer.exec("INSERT INTO word VALUES (" + std::to_string(i) + ", 'word')");
    // As after a crash: what is in the two files is all there is.
    const std::string copy = folder_ / ("copy" + std::to_string(i) + ".db");
    std::filesystem::copy_file(file_, copy);
    std::filesystem::copy_file(log(), copy + "-wal");
    SQLite::Database survivor(copy, SQLite::OPEN_READWRITE);
    EXPECT_EQ(Count(survivor), i);
  }
}

}  // namespace
}  // namespace tovholder::sql
