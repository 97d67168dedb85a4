// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sql/change_log.h"
#include "sql/things.h"

namespace tovholder::sql {
namespace {

namespace fs = std::filesystem;
using testing::Each;
using testing::IsEmpty;
using testing::SizeIs;

// Rights do not bind root.
class Unprivileged {
 public:
  Unprivileged() {
    if (getuid() == 0) Become(65534);
  }
  ~Unprivileged() {
    if (getuid() == 0) Become(0);
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  static void Become(uid_t user) { ASSERT_EQ(seteuid(user), 0); }
};

class SqliteFileTest : public testing::Test {
 protected:
  std::string File() const { return folder_ / "plan.db"; }
  std::string ErrorOf(const std::string& file) const {
    OpenOptions options = ThingOptions();
    options.patience = std::chrono::milliseconds(200);
    const auto opened = Database::Open(file, options);
    return opened ? "opened" : opened.error().id;
  }
  void Write(const std::string& content) const { std::ofstream(File(), std::ios::binary) << content; }
  std::string Content() const {
    std::ifstream stream(File(), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void MakeFile(int words) const {
    auto opened = Database::Open(File(), ThingOptions());
    ASSERT_TRUE(opened);
    (*opened)->Write({}, [words](Transaction& transaction) {
      for (int i = 0; i < words; ++i) {
        transaction.Execute("INSERT INTO word (text) VALUES ($1)", std::to_string(i) + std::string(500, 'x'));
      }
    });
  }
  void RunRaw(sqlite3* raw, const char* sql) const {
    ASSERT_EQ(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(raw);
  }

  test::TemporaryFolder folder_;
};

TEST_F(SqliteFileTest, MakesAFileAndOpensItAgain) {
  EXPECT_EQ(ErrorOf(File()), "opened");
  EXPECT_EQ(ErrorOf(File()), "opened");
  EXPECT_FALSE(fs::exists(File() + "-wal"));
}

TEST_F(SqliteFileTest, WhatABulkWroteStandsInTheFileAtItsEnd) {
  constexpr int kWords = 3'000;
  auto opened = Database::Open(File(), ThingOptions());
  ASSERT_TRUE(opened);
  {
    const BulkLoad bulk(**opened);
    (*opened)->Write({}, [](Transaction& transaction) {
      for (int i = 0; i < kWords; ++i) transaction.Execute("INSERT INTO word (text) VALUES ($1)", std::to_string(i));
    });
  }
  fs::copy_file(File(), folder_ / "alone.db");
  auto alone = Database::Open(folder_ / "alone.db", ThingOptions());
  ASSERT_TRUE(alone);
  EXPECT_EQ((*alone)->Read([](Reader& reader) { return reader.One<int>("SELECT count(*) FROM word"); }), kWords);
}

TEST_F(SqliteFileTest, AnEmptyFileIsANewOne) {
  Write("");
  EXPECT_EQ(ErrorOf(File()), "opened");
}

TEST_F(SqliteFileTest, RefusesWhatIsNoDatabase) {
  for (const std::string& content : {std::string("Referat af møde"), std::string(5000, 'x'), std::string(1, '\0')}) {
    Write(content);
    EXPECT_EQ(ErrorOf(File()), "sql.not_a_database");
    EXPECT_EQ(Content(), content);
  }
  EXPECT_EQ(ErrorOf(folder_.path().string()), "sql.not_a_database");
}

TEST_F(SqliteFileTest, RefusesAnotherProgramsDatabase) {
  sqlite3* raw = nullptr;
  sqlite3_open(File().c_str(), &raw);
  RunRaw(raw, "CREATE TABLE bookmarks (url text)");
  sqlite3_close(raw);
  const std::string before = Content();
  EXPECT_EQ(ErrorOf(File()), "sql.not_a_database");
  EXPECT_EQ(Content(), before);
}

TEST_F(SqliteFileTest, RefusesADamagedFile) {
  MakeFile(200);
  const std::string whole = Content();
  for (const std::size_t size : {std::size_t{50}, std::size_t{4096}, whole.size() / 2, whole.size() - 1}) {
    Write(whole.substr(0, size));
    EXPECT_EQ(ErrorOf(File()), "sql.damaged") << size;
  }
  std::string scribbled = whole;
  scribbled.replace(100, 300, 300, 'x');
  Write(scribbled);
  EXPECT_EQ(ErrorOf(File()), "sql.damaged");
}

TEST_F(SqliteFileTest, TheCheckFindsADamagedPage) {
  MakeFile(200);
  std::string damaged = Content();
  damaged.replace(damaged.size() - 8192, 3000, 3000, '\x55');
  Write(damaged);
  auto opened = Database::Open(File(), ThingOptions());
  ASSERT_TRUE(opened);
  EXPECT_THAT((*opened)->CheckIntegrity(), testing::Not(IsEmpty()));
}

TEST_F(SqliteFileTest, TheCheckFindsABrokenReference) {
  MakeFile(1);
  sqlite3* raw = nullptr;
  sqlite3_open(File().c_str(), &raw);
  RunRaw(raw,
         "PRAGMA foreign_keys = OFF;"
         "INSERT INTO thing (title, parent, made, bytes, price, closed, \"order\", colour)"
         "VALUES ('x', 99, '2025-01-01T00:00:00.000Z', x'', 0, 0, 0, 'red')");
  sqlite3_close(raw);
  auto opened = Database::Open(File(), ThingOptions());
  ASSERT_TRUE(opened);
  EXPECT_THAT((*opened)->CheckIntegrity(), testing::ElementsAre("thing 1: no row in thing"));
}

TEST_F(SqliteFileTest, NamesAMissingFolder) {
  EXPECT_EQ(ErrorOf(folder_ / "nowhere/plan.db"), "sql.no_folder");
  EXPECT_EQ(ErrorOf(""), "sql.no_folder");
}

TEST_F(SqliteFileTest, NamesMissingRights) {
  MakeFile(1);
  fs::permissions(File(), fs::perms::none);
  fs::permissions(folder_.path(), fs::perms::owner_all | fs::perms::others_exec);
  const Unprivileged unprivileged;
  EXPECT_EQ(ErrorOf(File()), "sql.no_rights");
  EXPECT_EQ(ErrorOf("/proc/plan.db"), "sql.no_rights");
}

TEST_F(SqliteFileTest, AFileThatMayOnlyBeReadIsRefused) {
  MakeFile(1);
  fs::permissions(File(), fs::perms::owner_read | fs::perms::others_read);
  fs::permissions(folder_.path(), fs::perms::owner_all | fs::perms::others_exec);
  const Unprivileged unprivileged;
  EXPECT_EQ(ErrorOf(File()), "sql.no_rights");
}

TEST_F(SqliteFileTest, AFileInTheHandsOfAnotherIsLocked) {
  MakeFile(1);
  sqlite3* raw = nullptr;
  sqlite3_open(File().c_str(), &raw);
  RunRaw(raw, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  EXPECT_EQ(ErrorOf(File()), "sql.locked");
  sqlite3_close(raw);
  EXPECT_EQ(ErrorOf(File()), "opened");
}

TEST_F(SqliteFileTest, AWriterThatWaitsTooLongIsTold) {
  OpenOptions options = ThingOptions();
  options.patience = std::chrono::milliseconds(100);
  auto opened = Database::Open(File(), options);
  ASSERT_TRUE(opened);
  Database& database = **opened;
  sqlite3* raw = nullptr;
  sqlite3_open(File().c_str(), &raw);
  RunRaw(raw, "BEGIN IMMEDIATE");
  const auto add = [](Transaction& transaction) -> Result<void> {
    transaction.Execute("INSERT INTO word (text) VALUES ('a')");
    return {};
  };
  const Result<void> refused = database.Write({}, add);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "sql.locked");
  EXPECT_EQ(refused.error().params.at("file"), File());
  EXPECT_THROW(database.Write({}, [&](Transaction& transaction) { (void)add(transaction); }), Locked);
  EXPECT_EQ(database.Read([](Reader& reader) { return reader.One<int>("SELECT count(*) FROM word"); }), 0);
  RunRaw(raw, "COMMIT");
  sqlite3_close(raw);
  EXPECT_TRUE(database.Write({}, add));
}

TEST_F(SqliteFileTest, AFullDiskLeavesTheDataWhole) {
  OpenOptions options = ThingOptions();
  options.on_sqlite_open = [](sqlite3* connection) {
    sqlite3_exec(connection, "PRAGMA max_page_count = 60", nullptr, nullptr, nullptr);
  };
  auto opened = Database::Open(File(), options);
  ASSERT_TRUE(opened);
  Database& database = **opened;
  const auto add = [&](const std::string& text) {
    database.Write({}, [&](Transaction& transaction) {
      Thing thing;
      thing.title = text;
      Create(transaction, "thing", thing);
    });
  };
  int added = 0;
  const auto fill = [&] {
    for (; added < 1000; ++added) add(std::string(3000, 'x'));
  };
  EXPECT_THROW(fill(), DiskFull);
  EXPECT_GT(added, 5);
  EXPECT_EQ(database.Read([](Reader& reader) { return reader.One<int>("SELECT count(*) FROM thing"); }), added);
  EXPECT_THAT(database.CheckIntegrity(), IsEmpty());
  EXPECT_THAT(database.Read(VerifyChain), IsEmpty());
  add("");
}

}  // namespace
}  // namespace tovholder::sql
