// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "sql/things.h"

namespace tovholder::sql {
namespace {

using testing::ElementsAre;

using StatementsTest = ThingTest;

TEST_P(StatementsTest, ParametersGoByTheirNumber) {
  database().Read([](Reader& reader) {
    reader.Each(
        "SELECT CAST($2 AS bigint), CAST($1 AS bigint), CAST($2 AS bigint) + CAST($1 AS bigint)",
        [](const Row& row) {
          EXPECT_EQ(row.Int(0), 2);
          EXPECT_EQ(row.Int(1), 1);
          EXPECT_EQ(row.Int(2), 3);
        },
        1, 2);
  });
}

TEST_P(StatementsTest, RefusesTooFewAndTooManyParameters) {
  const auto select = [this](auto... args) {
    database().Read(
        [&](Reader& reader) { reader.One<std::int64_t>("SELECT CAST($1 AS bigint) + CAST($2 AS bigint)", args...); });
  };
  EXPECT_NO_THROW(select(1, 2));
  EXPECT_THROW(select(1), DatabaseError);
  EXPECT_THROW(select(1, 2, 3), DatabaseError);
}

TEST_P(StatementsTest, KeepsTheLargestAndTheSmallestNumber) {
  using Limits = std::numeric_limits<std::int64_t>;
  for (const std::int64_t number : {Limits::max(), Limits::min(), std::int64_t{0}}) {
    EXPECT_EQ(
        database().Read([&](Reader& reader) { return reader.One<std::int64_t>("SELECT CAST($1 AS bigint)", number); }),
        number);
  }
  EXPECT_THROW(ToValue(std::numeric_limits<std::uint64_t>::max()), DatabaseError);
  EXPECT_THROW(database().Read([](Reader& reader) { return reader.One<int>("SELECT CAST($1 AS bigint)", 1LL << 40); }),
               DatabaseError);
}

TEST_P(StatementsTest, ReadsSumsAndTruths) {
  AddWord("et");
  AddWord("tre");
  database().Read([](Reader& reader) {
    EXPECT_EQ(reader.One<std::int64_t>("SELECT sum(length(text)) FROM word"), 5);
    EXPECT_EQ(reader.One<bool>("SELECT EXISTS (SELECT 1 FROM word)"), true);
    EXPECT_EQ(reader.One<bool>("SELECT 1 = 2"), false);
    EXPECT_EQ(reader.One<double>("SELECT avg(length(text)) FROM word"), 2.5);
    EXPECT_EQ(reader.One<std::int64_t>("SELECT count(*) FROM word WHERE text = $1", "fire"), 0);
    EXPECT_EQ(reader.One<std::string>("SELECT text FROM word WHERE text = $1", "fire"), std::nullopt);
  });
}

TEST_P(StatementsTest, NullIsReadAsOptionalOnly) {
  database().Read([](Reader& reader) {
    const auto found = reader.One<std::optional<std::string>>("SELECT CAST(NULL AS text)");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(*found, std::nullopt);
  });
  for (const std::string_view type : {"bigint", "text", "double precision"}) {
    const std::string select = "SELECT CAST(NULL AS " + std::string(type) + ")";
    EXPECT_THROW(database().Read([&](Reader& reader) { reader.One<std::int64_t>(select); }), DatabaseError);
    EXPECT_THROW(database().Read([&](Reader& reader) { reader.One<std::string>(select); }), DatabaseError);
    EXPECT_THROW(database().Read([&](Reader& reader) { reader.One<double>(select); }), DatabaseError);
    EXPECT_THROW(database().Read([&](Reader& reader) { reader.One<Blob>(select); }), DatabaseError);
  }
}

TEST_P(StatementsTest, AColumnIsReadAsWhatItIs) {
  EXPECT_THROW(database().Read([](Reader& reader) { reader.One<std::int64_t>("SELECT CAST('12' AS text)"); }),
               DatabaseError);
  EXPECT_THROW(database().Read([](Reader& reader) { reader.One<std::string>("SELECT 12"); }), DatabaseError);
  EXPECT_THROW(database().Read([](Reader& reader) { reader.One<Date>("SELECT CAST('i morgen' AS text)"); }),
               DatabaseError);
}

TEST_P(StatementsTest, TextThatCannotBeKeptIsRefused) {
  EXPECT_THROW(AddWord(std::string("a\0b", 3)), BadText);
  EXPECT_THROW(AddWord("\xe6\xf8\xe5"), BadText);
  EXPECT_THAT(Words(), ElementsAre());
  AddWord("blå 🏘");
  EXPECT_THAT(Words(), ElementsAre("blå 🏘"));
}

TEST_P(StatementsTest, TheSameStatementRunsInsideItsOwnRows) {
  AddWord("a");
  AddWord("b");
  std::vector<std::string> pairs;
  database().Read([&](Reader& reader) {
    constexpr std::string_view kSelect = "SELECT text FROM word ORDER BY text";
    reader.Each(kSelect, [&](const Row& outer) {
      const std::string first = outer.Get<std::string>(0);
      reader.Each(kSelect, [&](const Row& inner) { pairs.push_back(first + inner.Get<std::string>(0)); });
    });
  });
  EXPECT_THAT(pairs, ElementsAre("aa", "ab", "ba", "bb"));
}

TEST_P(StatementsTest, MoreStatementsThanAreKeptRunInsideTheRowsOfOne) {
  AddWord("a");
  AddWord("b");
  std::vector<std::string> seen;
  database().Read([&](Reader& reader) {
    reader.Each("SELECT text FROM word ORDER BY text", [&](const Row& row) {
      std::int64_t sum = 0;
      for (int i = 0; i < 400; ++i)
        sum += reader.One<std::int64_t>("SELECT CAST(1 AS bigint) AS n" + std::to_string(i)).value();
      seen.push_back(row.Get<std::string>(0) + std::to_string(sum));
    });
  });
  EXPECT_THAT(seen, ElementsAre("a400", "b400"));
}

TEST_P(StatementsTest, FalseStopsTheRows) {
  for (const char* word : {"a", "b", "c"}) AddWord(word);
  int seen = 0;
  database().Read([&](Reader& reader) {
    reader.Each("SELECT text FROM word ORDER BY text", [&](const Row&) { return ++seen < 2; });
  });
  EXPECT_EQ(seen, 2);
  EXPECT_THAT(Words(), ElementsAre("a", "b", "c"));
}

TEST_P(StatementsTest, ExecuteCountsRowsAndInsertGivesTheId) {
  for (const char* word : {"a", "b", "c"}) AddWord(word);
  database().Write({}, [](Transaction& transaction) {
    const std::int64_t id = transaction.Insert("INSERT INTO word (text) VALUES ($1)", "d");
    EXPECT_EQ(transaction.One<std::int64_t>("SELECT max(id) FROM word"), id);
    EXPECT_EQ(transaction.Execute("DELETE FROM word WHERE text > $1", "b"), 2);
    EXPECT_EQ(transaction.Execute("DELETE FROM word WHERE text > $1", "x"), 0);
  });
}

TEST_P(StatementsTest, AReaderCannotWrite) {
  AddWord("a");
  EXPECT_THROW(database().Read([](Reader& reader) { reader.Each("DELETE FROM word", [](const Row&) {}); }),
               DatabaseError);
  EXPECT_THAT(Words(), ElementsAre("a"));
}

TEST_P(StatementsTest, AWrongColumnNameIsNoText) {
  EXPECT_THROW(database().Read([](Reader& reader) { reader.One<std::string>("SELECT \"tekst\" FROM word"); }),
               DatabaseError);
}

TEST_P(StatementsTest, ManyDifferentStatementsGoOn) {
  database().Read([](Reader& reader) {
    for (int i = 0; i < 700; ++i) {
      EXPECT_EQ(reader.One<int>("SELECT " + std::to_string(i % 350)), i % 350);
    }
  });
}

TEST_P(StatementsTest, BytesGoThroughWhole) {
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes.push_back(static_cast<char>(i * 7));
  Thing thing;
  thing.bytes = {bytes};
  database().Write({}, [&](Transaction& transaction) { CreateUnlogged(transaction, "thing", thing); });
  EXPECT_EQ(Stored(thing)->bytes.bytes, bytes);
}

TOVHOLDER_ON_EVERY_STORE(StatementsTest);

}  // namespace
}  // namespace tovholder::sql
