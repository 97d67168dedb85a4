// SPDX-License-Identifier: EUPL-1.2
#include "sql/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_database.h"

namespace tovholder::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

enum class Colour { kRed, kGreen };
std::string_view ToName(Colour colour) { return colour == Colour::kRed ? "red" : "green"; }
bool FromName(std::string_view name, Colour& colour) {
  colour = name == "red" ? Colour::kRed : Colour::kGreen;
  return name == "red" || name == "green";
}

struct Thing {
  Id<struct ThingTag> id;
  std::string title;
  std::optional<Id<ThingTag>> parent;
  std::optional<Date> day;
  std::optional<TimeOfDay> start;
  Instant made;
  Blob bytes;
  double price = 0;
  bool closed = false;
  int order = 0;
  Colour colour = Colour::kRed;
  friend bool operator==(const Thing&, const Thing&) = default;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, title, parent, day, start, made, bytes, price, closed, order, colour))

std::vector<Migration> ThingMigrations() {
  std::vector<Migration> migrations = test::MigrationsOf({"sql"});
  migrations.push_back({9001, "9001_thing", R"(
    CREATE TABLE thing (id @id@, title text NOT NULL, parent bigint REFERENCES thing (id), day text, start text,
      made text NOT NULL, bytes @blob@ NOT NULL, price double precision NOT NULL, closed bigint NOT NULL,
      "order" bigint NOT NULL, colour text NOT NULL);)"});
  return migrations;
}

class RecordsTest : public test::DatabaseTest {
 protected:
  OpenOptions Options() const override { return {.migrations = ThingMigrations()}; }

  Thing CreateThing(std::string title) {
    Thing thing;
    thing.title = std::move(title);
    database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); });
    return thing;
  }
  std::optional<Thing> Stored(const Thing& thing) {
    return database().Read([&](Reader& reader) { return Find<Thing>(reader, "FROM thing WHERE id = $1", thing.id); });
  }
  std::vector<Change> Log(const Thing& thing) {
    return database().Read([&](Reader& reader) { return ListChanges(reader, "thing", thing.id.value); });
  }
};

TEST_P(RecordsTest, KeepsEveryKindOfMember) {
  const Thing parent = CreateThing("Boligområde");
  Thing thing;
  thing.title = "Møde i \"styregruppen\", 100 % enige – ja';--";
  thing.parent = parent.id;
  thing.day = Date{std::chrono::year{2025}, std::chrono::April, std::chrono::day{22}};
  thing.start = TimeOfDay{15, 5};
  thing.made = *ParseIsoInstant("2025-04-22T13:00:00.123Z");
  thing.bytes = {std::string("\0\xff\\x'\n", 6)};
  thing.price = 0.1 + 0.2;
  thing.closed = true;
  thing.order = -7;
  thing.colour = Colour::kGreen;
  database().Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); });
  EXPECT_GT(thing.id.value, parent.id.value);
  EXPECT_EQ(Stored(thing), thing);
}

TOVHOLDER_ON_EVERY_STORE(RecordsTest);

}  // namespace
}  // namespace tovholder::sql
