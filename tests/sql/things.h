// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/records.h"
#include "support/test_database.h"

// A record with a member of every kind, and its table.
namespace tovholder::sql {

enum class Colour { kRed, kGreen };
inline std::string_view ToName(Colour colour) { return colour == Colour::kRed ? "red" : "green"; }
inline bool FromName(std::string_view name, Colour& colour) {
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

inline std::vector<Migration> ThingMigrations() {
  std::vector<Migration> migrations = test::MigrationsOf({"sql"});
  migrations.push_back({9001, "9001_thing", R"(
    CREATE TABLE thing (id @id@, title text NOT NULL, parent bigint REFERENCES thing (id), day text, start text,
      made text NOT NULL, bytes @blob@ NOT NULL, price double precision NOT NULL, closed bigint NOT NULL,
      "order" bigint NOT NULL, colour text NOT NULL);
    CREATE TABLE word (id @id@, text text NOT NULL UNIQUE);)"});
  return migrations;
}

inline OpenOptions ThingOptions() { return {.migrations = ThingMigrations()}; }

class ThingTest : public test::DatabaseTest {
 protected:
  OpenOptions Options() const override { return ThingOptions(); }

  Thing CreateThing(std::string title) {
    Thing thing;
    thing.title = std::move(title);
    database().Write({}, [&thing](Transaction& transaction) { Create(transaction, "thing", thing); });
    return thing;
  }
  std::optional<Thing> Stored(const Thing& thing) {
    return database().Read([&](Reader& reader) { return Find<Thing>(reader, "FROM thing WHERE id = $1", thing.id); });
  }
  std::vector<Change> Log(const Thing& thing) {
    return database().Read([&](Reader& reader) { return ListChanges(reader, "thing", thing.id.value); });
  }
  void AddWord(const std::string& word) { AddWordTo(database(), word); }
  std::vector<std::string> Words() { return WordsOf(database()); }

  static void AddWordTo(Database& database, const std::string& word) {
    database.Write({},
                   [&](Transaction& transaction) { transaction.Execute("INSERT INTO word (text) VALUES ($1)", word); });
  }
  static std::vector<std::string> WordsOf(Database& database) {
    return database.Read(
        [](Reader& reader) { return reader.Column<std::string>("SELECT text FROM word ORDER BY text"); });
  }
};

}  // namespace tovholder::sql
