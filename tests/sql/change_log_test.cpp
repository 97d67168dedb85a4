// SPDX-License-Identifier: EUPL-1.2
#include "sql/change_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sql/things.h"

namespace tovholder::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ChangeLogTest : public ThingTest {
 protected:
  void LogFive() { LogFiveIn(database()); }
  static void LogFiveIn(Database& database) {
    for (std::int64_t row = 1; row <= 5; ++row) {
      database.Write({row, "Bo"}, [row](Transaction& transaction) {
        LogChange(transaction, ChangeKind::kUpdate, "thing", row,
                  {{"title", "før", "efter"}, {"day", "", "2025-01-01"}}, "nr. " + std::to_string(row));
      });
    }
  }
  std::vector<std::int64_t> Broken() { return database().Read(VerifyChain); }
  void Tamper(std::string_view sql) {
    database().Write({}, [sql](Transaction& transaction) { EXPECT_GT(transaction.Execute(sql), 0) << sql; });
  }
};

TEST_P(ChangeLogTest, AnEmptyChainIsWhole) { EXPECT_THAT(Broken(), IsEmpty()); }

TEST_P(ChangeLogTest, TellsWhoChangedWhatWhen) {
  LogFive();
  const std::vector<Change> changes = database().Read([](Reader& reader) { return ListChanges(reader, "thing", 3); });
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].author.user, 3);
  EXPECT_EQ(changes[0].author.name, "Bo");
  EXPECT_EQ(changes[0].kind, ChangeKind::kUpdate);
  EXPECT_EQ(changes[0].note, "nr. 3");
  EXPECT_LT(Now() - changes[0].at, std::chrono::minutes(5));
  ASSERT_THAT(changes[0].fields, SizeIs(2));
  EXPECT_EQ(changes[0].fields[0].from, "før");
  EXPECT_EQ(changes[0].fields[1].field, "day");
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_P(ChangeLogTest, ListsTheLatestInPages) {
  LogFive();
  const auto ids = [this](int limit, std::int64_t before) {
    std::vector<std::int64_t> found;
    for (const Change& change :
         database().Read([&](Reader& reader) { return ListLatestChanges(reader, limit, before); })) {
      found.push_back(change.id);
    }
    return found;
  };
  EXPECT_THAT(ids(2, 0), ElementsAre(5, 4));
  EXPECT_THAT(ids(2, 4), ElementsAre(3, 2));
  EXPECT_THAT(ids(9, 2), ElementsAre(1));
}

TEST_P(ChangeLogTest, WhatIsRolledBackIsNotInTheChain) {
  LogFive();
  EXPECT_THROW(database().Write({},
                                [](Transaction& transaction) {
                                  LogChange(transaction, ChangeKind::kOther, "thing", 9, {});
                                  throw std::runtime_error("stop");
                                }),
               std::runtime_error);
  LogFive();
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_P(ChangeLogTest, ErasedValuesLeaveTheChainWhole) {
  LogFive();
  database().Write({}, [](Transaction& transaction) { EraseValues(transaction, "thing", 3, "title"); });
  const std::vector<Change> changes = database().Read([](Reader& reader) { return ListChanges(reader, "thing", 3); });
  EXPECT_EQ(changes[0].fields[0].from, "");
  EXPECT_EQ(changes[0].fields[0].to, "");
  EXPECT_EQ(changes[0].fields[1].to, "2025-01-01");
  EXPECT_THAT(Broken(), IsEmpty());
  EXPECT_EQ(database().Read([](Reader& reader) {
    return reader.One<int>("SELECT count(*) FROM change_log_field WHERE old_value = 'før'");
  }),
            4);
}

TEST_P(ChangeLogTest, FindsEveryWayOfTampering) {
  struct Case {
    std::string_view sql;
    std::vector<std::int64_t> broken;
  };
  const Case cases[] = {
      {"UPDATE change_log SET note = 'x' WHERE id = 3", {3}},
      {"UPDATE change_log SET user_id = 1 WHERE id = 3", {3}},
      {"UPDATE change_log SET user_name = 'Eva' WHERE id = 3", {3}},
      {"UPDATE change_log SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3", {3}},
      {"UPDATE change_log SET row_id = 9 WHERE id = 3", {3}},
      {"UPDATE change_log SET kind = 'delete' WHERE id = 3", {3}},
      {"UPDATE change_log SET digest = 'x' WHERE id = 3", {3, 4}},
      {"UPDATE change_log_field SET new_value = 'x' WHERE change = 3 AND position = 1", {3}},
      {"UPDATE change_log_field SET old_value = NULL WHERE change = 3 AND position = 1", {3}},
      {"UPDATE change_log_field SET digest = 'x' WHERE change = 3 AND position = 1", {3}},
      {"UPDATE change_log_field SET position = 9 WHERE change = 3 AND position = 1", {3}},
      {"DELETE FROM change_log_field WHERE change = 3 AND position = 2", {3}},
      {"UPDATE change_log_head SET change = 4", {4}},
      {"DELETE FROM change_log_head", {5}},
  };
  for (const Case& tampering : cases) {
    SCOPED_TRACE(tampering.sql);
    test::TestDatabase fresh(GetParam(), Options());
    LogFiveIn(*fresh);
    fresh->Write({}, [&](Transaction& transaction) { EXPECT_GT(transaction.Execute(tampering.sql), 0); });
    EXPECT_EQ(fresh->Read(VerifyChain), tampering.broken);
  }
}

TEST_P(ChangeLogTest, FindsAnEntryThatIsGone) {
  LogFive();
  Tamper("DELETE FROM change_log_field WHERE change = 3");
  Tamper("DELETE FROM change_log WHERE id = 3");
  EXPECT_THAT(Broken(), ElementsAre(4));
}

TEST_P(ChangeLogTest, FindsThatTheLastEntriesAreGone) {
  LogFive();
  Tamper("DELETE FROM change_log_field WHERE change >= 4");
  Tamper("DELETE FROM change_log WHERE id >= 4");
  EXPECT_THAT(Broken(), ElementsAre(5));
}

TEST_P(ChangeLogTest, FindsThatAllIsGone) {
  LogFive();
  Tamper("DELETE FROM change_log_field");
  Tamper("DELETE FROM change_log");
  EXPECT_THAT(Broken(), ElementsAre(5));
}

TEST_P(ChangeLogTest, FindsEntriesThatChangedPlaces) {
  LogFive();
  Tamper("DELETE FROM change_log_field");
  Tamper("UPDATE change_log SET id = 99 WHERE id = 3");
  Tamper("UPDATE change_log SET id = 3 WHERE id = 2");
  Tamper("UPDATE change_log SET id = 2 WHERE id = 99");
  EXPECT_THAT(Broken(), testing::Contains(2));
  EXPECT_THAT(Broken(), testing::Contains(3));
}

TOVHOLDER_ON_EVERY_STORE(ChangeLogTest);

TEST(ChangeKindTest, NamesGoBothWays) {
  for (int i = 0; i <= static_cast<int>(ChangeKind::kOther); ++i) {
    ChangeKind kind{};
    EXPECT_TRUE(FromName(ToName(static_cast<ChangeKind>(i)), kind));
    EXPECT_EQ(static_cast<int>(kind), i);
  }
  ChangeKind kind{};
  EXPECT_FALSE(FromName("nothing", kind));
}

}  // namespace
}  // namespace tovholder::sql
