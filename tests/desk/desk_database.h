// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <optional>

#include "desk/agenda_store.h"
#include "desk/item_store.h"
#include "desk/release_store.h"
#include "people/organization_store.h"
#include "people/structure.h"
#include "people/structure_store.h"
#include "people/user_store.h"
#include "sql/records.h"
#include "support/search_database.h"

namespace tovholder::desk {

// A board that lives until the end of 2026, and a secretary's day: 1 May 2026.
class DeskDatabaseTest : public test::ClockedSearchDatabaseTest {
 protected:
  DeskDatabaseTest() : ClockedSearchDatabaseTest("2026-05-01T08:00:00Z") {}

  void SetUp() override {
    ClockedSearchDatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
      board_ = people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Bestyrelsen");
      group_ = people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Koordinationsgruppen");
      for (const people::OrganizationId id : {board_, group_}) {
        auto organization = people::FindOrganization(transaction, id).value();
        organization.structure = structure;
        sql::Update(transaction, "organization", organization);
      }
      people::LifeSpan span{{}, board_, std::nullopt, ParseIsoDate("2026-12-31"), ""};
      sql::Create(transaction, "life_span", span);
    });
  }

  MeetingPlan Plan() const {
    return {{board_}, "Bestyrelsesmøde", ParseIsoDate("2026-05-19"), TimeOfDay{15, 0}, TimeOfDay{17, 0}, "Beboerhuset"};
  }
  Result<meetings::MeetingId> TryCreate(const MeetingPlan& plan, std::vector<DeskItem> copied = {}) {
    return Write([&](sql::Transaction& transaction) {
      return CreateMeeting(transaction, index_, plan, std::move(copied), today());
    });
  }
  meetings::MeetingId Create() { return TryCreate(Plan()).value(); }
  Agenda Load(meetings::MeetingId id) {
    return database().Read([&](sql::Reader& reader) { return FindAgenda(reader, secretary_, id).value(); });
  }
  DeskItem Item(meetings::MeetingId id, std::string title) const {
    DeskItem item;
    item.meeting = id;
    item.title = std::move(title);
    item.type = minutes::ItemType::kDecision;
    item.responsible = "Karla Holm";
    item.recommendations = "at det godkendes";
    return item;
  }
  DeskItemId Add(const DeskItem& item) {
    return Write([&](sql::Transaction& transaction) { return CreateItem(transaction, item); }).value();
  }
  Result<int> TryRelease(meetings::MeetingId id, std::string reason = {}) {
    const int seen = Load(id).desk.version;
    return Write([&](sql::Transaction& transaction) {
      return ReleaseAgenda(transaction, index_, id, {std::move(reason), seen}, today());
    });
  }
  std::vector<meetings::ItemDetails> PublicItems(meetings::MeetingId id) {
    return database().Read(
        [&](sql::Reader& reader) { return meetings::ListItems(reader, people::Viewer::Outsider(), id); });
  }
  std::vector<std::string> Titles(meetings::MeetingId id) {
    std::vector<std::string> titles;
    for (const ItemOnDesk& one : Load(id).items) titles.push_back(one.item.title);
    return titles;
  }
  // Somebody of that name who may sign in.
  people::UserId AddUser(const std::string& name, people::Role role) {
    return Write([&](sql::Transaction& transaction) {
      const std::string email = "konto" + std::to_string(++users_) + "@example.dk";
      const auto person = people::FindOrCreatePerson(transaction, name);
      return people::CreateUser(transaction, {email, name, role, person}).value().id;
    });
  }
  void AddMember(people::OrganizationId organization, const std::string& name, people::MembershipRole role) {
    Write([&](sql::Transaction& transaction) {
      people::Membership membership;
      membership.organization = organization;
      membership.person = people::FindOrCreatePerson(transaction, name);
      membership.role = role;
      sql::Create(transaction, "membership", membership);
    });
  }
  people::Viewer See(people::UserId user) {
    return database().Read([&](sql::Reader& reader) { return people::FindViewer(reader, user.value, today()); });
  }
  Date today() const { return ToCopenhagen(now_).date; }

  const people::Viewer secretary_{people::UserId{7}, "Karla Holm", people::Role::kSecretary};
  const people::Viewer reader_{people::UserId{8}, "Bo Beboer", people::Role::kReader};
  people::OrganizationId board_;
  people::OrganizationId group_;
  search::Index index_{test::InstalledWords()};
  int users_ = 0;
};

}  // namespace tovholder::desk
