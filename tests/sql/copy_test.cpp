// SPDX-License-Identifier: EUPL-1.2
#include "sql/copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "sql/things.h"

namespace tovholder::sql {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

OpenOptions CopyOptions() {
  OpenOptions options = ThingOptions();
  options.migrations.push_back({9002, "9002_pair", R"(
    CREATE TABLE a_pair (id @id@, left_thing bigint NOT NULL REFERENCES thing (id), words double precision);
    CREATE TABLE setting (name text PRIMARY KEY, value text);
    INSERT INTO setting (name, value) VALUES ('made', 'by the schema');
    CREATE TABLE search_word (id @id@, text text);)"});
  return options;
}

class CopyTest : public testing::Test {
 protected:
  void Fill(int count) {
    from_->Write({4, "Grethe"}, [count](Transaction& transaction) {
      std::vector<Thing> things;
      for (int i = 0; i < count; ++i) {
        Thing thing;
        thing.title = "Æblehaven nr. " + std::to_string(i);
        thing.bytes = {std::string(static_cast<std::size_t>(i * 37), static_cast<char>(i))};
        thing.price = i / 3.0;
        thing.closed = i % 2 == 0;
        Create(transaction, "thing", thing);
        things.push_back(thing);
      }
      // The first refers to the last: no order of rows satisfies every key on the way.
      things.front().parent = things.back().id;
      Update(transaction, "thing", things.front());
      transaction.Execute("INSERT INTO a_pair (left_thing, words) VALUES ($1, 1.5)", things.back().id);
      transaction.Execute("INSERT INTO search_word (text) VALUES ('x')");
      transaction.Execute("UPDATE setting SET value = 'by hand'");
    });
  }
  Result<void> Copy() {
    return CopyDatabase(*from_, *to_, [this](const CopyProgress& progress) { progress_.push_back(progress); });
  }
  static std::vector<Thing> ThingsOf(Database& database) {
    return database.Read([](Reader& reader) { return List<Thing>(reader, "FROM thing ORDER BY id"); });
  }

  test::TestDatabase from_{test::Store::kFile, CopyOptions()};
  test::TestDatabase to_{test::Store::kPostgres, CopyOptions()};
  std::vector<CopyProgress> progress_;
};

TEST_F(CopyTest, EveryRowArrivesAsItWas) {
  Fill(250);
  ASSERT_TRUE(Copy());
  EXPECT_EQ(ThingsOf(*to_), ThingsOf(*from_));
  EXPECT_THAT(to_->Read(VerifyChain), IsEmpty());
  to_->Read([](Reader& reader) {
    EXPECT_EQ(reader.One<std::string>("SELECT value FROM setting"), "by hand");
    EXPECT_EQ(reader.One<double>("SELECT words FROM a_pair"), 1.5);
    EXPECT_EQ(reader.One<int>("SELECT count(*) FROM search_word"), 0);
    EXPECT_THAT(ListLatestChanges(reader, 1000, 0), SizeIs(251));
  });
  ASSERT_THAT(progress_, testing::Not(IsEmpty()));
  EXPECT_EQ(progress_.back().copied, progress_.back().total);
}

TEST_F(CopyTest, NewRowsGoOnAfterTheHighestId) {
  Fill(3);
  Thing last = ThingsOf(*from_).back();
  from_->Write({}, [&](Transaction& transaction) { transaction.Execute("DELETE FROM a_pair"); });
  from_->Write({}, [&](Transaction& transaction) {
    transaction.Execute("UPDATE thing SET parent = NULL");
    Delete(transaction, "thing", last);
  });
  ASSERT_TRUE(Copy());
  Thing next;
  to_->Write({}, [&](Transaction& transaction) { Create(transaction, "thing", next); });
  EXPECT_EQ(next.id.value, last.id.value + 1);
  EXPECT_THAT(to_->Read(VerifyChain), IsEmpty());
}

TEST_F(CopyTest, ForeignKeysHoldAfterwards) {
  Fill(3);
  ASSERT_TRUE(Copy());
  EXPECT_THROW(to_->Write({},
                          [](Transaction& transaction) {
                            transaction.Execute("UPDATE thing SET parent = 999");
                            transaction.Execute("UPDATE thing SET parent = NULL");
                          }),
               ConstraintViolation);
}

TEST_F(CopyTest, RefusesATargetThatIsInUse) {
  Fill(3);
  to_->Write({}, [](Transaction& transaction) {
    Thing thing;
    Create(transaction, "thing", thing);
  });
  EXPECT_EQ(Copy().error().id, "sql.copy_not_empty");
  EXPECT_THAT(ThingsOf(*to_), SizeIs(1));
}

TEST_F(CopyTest, RefusesTheOtherDirection) {
  EXPECT_EQ(CopyDatabase(*to_, *from_, [](const CopyProgress&) {}).error().id, "sql.copy_direction");
}

TEST_F(CopyTest, ABrokenReferenceLeavesTheTargetEmpty) {
  Fill(3);
  sqlite3* raw = nullptr;
  sqlite3_open(from_.location().c_str(), &raw);
  EXPECT_EQ(sqlite3_exec(raw, "UPDATE a_pair SET left_thing = 999", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(raw);
  EXPECT_THROW((void)Copy(), ConstraintViolation);
  EXPECT_THAT(ThingsOf(*to_), IsEmpty());
}

}  // namespace
}  // namespace tovholder::sql
