// SPDX-License-Identifier: EUPL-1.2
#include "people/organization_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/people_database.h"
#include "people/person.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using testing::ElementsAre;

class OrganizationStoreTest : public PeopleDatabaseTest {
 protected:
  BodyId Municipality(std::string_view name) {
    return database().Write({}, [&](sql::Transaction& transaction) {
      return FindOrCreateBody(transaction, BodyKind::kMunicipality, name);
    });
  }
  OrganizationId Organ(std::optional<BodyId> body, std::string_view name) {
    return database().Write(
        {}, [&](sql::Transaction& transaction) { return FindOrCreateOrganization(transaction, body, name); });
  }
  PersonId Somebody(std::string_view name) {
    return database().Write({}, [&](sql::Transaction& transaction) { return FindOrCreatePerson(transaction, name); });
  }
};

TEST_P(OrganizationStoreTest, FindsABodyInEverySpelling) {
  const BodyId body = Municipality("Aabenraa Kommune");
  EXPECT_EQ(Municipality(" Åbenrå  kommune"), body);
  EXPECT_EQ(Municipality("ÅBENRÅ"), body);
  EXPECT_NE(Municipality("Slagelse"), body);
  EXPECT_EQ(Municipality("Kommune"), Municipality("kommune")) << "a suffix alone is a name";
  const BodyId fund = database().Write({}, [](sql::Transaction& transaction) {
    return FindOrCreateBody(transaction, BodyKind::kFund, "Aabenraa Kommune");
  });
  EXPECT_NE(fund, body) << "of another kind";
}

TEST_P(OrganizationStoreTest, KeepsOrganizationsOfBodiesApart) {
  const BodyId slagelse = Municipality("Slagelse");
  const BodyId ballerup = Municipality("Ballerup");
  const OrganizationId here = Organ(slagelse, "Økonomiudvalget");
  EXPECT_EQ(Organ(slagelse, "ØKONOMIUDVALGET"), here);
  EXPECT_NE(Organ(ballerup, "Økonomiudvalget"), here);
  const OrganizationId bodiless = Organ(std::nullopt, "Økonomiudvalget");
  EXPECT_NE(bodiless, here);
  EXPECT_EQ(Organ(std::nullopt, "økonomiudvalget"), bodiless);
  const auto found = database().Read([&](sql::Reader& reader) { return FindOrganization(reader, here); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Økonomiudvalget");
  EXPECT_EQ(found->body, slagelse);
}

TEST_P(OrganizationStoreTest, ListsInDanishOrder) {
  for (const auto* name : {"Ørsted", "Aarhus", "Zoo", "Ærø", "Albertslund"}) Municipality(name);
  std::vector<std::string> names;
  database().Read([&](sql::Reader& reader) {
    for (const Body& body : ListBodies(reader)) names.push_back(body.name);
  });
  EXPECT_THAT(names, ElementsAre("Albertslund", "Zoo", "Ærø", "Ørsted", "Aarhus"));
}

TEST_P(OrganizationStoreTest, LogsWhatItMakes) {
  const BodyId body = Municipality("Slagelse");
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "body", body.value); });
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes.front().kind, sql::ChangeKind::kCreate);
}

TEST_P(OrganizationStoreTest, FindsPersonsAndListsThemBySurname) {
  const PersonId anna = Somebody("Anna Østergård");
  EXPECT_EQ(Somebody("anna  ØSTERGÅRD"), anna);
  EXPECT_EQ(Somebody("Anna Østergaard"), anna);
  Somebody("Åge Andersen");
  Somebody("Zenia Bach");
  Somebody("Aage Aagaard");
  std::vector<std::string> names;
  database().Read([&](sql::Reader& reader) {
    for (const Person& person : ListPersons(reader, 10, 0)) names.push_back(person.name);
    EXPECT_EQ(ListPersons(reader, 2, 3).size(), 1U);
  });
  EXPECT_THAT(names, ElementsAre("Åge Andersen", "Zenia Bach", "Anna Østergård", "Aage Aagaard"));
}

TOVHOLDER_ON_EVERY_STORE(OrganizationStoreTest);

}  // namespace
}  // namespace tovholder::people
