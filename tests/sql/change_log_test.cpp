// SPDX-License-Identifier: EUPL-1.2
#include "sql/change_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sql/digest.h"
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
    return reader.One<int>("SELECT count(*) FROM change_log WHERE fields LIKE '%\"før\"%'");
  }),
            4);
}

TEST_P(ChangeLogTest, WhatHoldsAWordIsErasedWhereverItStands) {
  LogFive();
  database().Write({}, [](Transaction& transaction) {
    LogChange(transaction, ChangeKind::kUpdate, "thing", 6, {{"title", "", "\"Sagt\" af\tBo \\ før"}});
    EraseValuesWith(transaction, "thing", "title", "\"Sagt\" af\tBo \\");
  });
  const auto changes = database().Read([](Reader& reader) { return ListLatestChanges(reader, 2, 0); });
  EXPECT_EQ(changes[0].fields[0].to, "");
  EXPECT_EQ(changes[1].fields[0].to, "efter");
  EXPECT_THAT(Broken(), IsEmpty());
  EXPECT_EQ(database().Read([](Reader& reader) { return CountLoggedValues(reader, "thing", 6); }), 0);
  EXPECT_EQ(database().Read([](Reader& reader) { return CountLoggedValues(reader, "thing", 5); }), 2);
}

TEST_P(ChangeLogTest, WhatIsDamagedKeepsNoValueFromErasure) {
  for (const bool by_word : {false, true}) {
    test::TestDatabase fresh(GetParam(), Options());
    LogFiveIn(*fresh);
    fresh->Write({}, [by_word](Transaction& transaction) {
      transaction.Execute("UPDATE change_log SET fields = 'title: Bo Berg' WHERE id = 3");
      if (by_word) EraseValuesWith(transaction, "thing", "title", "Bo Berg");
      if (!by_word) EraseValues(transaction, "thing", 3, "title");
    });
    EXPECT_EQ(fresh->Read([](Reader& reader) {
      return reader.One<int>("SELECT count(*) FROM change_log WHERE fields LIKE '%Berg%'");
    }),
              0);
    EXPECT_THAT(fresh->Read(VerifyChain), ElementsAre(3));
  }
}

TEST_P(ChangeLogTest, TakesNoTextThatCannotBeStored) {
  for (const std::string_view bad : {std::string_view("a\0b", 3), std::string_view("\xff")}) {
    EXPECT_THROW(
        database().Write({},
                         [bad](Transaction& transaction) {
                           LogChange(transaction, ChangeKind::kOther, "thing", 1, {{"title", "", std::string(bad)}});
                         }),
        BadText);
  }
  EXPECT_THAT(Broken(), IsEmpty());
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
      {"UPDATE change_log SET fields = replace(fields, 'efter', 'aldrig') WHERE id = 3", {3}},
      {"UPDATE change_log SET fields = replace(fields, 'før', '') WHERE id = 3", {3}},
      {"UPDATE change_log SET fields = '[[\"title\",\"x\"],[\"day\",\"x\"]]' WHERE id = 3", {3}},
      {"UPDATE change_log SET fields = '[]' WHERE id = 3", {3}},
      {"UPDATE change_log SET fields = 'nothing that can be read' WHERE id = 3", {3}},
      {"UPDATE change_log SET is_last = 1 WHERE id = 3", {3}},
      {"UPDATE change_log SET is_last = 0 WHERE id = 5", {6}},
      {"UPDATE change_log_start SET digest = 'x'", {1}},
      {"DELETE FROM change_log_start", {1}},
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
  Tamper("DELETE FROM change_log WHERE id = 3");
  EXPECT_THAT(Broken(), ElementsAre(4));
}

TEST_P(ChangeLogTest, FindsThatTheLastEntriesAreGone) {
  LogFive();
  Tamper("DELETE FROM change_log WHERE id >= 4");
  EXPECT_THAT(Broken(), ElementsAre(4));
  LogFive();
  EXPECT_THAT(Broken(), ElementsAre(5));
}

TEST_P(ChangeLogTest, FindsThatAllIsGone) {
  LogFive();
  Tamper("DELETE FROM change_log");
  EXPECT_THAT(Broken(), ElementsAre(1));
  LogFive();
  EXPECT_THAT(Broken(), ElementsAre(1));
}

TEST_P(ChangeLogTest, FindsEntriesThatChangedPlaces) {
  LogFive();
  Tamper("UPDATE change_log SET id = 99 WHERE id = 3");
  Tamper("UPDATE change_log SET id = 3 WHERE id = 2");
  Tamper("UPDATE change_log SET id = 2 WHERE id = 99");
  EXPECT_THAT(Broken(), testing::Contains(2));
  EXPECT_THAT(Broken(), testing::Contains(3));
}

TOVHOLDER_ON_EVERY_STORE(ChangeLogTest);

// Until step 54 the fields stood in a table of their own, and the end of the chain in another.
class OlderLogTest : public test::DatabaseTest {
 protected:
  OpenOptions Options() const override {
    std::vector<Migration> steps = test::MigrationsOf({"sql"});
    std::erase_if(steps, [](const Migration& step) { return step.number >= 54; });
    return {.migrations = std::move(steps)};
  }
  void SetUp() override {
    DatabaseTest::SetUp();
    database().Write({}, [](Transaction& transaction) {
      std::string previous;
      for (std::int64_t id = 1; id <= 3; ++id) previous = Insert(transaction, id, previous);
      transaction.Execute("UPDATE change_log_head SET change = 3, digest = $1", previous);
    });
  }
  // An entry of two fields, of which the second is erased; gives its digest.
  static std::string Insert(Transaction& transaction, std::int64_t id, std::string_view previous) {
    const std::string number = std::to_string(id);
    const std::string kept = ToHex(DigestOf({"salt", "title", "\"før\"", "efter"}));
    const std::string erased = ToHex(DigestOf({"pepper", "day", "", "2025-01-01"}));
    const std::string at = "2026-01-02T03:04:05.678Z";
    const std::string digest =
        ToHex(DigestOf({previous, number, at, "7", "Bo", "update", "thing", "9", "note", kept, erased}));
    transaction.Execute(
        "INSERT INTO change_log (id, at, user_id, user_name, kind, table_name, row_id, note, digest)"
        " VALUES ($1, $2, 7, 'Bo', 'update', 'thing', 9, 'note', $3)",
        id, at, digest);
    const std::string_view field =
        "INSERT INTO change_log_field (change, position, field, old_value, new_value, salt, digest)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)";
    transaction.Execute(field, id, 1, "title", "\"før\"", "efter", "salt", kept);
    transaction.Execute(field, id, 2, "day", std::nullopt, std::nullopt, std::nullopt, erased);
    return digest;
  }
  void Tamper(std::string_view sql) {
    database().Write({}, [sql](Transaction& transaction) { EXPECT_GT(transaction.Execute(sql), 0); });
  }
  std::unique_ptr<Database> BroughtUpToDate() {
    test_database().Close();
    return Database::Open(test_database().location(), {.migrations = test::MigrationsOf({"sql"})}).value();
  }
};

TEST_P(OlderLogTest, KeepsItsEntriesItsErasuresAndItsChain) {
  const auto newer = BroughtUpToDate();
  EXPECT_THAT(newer->Read(VerifyChain), IsEmpty());
  newer->Write({}, [](Transaction& transaction) { LogChange(transaction, ChangeKind::kOther, "thing", 9, {}); });
  EXPECT_THAT(newer->Read(VerifyChain), IsEmpty());
  const auto changes = newer->Read([](Reader& reader) { return ListChanges(reader, "thing", 9); });
  ASSERT_THAT(changes, SizeIs(4));
  ASSERT_THAT(changes[1].fields, SizeIs(2));
  EXPECT_EQ(changes[1].fields[0].from, "\"før\"");
  EXPECT_EQ(changes[1].fields[0].to, "efter");
  EXPECT_EQ(changes[1].fields[1].field, "day");
  EXPECT_EQ(newer->Read([](Reader& reader) { return CountLoggedValues(reader, "thing", 9); }), 3);
}

TEST_P(OlderLogTest, HidesNoTampering) {
  Tamper("UPDATE change_log_head SET digest = 'x'");
  Tamper("UPDATE change_log_field SET new_value = 'x' WHERE change = 2 AND position = 1");
  EXPECT_THAT(BroughtUpToDate()->Read(VerifyChain), ElementsAre(2, 4));
}

INSTANTIATE_TEST_SUITE_P(On, OlderLogTest, testing::Values(test::Store::kFile, test::Store::kPostgres),
                         [](const auto& tested) { return test::NameOf(tested.param); });

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
