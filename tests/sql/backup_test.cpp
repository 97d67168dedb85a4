// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "sql/restore.h"
#include "sql/things.h"

namespace tovholder::sql {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class BackupTest : public ThingTest {
 protected:
  static std::unique_ptr<Database> Open(const std::string& file) {
    auto opened = Database::Open(file, ThingOptions());
    if (!opened) throw std::runtime_error(opened.error().id);
    return std::move(*opened);
  }
  std::string Copy() const { return folder_ / "copy.db"; }

  test::TemporaryFolder folder_;
};

TEST_P(BackupTest, ACopyHoldsWhatWasThere) {
  AddWord("a");
  ASSERT_TRUE(database().Backup(Copy()));
  AddWord("b");
  EXPECT_THAT(WordsOf(*Open(Copy())), ElementsAre("a"));
  EXPECT_FALSE(fs::exists(Copy() + ".part"));
  ASSERT_TRUE(database().Backup(Copy()));
  EXPECT_THAT(WordsOf(*Open(Copy())), ElementsAre("a", "b"));
}

TEST_P(BackupTest, ACopyThatCannotBeMadeIsNamed) {
  const std::string nowhere = folder_ / "nowhere/copy.db";
  const auto refused = database().Backup(nowhere);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "sql.backup_failed");
  EXPECT_EQ(refused.error().params.at("file"), nowhere);
}

INSTANTIATE_TEST_SUITE_P(On, BackupTest, testing::Values(test::Store::kMemory, test::Store::kFile),
                         [](const auto& tested) { return test::NameOf(tested.param); });

class FileBackupTest : public BackupTest {};

TEST_P(FileBackupTest, IsWholeWhileOthersWrite) {
  std::atomic<bool> stop = false;
  std::jthread writer([&] {
    for (int i = 0; !stop; ++i) CreateThing(std::to_string(i));
  });
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(database().Backup(Copy()));
    const auto copy = Open(Copy());
    EXPECT_THAT(copy->CheckIntegrity(), IsEmpty());
    EXPECT_THAT(copy->Read(VerifyChain), IsEmpty());
  }
  stop = true;
}

TEST_P(FileBackupTest, NeverOverwritesTheDataFileItself) {
  AddWord("a");
  EXPECT_EQ(database().Backup(test_database().location()).error().id, "sql.backup_failed");
  EXPECT_THAT(Words(), ElementsAre("a"));
}

TEST_P(FileBackupTest, RestoresAndKeepsWhatStoodThere) {
  AddWord("a");
  ASSERT_TRUE(database().Backup(Copy()));
  AddWord("b");
  test_database().Close();
  const std::string file = test_database().location();
  ASSERT_TRUE(Restore(Copy(), file));
  EXPECT_THAT(WordsOf(*Open(file)), ElementsAre("a"));
  EXPECT_THAT(WordsOf(*Open(file + ".before-restore")), ElementsAre("a", "b"));
}

TEST_P(FileBackupTest, RestoresWhereNothingStood) {
  AddWord("a");
  ASSERT_TRUE(database().Backup(Copy()));
  const std::string file = folder_ / "new.db";
  ASSERT_TRUE(Restore(Copy(), file));
  EXPECT_THAT(WordsOf(*Open(file)), ElementsAre("a"));
}

TEST_P(FileBackupTest, RestoresOverADamagedFile) {
  AddWord("a");
  ASSERT_TRUE(database().Backup(Copy()));
  test_database().Close();
  const std::string file = test_database().location();
  std::ofstream(file) << "gone";
  std::ofstream(file + "-wal") << "old log";
  ASSERT_TRUE(Restore(Copy(), file));
  EXPECT_THAT(WordsOf(*Open(file)), ElementsAre("a"));
}

TEST_P(FileBackupTest, RefusesToRestoreUnderARunningProgram) {
  AddWord("a");
  ASSERT_TRUE(database().Backup(Copy()));
  EXPECT_EQ(Restore(Copy(), test_database().location()).error().id, "sql.locked");
  EXPECT_THAT(Words(), ElementsAre("a"));
}

TEST_P(FileBackupTest, ChecksTheCopyBeforeItReplacesAnything) {
  for (int i = 0; i < 100; ++i) AddWord(std::to_string(i) + std::string(300, 'x'));
  ASSERT_TRUE(database().Backup(Copy()));
  test_database().Close();
  const std::string file = test_database().location();
  const auto refusal = [&](const std::string& copy) { return Restore(copy, file).error().id; };
  EXPECT_EQ(refusal(folder_ / "nowhere.db"), "sql.no_file");
  EXPECT_EQ(refusal(file), "sql.backup_failed");
  std::ofstream(folder_ / "text.db") << "Referat";
  EXPECT_EQ(refusal(folder_ / "text.db"), "sql.not_a_database");
  std::ofstream(folder_ / "empty.db").close();
  EXPECT_EQ(refusal(folder_ / "empty.db"), "sql.not_a_database");
  fs::resize_file(Copy(), fs::file_size(Copy()) - 4096);
  EXPECT_EQ(refusal(Copy()), "sql.damaged");
  ASSERT_TRUE(Open(file)->Backup(folder_ / "damaged.db"));
  std::fstream(folder_ / "damaged.db", std::ios::binary | std::ios::in | std::ios::out).seekp(-5000, std::ios::end)
      << std::string(3000, 'x');
  EXPECT_EQ(refusal(folder_ / "damaged.db"), "sql.damaged");
  EXPECT_EQ(WordsOf(*Open(file)).size(), 100U);
}

INSTANTIATE_TEST_SUITE_P(On, FileBackupTest, testing::Values(test::Store::kFile),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::sql
