// SPDX-License-Identifier: EUPL-1.2
#include "sql/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sql/things.h"

namespace tovholder::sql {

inline bool operator==(const FieldChange& a, const FieldChange& b) {
  return a.field == b.field && a.from == b.from && a.to == b.to;
}
inline void PrintTo(const FieldChange& change, std::ostream* out) {
  *out << change.field << ": '" << change.from << "' -> '" << change.to << "'";
}

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

using RecordsTest = ThingTest;

Thing FullThing() {
  Thing thing;
  thing.title = "Møde i \"styregruppen\", 100 % enige – ja';--";
  thing.day = Date{std::chrono::year{2025}, std::chrono::April, std::chrono::day{22}};
  thing.start = TimeOfDay{15, 5};
  thing.made = *ParseIsoInstant("2025-04-22T13:00:00.123Z");
  thing.bytes = {std::string("\0\xff\\x'\n", 6)};
  thing.price = 0.1 + 0.2;
  thing.closed = true;
  thing.order = -7;
  thing.colour = Colour::kGreen;
  return thing;
}

TEST_P(RecordsTest, KeepsEveryKindOfMember) {
  const Thing parent = CreateThing("Boligområde");
  Thing thing = FullThing();
  thing.parent = parent.id;
  database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); });
  EXPECT_GT(thing.id.value, parent.id.value);
  EXPECT_EQ(Stored(thing), thing);
}

TEST_P(RecordsTest, KeepsWhatIsMissingAsMissing) {
  const Thing thing = CreateThing("");
  EXPECT_EQ(Stored(thing), thing);
  EXPECT_EQ(
      database().Read([](Reader& reader) { return reader.One<int>("SELECT count(*) FROM thing WHERE day IS NULL"); }),
      1);
}

TEST_P(RecordsTest, NeverGivesAnIdTwice) {
  const Thing first = CreateThing("et");
  database().Write({}, [&](Transaction& transaction) { Delete(transaction, "thing", first); });
  EXPECT_GT(CreateThing("to").id, first.id);
}

TEST_P(RecordsTest, LogsACreatedRowOnceWithItsValues) {
  const Thing thing = CreateThing("Tryghed");
  const std::vector<Change> log = Log(thing);
  ASSERT_THAT(log, SizeIs(1));
  EXPECT_EQ(log[0].kind, ChangeKind::kCreate);
  EXPECT_THAT(log[0].fields, Contains(FieldChange{"title", "", "Tryghed"}));
}

TEST_P(RecordsTest, UpdateWritesAndLogsJustWhatDiffers) {
  Thing thing = CreateThing("Tryghed");
  thing.title = "Tryghed og trivsel";
  thing.day = Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{5}};
  database().Write({7, "Signe Holm"}, [&](Transaction& transaction) { Update(transaction, "thing", thing); });
  EXPECT_EQ(Stored(thing), thing);
  const std::vector<Change> log = Log(thing);
  ASSERT_THAT(log, SizeIs(2));
  EXPECT_EQ(log[0].kind, ChangeKind::kUpdate);
  EXPECT_EQ(log[0].author.user, 7);
  EXPECT_EQ(log[0].author.name, "Signe Holm");
  EXPECT_THAT(log[0].fields, UnorderedElementsAre(FieldChange{"title", "Tryghed", "Tryghed og trivsel"},
                                                  FieldChange{"day", "", "2026-01-05"}));
}

TEST_P(RecordsTest, UpdateOfNothingLogsNothing) {
  Thing thing = FullThing();
  database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); });
  database().Write({}, [&](Transaction& transaction) { Update(transaction, "thing", thing); });
  EXPECT_THAT(Log(thing), SizeIs(1));
}

TEST_P(RecordsTest, DeleteLogsWhatWasThere) {
  const Thing thing = CreateThing("Tryghed");
  database().Write({}, [&](Transaction& transaction) { Delete(transaction, "thing", thing); });
  EXPECT_EQ(Stored(thing), std::nullopt);
  const std::vector<Change> log = Log(thing);
  ASSERT_THAT(log, SizeIs(2));
  EXPECT_EQ(log[0].kind, ChangeKind::kDelete);
  EXPECT_THAT(log[0].fields, Contains(FieldChange{"title", "Tryghed", ""}));
}

TEST_P(RecordsTest, AnUnloggedRowLeavesNoTrace) {
  Thing thing = FullThing();
  database().Write({}, [&](Transaction& transaction) { CreateUnlogged(transaction, "thing", thing); });
  EXPECT_EQ(Stored(thing), thing);
  EXPECT_THAT(Log(thing), IsEmpty());
}

TEST_P(RecordsTest, ListsInTheOrderOfTheStatement) {
  CreateThing("a");
  CreateThing("c");
  CreateThing("b");
  const auto things = database().Read(
      [](Reader& reader) { return List<Thing>(reader, "FROM thing WHERE title > $1 ORDER BY title DESC", "a"); });
  ASSERT_THAT(things, SizeIs(2));
  EXPECT_EQ(things[0].title, "c");
  EXPECT_EQ(things[1].title, "b");
}

TEST_P(RecordsTest, ColumnsTakeAnAlias) {
  const Thing thing = CreateThing("Tryghed");
  std::vector<Thing> found;
  database().Read([&](Reader& reader) {
    reader.Each("SELECT 1, " + Columns<Thing>("t") + " FROM thing t JOIN thing u ON u.id = t.id",
                [&](const Row& row) { found.push_back(ReadRecord<Thing>(row, 1)); });
  });
  EXPECT_THAT(found, ElementsAre(thing));
}

TEST_P(RecordsTest, RefusesARowThatIsStoredAlreadyOrGone) {
  Thing thing = CreateThing("Tryghed");
  EXPECT_THROW(database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); }),
               DatabaseError);
  thing.id.value += 1000;
  EXPECT_THROW(database().Write({}, [&](Transaction& transaction) { Update(transaction, "thing", thing); }),
               DatabaseError);
  EXPECT_THROW(database().Write({}, [&](Transaction& transaction) { Delete(transaction, "thing", thing); }),
               DatabaseError);
}

TEST_P(RecordsTest, RefusesANameThatNoEnumerationHas) {
  const Thing thing = CreateThing("Tryghed");
  database().Write({}, [](Transaction& transaction) { transaction.Execute("UPDATE thing SET colour = $1", "blue"); });
  EXPECT_THROW(Stored(thing), DatabaseError);
}

TEST_P(RecordsTest, RefusesADateThatDoesNotExist) {
  Thing thing;
  thing.day = Date{std::chrono::year{2025}, std::chrono::February, std::chrono::day{31}};
  EXPECT_THROW(database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); }),
               DatabaseError);
}

TOVHOLDER_ON_EVERY_STORE(RecordsTest);

}  // namespace
}  // namespace tovholder::sql
