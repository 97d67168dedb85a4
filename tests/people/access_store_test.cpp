// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "people/membership.h"
#include "people/organization_store.h"
#include "people/people_database.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Date DayOf(std::string_view text) { return ParseIsoDate(text).value(); }

class AccessStoreTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    database().Write({}, [&](sql::Transaction& t) {
      board_ = FindOrCreateOrganization(t, std::nullopt, "Bestyrelsen");
      group_ = FindOrCreateOrganization(t, std::nullopt, "Følgegruppen");
      karla_ = FindOrCreatePerson(t, "Karla Holm");
      user_ = CreateUser(t, {"karla@example.dk", "Karla Holm", Role::kReader, karla_}).value().id;
    });
  }
  void Enter(OrganizationId organization, MembershipRole role, std::optional<Date> from, std::optional<Date> to) {
    Membership membership;
    membership.organization = organization;
    membership.person = karla_;
    membership.role = role;
    membership.from_date = from;
    membership.to_date = to;
    database().Write({}, [&](sql::Transaction& t) { sql::Create(t, "membership", membership); });
  }
  Viewer On(std::string_view day) {
    return database().Read([&](sql::Reader& reader) { return FindViewer(reader, user_.value, DayOf(day)); });
  }

  OrganizationId board_, group_;
  PersonId karla_;
  UserId user_;
};

TEST_P(AccessStoreTest, RightsBeginAndEndWithTheDaysOfTheMembership) {
  Enter(board_, MembershipRole::kMember, DayOf("2025-01-01"), DayOf("2025-06-30"));
  EXPECT_THAT(On("2024-12-31").held, IsEmpty());
  EXPECT_EQ(On("2025-01-01").RoleIn(board_), OrganizationRole::kMember);
  EXPECT_EQ(On("2025-06-30").RoleIn(board_), OrganizationRole::kMember);
  EXPECT_EQ(On("2025-07-01").RoleIn(board_), OrganizationRole::kNone) << "no job has to run";
  EXPECT_EQ(On("2025-06-30").RoleIn(group_), OrganizationRole::kNone);
}

TEST_P(AccessStoreTest, TakesTheHighestOfSeveralMemberships) {
  Enter(board_, MembershipRole::kObserver, std::nullopt, std::nullopt);
  Enter(board_, MembershipRole::kChair, DayOf("2025-02-01"), DayOf("2025-03-01"));
  Enter(group_, MembershipRole::kSecretary, std::nullopt, std::nullopt);
  EXPECT_THAT(On("2025-02-10").held,
              ElementsAre(HeldRole{board_, OrganizationRole::kChair}, HeldRole{group_, OrganizationRole::kSecretary}));
  EXPECT_EQ(On("2025-03-02").RoleIn(board_), OrganizationRole::kReader);
}

TEST_P(AccessStoreTest, AUserWithoutAPersonHoldsNothing) {
  Enter(board_, MembershipRole::kChair, std::nullopt, std::nullopt);
  User user = database().Read([&](sql::Reader& reader) { return FindUser(reader, user_).value(); });
  EXPECT_EQ(user.person, karla_);
  user.person = std::nullopt;
  ASSERT_TRUE(database().Write({}, [&](sql::Transaction& t) { return UpdateUser(t, user); }));
  EXPECT_THAT(On("2025-02-10").held, IsEmpty());
  user.person = PersonId{999};
  EXPECT_EQ(database().Write({}, [&](sql::Transaction& t) { return UpdateUser(t, user); }).error().id,
            "people.no_such_person");
}

TEST_P(AccessStoreTest, FindsAPersonByName) {
  database().Read([&](sql::Reader& reader) {
    EXPECT_EQ(FindPersonByName(reader, "  karla  HOLM ")->id, karla_);
    EXPECT_FALSE(FindPersonByName(reader, "Karla"));
    EXPECT_FALSE(FindPersonByName(reader, ""));
  });
}

TEST_P(AccessStoreTest, ShowsAMemberTheOwnClosedRowsAndNoOthers) {
  Enter(board_, MembershipRole::kMember, std::nullopt, DayOf("2025-06-30"));
  Enter(group_, MembershipRole::kSecretary, std::nullopt, DayOf("2025-06-30"));
  database().Write({}, [&](sql::Transaction& t) {
    t.Execute("CREATE TABLE paper (visibility TEXT NOT NULL, organization BIGINT)");
    for (const auto* visibility : {"public", "internal", "draft", "closed"}) {
      for (const auto& of : {std::optional(board_), std::optional(group_), std::optional<OrganizationId>()}) {
        t.Execute("INSERT INTO paper (visibility, organization) VALUES ($1, $2)", visibility, of);
      }
    }
  });
  const auto seen_by = [&](const Viewer& viewer) {
    std::vector<std::string> seen;
    database().Read([&](sql::Reader& reader) {
      reader.Each(
          "SELECT visibility, coalesce(organization, 0) FROM paper WHERE visibility IN ('draft', 'closed') AND " +
              VisibleCondition(viewer, "visibility", "organization IN ({ids})") + " ORDER BY 1, 2",
          [&](const sql::Row& row) {
            const auto of = row.Get<OrganizationId>(1);
            seen.push_back(row.Get<std::string>(0) + (of == board_ ? " board" : of == group_ ? " group" : ""));
          });
    });
    return Join(seen, ", ");
  };
  EXPECT_EQ(seen_by(On("2025-06-30")), "closed board, closed group, draft group");
  EXPECT_EQ(seen_by(On("2025-07-01")), "");
  EXPECT_EQ(seen_by(Viewer::Outsider()), "");
  EXPECT_EQ(seen_by({user_, "S", Role::kAuditor}),
            "closed, closed board, closed group, draft, draft board, draft group");
}

// However many bodies and users there are, only the own memberships are read.
TEST_P(AccessStoreTest, FindsTheOwnMembershipsByAnIndex) {
  if (database().engine() != sql::Engine::kSqlite) GTEST_SKIP() << "asked of SQLite, which says how it will read";
  const auto plan = database().Read([&](sql::Reader& reader) {
    std::string text;
    reader.Each(
        "EXPLAIN QUERY PLAN SELECT organization, role FROM membership WHERE person = $1 AND (from_date IS NULL OR "
        "from_date <= $2) AND (to_date IS NULL OR to_date >= $3) ORDER BY organization",
        [&](const sql::Row& row) { text += row.Get<std::string>(3) + "\n"; }, karla_, "2025-01-01", "2025-01-01");
    return text;
  });
  EXPECT_THAT(plan, HasSubstr("USING INDEX membership_by_person"));
}

TOVHOLDER_ON_EVERY_STORE(AccessStoreTest);

}  // namespace
}  // namespace tovholder::people
