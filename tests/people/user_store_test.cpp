// SPDX-License-Identifier: EUPL-1.2
#include "people/user_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/sessions.h"
#include "people/people_database.h"
#include "people/sign_in.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using testing::ElementsAre;

class UserStoreTest : public PeopleDatabaseTest {
 protected:
  Result<User> Create(std::string email, std::string name, Role role) {
    return database().Write({}, [&](sql::Transaction& transaction) {
      return CreateUser(transaction, {std::move(email), std::move(name), role});
    });
  }
  Result<void> Update(const User& user) {
    return database().Write({}, [&](sql::Transaction& transaction) { return UpdateUser(transaction, user); });
  }
  Result<void> Disable(UserId id) {
    return database().Write({}, [&](sql::Transaction& transaction) { return DisableUser(transaction, id); });
  }
  Viewer ViewerOf(UserId id) {
    return database().Read([&](sql::Reader& reader) { return FindViewer(reader, id.value, ToCopenhagen(now_).date); });
  }
};

TEST_P(UserStoreTest, KeepsAUser) {
  const User user = Create(" Karla@Example.DK ", " Karla  Holm ", Role::kSecretary).value();
  EXPECT_EQ(user.email, "karla@example.dk");
  EXPECT_EQ(user.name, "Karla Holm");
  database().Read([&](sql::Reader& reader) {
    EXPECT_EQ(FindUser(reader, user.id)->role, Role::kSecretary);
    EXPECT_EQ(FindUserByEmail(reader, "KARLA@example.dk")->id, user.id);
    EXPECT_FALSE(FindUserByEmail(reader, "karl@example.dk"));
    EXPECT_FALSE(FindUser(reader, UserId{user.id.value + 1}));
  });
}

TEST_P(UserStoreTest, RefusesATakenEmailAndKeepsTheFirst) {
  const User first = Create("karla@example.dk", "Karla", Role::kReader).value();
  EXPECT_EQ(Create("KARLA@example.dk", "Another", Role::kReader).error(),
            (Error{"people.email_taken", {{"email", "karla@example.dk"}}}));
  User second = Create("bo@example.dk", "Bo", Role::kReader).value();
  second.email = "karla@example.dk";
  EXPECT_EQ(Update(second).error().id, "people.email_taken");
  EXPECT_EQ(Create("nobody", "X", Role::kReader).error().id, "people.bad_email");
  User gone = first;
  gone.id.value += 100;
  gone.email = "gone@example.dk";
  EXPECT_EQ(Update(gone).error().id, "people.no_such_user");
}

TEST_P(UserStoreTest, LogsTheDifference) {
  User user = Create("karla@example.dk", "Karla", Role::kReader).value();
  user.role = Role::kSecretary;
  ASSERT_TRUE(Update(user));
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "user_account", user.id.value); });
  ASSERT_EQ(changes.size(), 2U);
  ASSERT_EQ(changes.front().fields.size(), 1U);
  EXPECT_EQ(changes.front().fields.front().field, "role");
  EXPECT_EQ(changes.front().fields.front().to, "secretary");
}

TEST_P(UserStoreTest, MakesTheFirstAdministratorOnce) {
  const auto find = [&] {
    return database().Write({}, [](sql::Transaction& transaction) { return FindOrCreateAdministrator(transaction); });
  };
  const User first = find();
  EXPECT_EQ(first.role, Role::kAdministrator);
  EXPECT_EQ(find().id, first.id);
}

TEST_P(UserStoreTest, KeepsOneAdministrator) {
  User first = Create("a@example.dk", "A", Role::kAdministrator).value();
  EXPECT_EQ(Disable(first.id).error().id, "people.last_administrator");
  User demoted = first;
  demoted.role = Role::kReader;
  EXPECT_EQ(Update(demoted).error().id, "people.last_administrator");
  const User second = Create("b@example.dk", "B", Role::kAdministrator).value();
  EXPECT_TRUE(Disable(first.id));
  EXPECT_EQ(Disable(second.id).error().id, "people.last_administrator") << "the other one is disabled";
  EXPECT_EQ(Disable(UserId{999}).error().id, "people.no_such_user");
}

TEST_P(UserStoreTest, ShutsADisabledUserOutAndKeepsTheTraces) {
  const User user = Create("karla@example.dk", "Karla", Role::kSecretary).value();
  std::string link;
  const auto session = database().Write({}, [&](sql::Transaction& transaction) {
    link = MakeSignInLink(transaction, user.id, LinkPurpose::kSignIn);
    return http::StartSession(transaction, user.id.value, "test");
  });
  EXPECT_EQ(ViewerOf(user.id).role, Role::kSecretary);
  ASSERT_TRUE(Disable(user.id));
  EXPECT_FALSE(ViewerOf(user.id).signed_in());
  database().Read([&](sql::Reader& reader) {
    EXPECT_FALSE(http::FindSession(reader, session.token, now_));
    EXPECT_FALSE(FindSignInLink(reader, link.substr(std::string_view("/log-ind/").size()), now_));
    EXPECT_EQ(FindUser(reader, user.id)->name, "Karla");
  });
  ASSERT_TRUE(database().Write({}, [&](sql::Transaction& transaction) { return EnableUser(transaction, user.id); }));
  EXPECT_EQ(ViewerOf(user.id).name, "Karla");
}

TEST_P(UserStoreTest, KnowsOutsiders) {
  EXPECT_FALSE(ViewerOf(UserId{0}).signed_in());
  EXPECT_FALSE(ViewerOf(UserId{12345}).signed_in());
}

TEST_P(UserStoreTest, ListsByNameTheDisabledLast) {
  ASSERT_TRUE(Create("a@example.dk", "Åse", Role::kAdministrator));
  const User bo = Create("b@example.dk", "Bo", Role::kReader).value();
  ASSERT_TRUE(Create("c@example.dk", "Zita", Role::kReader));
  ASSERT_TRUE(Disable(bo.id));
  std::vector<std::string> names;
  database().Read([&](sql::Reader& reader) {
    for (const User& user : ListUsers(reader)) names.push_back(user.name);
  });
  EXPECT_THAT(names, ElementsAre("Zita", "Åse", "Bo"));
}

TOVHOLDER_ON_EVERY_STORE(UserStoreTest);

}  // namespace
}  // namespace tovholder::people
