// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/organization_store.h"
#include "people/people_database.h"
#include "people/structure_records.h"
#include "sql/change_log.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

using testing::ElementsAre;

class StructureStoreTest : public PeopleDatabaseTest {
 protected:
  StructureId Named(std::string_view name) {
    return database().Write({},
                            [&](sql::Transaction& transaction) { return FindOrCreateStructure(transaction, name); });
  }
  OrganizationId Organ(StructureId structure, std::string_view name) {
    return database().Write({}, [&](sql::Transaction& transaction) {
      const OrganizationId id = FindOrCreateOrganization(transaction, std::nullopt, name);
      Organization organization = FindOrganization(transaction, id).value();
      organization.structure = structure;
      sql::Update(transaction, "organization", organization);
      return id;
    });
  }
};

TEST_P(StructureStoreTest, KeepsStructuresApartAndListsThemInDanishOrder) {
  const StructureId slagelse = Named("Slagelse");
  EXPECT_EQ(Named(" Slagelse "), slagelse);
  const StructureId aalborg = Named("Aalborg");
  Organ(slagelse, "Bestyrelsen");
  Organ(aalborg, "Boligudvalget");
  database().Read([&](sql::Reader& reader) {
    const auto structures = ListStructures(reader);
    ASSERT_EQ(structures.size(), 2U);
    EXPECT_EQ(structures[0].name, "Slagelse");
    EXPECT_EQ(structures[1].name, "Aalborg") << "aa is å";
    ASSERT_EQ(LoadStructure(reader, aalborg).organizations.size(), 1U);
    EXPECT_EQ(LoadStructure(reader, aalborg).organizations.front().name, "Boligudvalget");
  });
}

TEST_P(StructureStoreTest, ComesBackAsItWasWritten) {
  const StructureId slagelse = Named("Slagelse");
  const OrganizationId board = Organ(slagelse, "Bestyrelsen");
  const OrganizationId group = Organ(slagelse, "Koordinationsgruppen");
  const Date begin = ParseIsoDate("2025-10-01").value();
  database().Write({}, [&](sql::Transaction& transaction) {
    LifeSpan span{{}, group, begin, std::nullopt, "Referat af 22. april 2025"};
    sql::Create(transaction, "life_span", span);
    Seat seat{{}, board, 1, MembershipRole::kMember, "Politidirektør", "Politiet", 1, begin, std::nullopt, "Aftalen"};
    sql::Create(transaction, "seat", seat);
    Tie tie{{}, TieKind::kReportsTo, group, board, begin, std::nullopt, "Aftalen"};
    StructureBook writing = LoadStructure(transaction, slagelse);
    ASSERT_TRUE(Put(transaction, writing, tie));
    Membership membership;
    membership.organization = board;
    membership.person = FindOrCreatePerson(transaction, "Anna Østergård");
    membership.role = MembershipRole::kChair;
    membership.seat = seat.id;
    membership.from_date = begin;
    membership.represents = "Politiet";
    membership.mandate_limits = "Indtil 100.000 kr.";
    ASSERT_TRUE(Put(transaction, writing, membership));
  });
  const StructureBook book = database().Read([&](sql::Reader& reader) { return LoadStructure(reader, slagelse); });
  ASSERT_EQ(book.spans.size(), 1U);
  EXPECT_EQ(book.spans.front().source, "Referat af 22. april 2025");
  ASSERT_EQ(book.ties.size(), 1U);
  EXPECT_EQ(book.ties.front().kind, TieKind::kReportsTo);
  const auto now = OnDate(book, begin);
  ASSERT_EQ(now.size(), 2U);
  ASSERT_EQ(now.front().seats.size(), 1U);
  ASSERT_EQ(now.front().seats.front().holders.size(), 1U);
  EXPECT_EQ(now.front().seats.front().holders.front().mandate_limits, "Indtil 100.000 kr.");
  database().Read([&](sql::Reader& reader) {
    const PersonId anna = now.front().seats.front().holders.front().person;
    EXPECT_EQ(ListMembershipsOf(reader, anna).size(), 1U);
    EXPECT_EQ(sql::ListChanges(reader, "tie", book.ties.front().id.value).size(), 1U);
  });
}

TEST_P(StructureStoreTest, RefusesACircleAndWritesNothing) {
  const StructureId slagelse = Named("Slagelse");
  const OrganizationId one = Organ(slagelse, "Et");
  const OrganizationId two = Organ(slagelse, "To");
  const auto tied = [&](OrganizationId from, OrganizationId to) {
    return database().Write({}, [&](sql::Transaction& transaction) -> Result<void> {
      Tie tie{{}, TieKind::kReportsTo, from, to, std::nullopt, std::nullopt, ""};
      StructureBook book = LoadStructure(transaction, slagelse);
      return Put(transaction, book, tie);
    });
  };
  ASSERT_TRUE(tied(one, two));
  const auto refused = tied(two, one);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "people.tie_circle");
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return LoadStructure(reader, slagelse).ties.size(); }), 1U);
}

TEST_P(StructureStoreTest, ASuccessorTakesOverInOneAct) {
  const StructureId slagelse = Named("Slagelse");
  const OrganizationId council = Organ(slagelse, "Byrådet");
  const OrganizationId old = Organ(slagelse, "§ 17,4-udvalget");
  const OrganizationId heir = Organ(slagelse, "Boligudvalget");
  const Date ends = ParseIsoDate("2025-12-31").value();
  const auto decide = [&](std::string_view by) {
    return database().Write({}, [&](sql::Transaction& transaction) -> Result<void> {
      StructureBook book = LoadStructure(transaction, slagelse);
      if (book.ties.empty()) {
        LifeSpan span{{}, old, ParseIsoDate("2024-06-01"), ends, ""};
        LifeSpan later{{}, heir, ParseIsoDate("2026-01-01"), std::nullopt, ""};
        Tie tie{{}, TieKind::kReportsTo, old, council, std::nullopt, std::nullopt, ""};
        OrganizationTask task{{}, old, 1, "Rådgive om boligpolitik", std::nullopt, std::nullopt, ""};
        (void)Put(transaction, book, span);
        (void)Put(transaction, book, later);
        (void)Put(transaction, book, tie);
        (void)Put(transaction, book, task);
      }
      SuccessionChoice choice;
      choice.decision = {{}, old, ends, SuccessionOutcome::kReplaced, heir, ends, std::string(by), ""};
      return Decide(transaction, book, choice);
    });
  };
  EXPECT_EQ(decide(" ").error().id, "people.no_text");
  ASSERT_TRUE(decide("Byrådet, 15. december 2025"));
  const StructureBook book = database().Read([&](sql::Reader& reader) { return LoadStructure(reader, slagelse); });
  const auto after = OnDate(book, ParseIsoDate("2026-01-01").value());
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after.back().organization.name, "Byrådet");
  EXPECT_THAT(after.front().tasks, testing::SizeIs(1));
  ASSERT_THAT(after.front().ties, testing::SizeIs(1));
  EXPECT_EQ(after.front().ties.front().target, council);
  EXPECT_EQ(book.successions.size(), 1U);
}

TEST_P(StructureStoreTest, LeaveAndReturnAreWrittenTogether) {
  const StructureId slagelse = Named("Slagelse");
  const OrganizationId board = Organ(slagelse, "Bestyrelsen");
  const auto left = database().Write({}, [&](sql::Transaction& transaction) -> Result<std::vector<Membership>> {
    StructureBook book = LoadStructure(transaction, slagelse);
    Membership membership;
    membership.organization = board;
    membership.person = FindOrCreatePerson(transaction, "Anna Østergård");
    membership.deputy = FindOrCreatePerson(transaction, "Bo Lind");
    (void)Put(transaction, book, membership);
    return TakeOver(transaction,
                    {membership.person, ParseIsoDate("2026-02-01").value(), ParseIsoDate("2026-05-01"), {}});
  });
  ASSERT_TRUE(left);
  EXPECT_THAT(*left, testing::IsEmpty());
  const StructureBook book = database().Read([&](sql::Reader& reader) { return LoadStructure(reader, slagelse); });
  const auto who = [&](std::string_view day) {
    std::string names;
    for (const auto& member : OnDate(book, ParseIsoDate(day).value()).front().members()) {
      names += book.NameOf(member.person) + ".";
    }
    return names;
  };
  EXPECT_EQ(who("2026-01-31"), "Anna Østergård.");
  EXPECT_EQ(who("2026-02-01"), "Bo Lind.");
  EXPECT_EQ(who("2026-04-30"), "Bo Lind.");
  EXPECT_EQ(who("2026-05-01"), "Anna Østergård.");
}

TOVHOLDER_ON_EVERY_STORE(StructureStoreTest);

}  // namespace
}  // namespace tovholder::people
