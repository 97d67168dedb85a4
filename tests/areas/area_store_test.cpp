// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_database.h"
#include "areas/logged_records.h"
#include "sql/change_log.h"

namespace tovholder::areas {
namespace {

using testing::ElementsAre;

using AreaStoreTest = AreaDatabaseTest;

TEST_P(AreaStoreTest, KeepsAreasSectionsAndFacts) {
  const auto ringparken = AddArea("Ringparken");
  const auto motalavej = AddArea("Motalavej");
  Section section = SectionOf(fob_, "12", ringparken, 148);
  section.address = "Ringparken 1-48";
  section.from_date = ParseIsoDate("1974-01-01");
  section.section_board = board_;
  const auto id = TryAddSection(section);
  ASSERT_TRUE(id);
  ASSERT_TRUE(TryAddSection(SectionOf(fob_, "9", ringparken, 52)));
  AssociationFacts facts = Load().FactsOf(fob_);
  facts.cvr = "10000009";
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutFacts(transaction, facts); }));

  const AreaBook book = Load();
  ASSERT_EQ(book.areas.size(), 2U);
  EXPECT_EQ(book.areas[0].id, motalavej) << "in Danish order";
  ASSERT_EQ(book.sections.size(), 2U);
  EXPECT_EQ(book.sections[0].number, "9");
  EXPECT_EQ(book.sections[1].from_date, ParseIsoDate("1974-01-01"));
  EXPECT_EQ(book.sections[1].section_board, board_);
  EXPECT_EQ(book.FactsOf(fob_).cvr, "10000009");
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return ListSections(reader, motalavej).size(); }), 0U);
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return FindSection(reader, *id)->address; }), "Ringparken 1-48");
}

TEST_P(AreaStoreTest, RefusesWhatTheRulesRefuse) {
  const auto area = AddArea("Ringparken");
  ASSERT_TRUE(TryAddSection(SectionOf(fob_, "12", area, 1)));
  EXPECT_EQ(TryAddSection(SectionOf(fob_, "12", area, 1)).error().id, "areas.number_twice");
  EXPECT_EQ(TryAddSection(SectionOf(slagelse_, "1", area, 1)).error().id, "areas.not_association");
  AssociationFacts facts;
  facts.body = fund_;
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutFacts(transaction, facts); }).error().id,
            "areas.no_facts_of");
  HousingArea again{{}, "ringparken", std::nullopt, ""};
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutArea(transaction, again); }).error().id,
            "areas.area_twice");
}

TEST_P(AreaStoreTest, LogsWhatChanged) {
  Section section = SectionOf(fob_, "12", AddArea("Ringparken"), 148);
  section.id = TryAddSection(section).value();
  section.households = 150;
  ASSERT_TRUE(TryAddSection(section));
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "section", section.id.value); });
  ASSERT_EQ(changes.size(), 2U);
  ASSERT_EQ(changes[0].fields.size(), 1U);
  EXPECT_EQ(changes[0].fields[0].field, "households");
  EXPECT_EQ(changes[0].fields[0].to, "150");
  EXPECT_EQ(changes[0].author.name, "Karla Holm");
  EXPECT_EQ(LoggedRecords().size(), 8U);
}

TOVHOLDER_ON_EVERY_STORE(AreaStoreTest);

}  // namespace
}  // namespace tovholder::areas
