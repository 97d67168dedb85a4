// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sql/restore.h"
#include "sql/things.h"
#include "support/postgres_cluster.h"

// libpqxx 6.4 loses the last answer of a connection that breaks.
extern "C" const char* __lsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:PQmakeEmptyPGresult\n";
}

namespace tovholder::sql {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

class PostgresTest : public ThingTest {};

TEST_P(PostgresTest, ComesBackAfterALostConnection) {
  AddWord("a");
  EXPECT_THAT(Words(), ElementsAre("a"));
  test::PostgresCluster::OfThisProgram().BreakConnections();
  AddWord("b");
  EXPECT_THAT(Words(), ElementsAre("a", "b"));
}

TEST_P(PostgresTest, ALossInsideATransactionKeepsNothingOfIt) {
  EXPECT_THROW(database().Write({},
                                [](Transaction& transaction) {
                                  transaction.Execute("INSERT INTO word (text) VALUES ('a')");
                                  test::PostgresCluster::OfThisProgram().BreakConnections();
                                  transaction.Execute("INSERT INTO word (text) VALUES ('b')");
                                }),
               DatabaseError);
  EXPECT_THAT(Words(), testing::IsEmpty());
  AddWord("c");
  EXPECT_THAT(Words(), ElementsAre("c"));
}

TEST_P(PostgresTest, AWriterInAnotherProgramIsWaitedForAWhile) {
  OpenOptions options = ThingOptions();
  options.patience = std::chrono::milliseconds(100);
  auto other = Database::Open(test_database().location(), options);
  ASSERT_TRUE(other);
  database().Write({}, [&](Transaction& transaction) {
    transaction.Execute("INSERT INTO word (text) VALUES ('a')");
    const Result<int> refused = (*other)->Write({}, [](Transaction&) -> Result<int> { return 1; });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().id, "sql.locked");
  });
  EXPECT_EQ((*other)->Write({}, [](Transaction&) -> Result<int> { return 1; }), 1);
}

TEST_P(PostgresTest, NamesPgDumpForCopies) {
  EXPECT_EQ(database().Backup("copy.db").error().id, "sql.backup_postgres");
  EXPECT_EQ(Restore("copy.db", test_database().location()).error().id, "sql.backup_postgres");
  EXPECT_THAT(database().CheckIntegrity(), testing::IsEmpty());
}

TEST_P(PostgresTest, AServerThatIsNotThereIsNamedWithoutThePassword) {
  const std::vector<std::string> locations = {
      "postgresql://bo:hemmelig@127.0.0.1:1/plan",
      "postgresql://bo:hemmelig@%2Fnowhere/plan",
      "postgresql://127.0.0.1:1/plan?user=bo&password=hemmelig&connect_timeout=3",
      test::PostgresCluster::OfThisProgram().LocationOf("no_such_database"),
  };
  for (const std::string& location : locations) {
    const auto opened = Database::Open(location, ThingOptions());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().id, "sql.no_server");
    EXPECT_THAT(opened.error().params.at("location"), Not(HasSubstr("hemmelig")));
    EXPECT_THAT(opened.error().params.at("detail"),
                AllOf(Not(HasSubstr("hemmelig")), Not(HasSubstr("\n")), Not(EndsWith("?"))));
  }
}

INSTANTIATE_TEST_SUITE_P(On, PostgresTest, testing::Values(test::Store::kPostgres),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::sql
