// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "sql/things.h"

namespace tovholder::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

using TransactionsTest = ThingTest;

void Insert(Transaction& transaction, const std::string& word) {
  transaction.Execute("INSERT INTO word (text) VALUES ($1)", word);
}

TEST_P(TransactionsTest, AnExceptionRollsBack) {
  EXPECT_THROW(database().Write({},
                                [](Transaction& transaction) {
                                  Insert(transaction, "a");
                                  throw std::runtime_error("stop");
                                }),
               std::runtime_error);
  EXPECT_THAT(Words(), IsEmpty());
}

TEST_P(TransactionsTest, AFailedResultRollsBack) {
  const Result<int> result = database().Write({}, [](Transaction& transaction) -> Result<int> {
    Insert(transaction, "a");
    return Fail("some.error");
  });
  EXPECT_EQ(result.error().id, "some.error");
  EXPECT_THAT(Words(), IsEmpty());
}

TEST_P(TransactionsTest, AGoodResultIsKept) {
  const Result<int> result = database().Write({}, [](Transaction& transaction) -> Result<int> {
    Insert(transaction, "a");
    return 5;
  });
  EXPECT_EQ(result, 5);
  EXPECT_THAT(Words(), ElementsAre("a"));
}

TEST_P(TransactionsTest, AfterAFailedStatementNothingIsKept) {
  AddWord("a");
  EXPECT_THROW(database().Write({},
                                [](Transaction& transaction) {
                                  Insert(transaction, "b");
                                  EXPECT_THROW(Insert(transaction, "a"), ConstraintViolation);
                                  EXPECT_THROW(Insert(transaction, "c"), DatabaseError);
                                }),
               DatabaseError);
  EXPECT_THAT(Words(), ElementsAre("a"));
  AddWord("d");
  EXPECT_THAT(Words(), ElementsAre("a", "d"));
}

TEST_P(TransactionsTest, ForeignKeysHold) {
  Thing thing;
  thing.parent = Id<ThingTag>{12345};
  EXPECT_THROW(database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); }),
               ConstraintViolation);
}

TEST_P(TransactionsTest, ATransactionCarriesOneMoment) {
  database().Write({3, "Ali"}, [](Transaction& transaction) {
    const Instant now = transaction.now();
    std::this_thread::sleep_for(3ms);
    EXPECT_EQ(transaction.now(), now);
    EXPECT_EQ(transaction.author().user, 3);
  });
}

TEST_P(TransactionsTest, AWriteInsideAWriteIsABug) {
  EXPECT_THROW(database().Write({}, [this](Transaction&) { AddWord("inner"); }), DatabaseError);
  AddWord("after");
  EXPECT_THAT(Words(), ElementsAre("after"));
}

TEST_P(TransactionsTest, OneThatFailsAmongManyIsRolledBackAlone) {
  constexpr int kThreads = 8;
  constexpr int kEach = 12;
  std::atomic<int> failures = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          const bool fails = (t + i) % 3 == 0;
          try {
            database().Write({}, [&](Transaction& transaction) {
              Insert(transaction, std::to_string(t) + "-" + std::to_string(i));
              if (fails) throw std::runtime_error("stop");
            });
          } catch (const std::runtime_error&) {
            ++failures;
          }
        }
      });
    }
  }
  EXPECT_EQ(failures, kThreads * kEach / 3);
  EXPECT_THAT(Words(), SizeIs(kThreads * kEach * 2 / 3));
}

TEST_P(TransactionsTest, TheEndWaitsForRunningWork) {
  auto& database = test_database();
  std::latch started(1);
  std::atomic<bool> done = false;
  std::jthread reader([&] {
    database->Read([&](Reader& snapshot) {
      snapshot.One<int>("SELECT 1");
      started.count_down();
      std::this_thread::sleep_for(100ms);
      done = true;
    });
  });
  started.wait();
  database.Close();
  EXPECT_TRUE(done);
}

TEST_P(TransactionsTest, ABulkLeavesTheSameRows) {
  {
    const BulkLoad bulk(database());
    const BulkLoad beside(database());
    for (int i = 0; i < 20; ++i) {
      database().Write({}, [&](Transaction& transaction) {
        for (int row = 0; row < 50; ++row) Insert(transaction, std::to_string(50 * i + row) + std::string(200, 'a'));
      });
    }
    database().Write({}, [&](Transaction& transaction) {
      const BulkLoad inside(database());  // cannot be had there, and does no harm
      Insert(transaction, "b");
    });
  }
  EXPECT_THAT(Words(), SizeIs(1'001));
  EXPECT_THAT(database().CheckIntegrity(), IsEmpty());
}

TOVHOLDER_ON_EVERY_STORE(TransactionsTest);

// What needs several connections.
class ConnectionsTest : public ThingTest {
 protected:
  // How many commits so many threads needed, each with one row, that waited for a writer before them.
  int CommitsOf(int threads);
};

TEST_P(ConnectionsTest, AReaderSeesOneMoment) {
  AddWord("a");
  database().Read([this](Reader& reader) {
    constexpr std::string_view kCount = "SELECT count(*) FROM word";
    EXPECT_EQ(reader.One<int>(kCount), 1);
    std::jthread([this] { AddWord("b"); }).join();
    EXPECT_EQ(reader.One<int>(kCount), 1);
  });
  EXPECT_THAT(Words(), ElementsAre("a", "b"));
}

TEST_P(ConnectionsTest, AReaderDoesNotSeeWhatIsNotCommitted) {
  database().Write({}, [this](Transaction& transaction) {
    Insert(transaction, "a");
    EXPECT_THAT(Words(), IsEmpty());
  });
  EXPECT_THAT(Words(), ElementsAre("a"));
}

TEST_P(ConnectionsTest, MoreReadersThanKeptConnections) {
  std::latch all(12);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      database().Read([&](Reader& reader) {
        EXPECT_EQ(reader.One<int>("SELECT count(*) FROM word"), 0);
        all.arrive_and_wait();
      });
    });
  }
}

// In SQLite each commit leaves one marked frame in the write-ahead log; in PostgreSQL a row is given
// the number of the transaction that wrote it.
int CommitFrames(const std::string& log) {
  constexpr std::size_t kHeader = 32;
  constexpr std::size_t kFrame = 24 + 4096;
  int commits = 0;
  for (std::size_t at = kHeader; at + kFrame <= log.size(); at += kFrame) {
    if (log.substr(at + 4, 4) != std::string(4, '\0')) ++commits;
  }
  return commits;
}

std::string ReadFile(const std::string& file) {
  std::string content(std::filesystem::file_size(file), '\0');
  FILE* stream = std::fopen(file.c_str(), "rb");
  content.resize(std::fread(content.data(), 1, content.size(), stream));
  std::fclose(stream);
  return content;
}

void InsertNumbered(Transaction& transaction, const std::string& word) {
  transaction.Execute(transaction.engine() == Engine::kSqlite
                          ? "INSERT INTO word (text) VALUES ($1)"
                          : "INSERT INTO word (text) VALUES ($1 || '@' || CAST(pg_current_xact_id() AS text))",
                      word);
}

int TransactionNumbers(Reader& reader) {
  return reader.One<int>("SELECT count(DISTINCT split_part(text, '@', 2)) FROM word").value_or(0);
}

int ConnectionsTest::CommitsOf(int threads) {
  const bool is_file = GetParam() == test::Store::kFile;
  const std::string log = test_database().location() + "-wal";
  const int before = is_file ? CommitFrames(ReadFile(log)) : 0;
  std::latch ready(threads + 1);
  std::vector<std::jthread> writers;
  for (int i = 0; i < threads; ++i) {
    writers.emplace_back([&, i] {
      ready.count_down();
      database().Write({}, [i](Transaction& transaction) { InsertNumbered(transaction, std::to_string(i)); });
    });
  }
  database().Write({}, [&](Transaction& transaction) {
    InsertNumbered(transaction, "first");
    ready.arrive_and_wait();
    std::this_thread::sleep_for(30ms);
  });
  writers.clear();
  return is_file ? CommitFrames(ReadFile(log)) - before : database().Read(TransactionNumbers);
}

TEST_P(ConnectionsTest, WaitingWritersShareACommit) {
  constexpr int kThreads = 8;
  int fewest = kThreads + 1;
  for (int attempt = 0; attempt < 20 && fewest > 3; ++attempt) {
    fewest = std::min(fewest, CommitsOf(kThreads));
    EXPECT_THAT(Words(), SizeIs(kThreads + 1));
    database().Write({}, [](Transaction& transaction) { transaction.Execute("DELETE FROM word"); });
  }
  EXPECT_LE(fewest, 3);
}

INSTANTIATE_TEST_SUITE_P(On, ConnectionsTest, testing::Values(test::Store::kFile, test::Store::kPostgres),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::sql
