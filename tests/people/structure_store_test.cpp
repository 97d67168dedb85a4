// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/organization_store.h"
#include "people/people_database.h"
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
    ASSERT_TRUE(CreateTie(transaction, slagelse, tie));
    Membership membership;
    membership.organization = board;
    membership.person = FindOrCreatePerson(transaction, "Anna Østergård");
    membership.role = MembershipRole::kChair;
    membership.seat = seat.id;
    membership.from_date = begin;
    membership.represents = "Politiet";
    membership.mandate_limits = "Indtil 100.000 kr.";
    ASSERT_TRUE(CreateMembership(transaction, slagelse, membership));
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
      return CreateTie(transaction, slagelse, tie);
    });
  };
  ASSERT_TRUE(tied(one, two));
  const auto refused = tied(two, one);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "people.tie_circle");
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return LoadStructure(reader, slagelse).ties.size(); }), 1U);
}

TOVHOLDER_ON_EVERY_STORE(StructureStoreTest);

}  // namespace
}  // namespace tovholder::people
