// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/browser.h"
#include "people/people_database.h"
#include "people/sign_in.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

constexpr std::string_view kLinkBegin = "/log-ind/";

class SignInStoreTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    user_ = database()
                .Write({},
                       [](sql::Transaction& transaction) {
                         return CreateUser(transaction, {"karla@example.dk", "Karla", Role::kReader});
                       })
                .value();
  }
  void ChoosePassword() { ASSERT_TRUE(ChangePassword(database(), {}, user_.id, "", kPassword, 0)); }
  Result<SignedIn> Enter(std::string_view email, std::string_view password, std::string_view agent = "test") {
    const auto answer = SignIn(database(), email, password, agent);
    if (!answer) return Pass(answer);
    return std::get<SignedIn>(*answer);
  }
  std::string TryOnce(std::string_view email, std::string_view password) {
    const auto signed_in = Enter(email, password);
    return signed_in ? "in" : signed_in.error().id;
  }
  std::string MakeLink(LinkPurpose purpose) {
    const std::string address = database().Write(
        {}, [&](sql::Transaction& transaction) { return MakeSignInLink(transaction, user_.id, purpose); });
    EXPECT_TRUE(address.starts_with(kLinkBegin));
    return address.substr(kLinkBegin.size());
  }
  std::string UseLink(std::string_view token) {
    const auto signed_in = SignInByLink(database(), token, "", "test");
    return signed_in ? "in" : signed_in.error().id;
  }
  std::vector<http::SessionEntry> Sessions() {
    return database().Read([&](sql::Reader& reader) { return http::ListSessions(reader, user_.id.value, now_); });
  }

  User user_;
};

TEST_P(SignInStoreTest, LetsInWithThePassword) {
  ChoosePassword();
  const auto signed_in = Enter(" KARLA@example.dk", kPassword, "Firefox");
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->user.id, user_.id);
  const auto found =
      database().Read([&](sql::Reader& reader) { return http::FindSession(reader, signed_in->session.token, now_); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->session.account, user_.id.value);
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "user_account", user_.id.value); });
  EXPECT_EQ(changes.front().kind, sql::ChangeKind::kSignIn);
  EXPECT_EQ(changes.front().author.name, "Karla");
}

TEST_P(SignInStoreTest, GivesEveryWrongTryTheSameAnswer) {
  EXPECT_EQ(TryOnce("karla@example.dk", ""), "people.sign_in_refused") << "no password yet";
  ChoosePassword();
  EXPECT_EQ(TryOnce("karla@example.dk", "forkert kodeord"), "people.sign_in_refused");
  EXPECT_EQ(TryOnce("nobody@example.dk", kPassword), "people.sign_in_refused");
  EXPECT_EQ(TryOnce("", ""), "people.sign_in_refused");
  ASSERT_TRUE(database().Write({}, [&](sql::Transaction& t) { return DisableUser(t, user_.id); }));
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "people.sign_in_refused");
  EXPECT_TRUE(Sessions().empty());
}

TEST_P(SignInStoreTest, SlowsDownTriesForOneEmailWhetherItExistsOrNot) {
  ChoosePassword();
  for (const auto* email : {"karla@example.dk", "nobody@example.dk"}) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(TryOnce(email, "forkert kodeord"), "people.sign_in_refused");
    const auto refused = Enter(email, kPassword);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), (Error{"people.sign_in_wait", {{"seconds", "5"}, {"minutes", "1"}}}));
  }
  now_ += std::chrono::seconds(4);
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "people.sign_in_wait");
  now_ += std::chrono::seconds(1);
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "in");
  EXPECT_EQ(TryOnce("karla@example.dk", "forkert kodeord"), "people.sign_in_refused") << "counted from the start again";
}

TEST_P(SignInStoreTest, DoesNotSlowDownOthers) {
  ChoosePassword();
  for (int i = 0; i < 6; ++i) TryOnce("nobody@example.dk", "forkert kodeord");
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "in");
}

TEST_P(SignInStoreTest, ForgetsTriesAfterADay) {
  for (int i = 0; i < 4; ++i) TryOnce("nobody@example.dk", "forkert kodeord");
  now_ += std::chrono::hours(25);
  EXPECT_EQ(TryOnce("somebody@example.dk", "forkert kodeord"), "people.sign_in_refused");
  const auto rows = database().Read(
      [](sql::Reader& reader) { return reader.One<std::int64_t>("SELECT count(*) FROM sign_in_try").value(); });
  EXPECT_EQ(rows, 1);
}

TEST_P(SignInStoreTest, LetsInByLinkOnce) {
  const std::string token = MakeLink(LinkPurpose::kSignIn);
  EXPECT_TRUE(database().Read([&](sql::Reader& reader) { return FindSignInLink(reader, token, now_); }));
  EXPECT_EQ(UseLink(token), "in") << "looking did not use it up";
  EXPECT_EQ(UseLink(token), "people.link_unusable");
  EXPECT_EQ(UseLink(""), "people.link_unusable");
  EXPECT_EQ(UseLink("nonsense"), "people.link_unusable");
  EXPECT_EQ(Sessions().size(), 1U);
}

TEST_P(SignInStoreTest, EndsLinksByTimeAndByANewerOne) {
  const std::string old = MakeLink(LinkPurpose::kSignIn);
  const std::string newer = MakeLink(LinkPurpose::kSignIn);
  EXPECT_EQ(UseLink(old), "people.link_unusable");
  now_ += std::chrono::hours(24);
  EXPECT_EQ(UseLink(newer), "people.link_unusable");
  const std::string week = MakeLink(LinkPurpose::kNewPassword);
  now_ += std::chrono::hours(24 * 7 - 1);
  EXPECT_EQ(UseLink(week), "in");
}

TEST_P(SignInStoreTest, KeepsNoTokenInTheData) {
  const std::string token = MakeLink(LinkPurpose::kSignIn);
  const auto digest = database().Read(
      [](sql::Reader& reader) { return reader.One<std::string>("SELECT digest FROM sign_in_link").value(); });
  EXPECT_NE(digest, token);
  EXPECT_EQ(digest.size(), 64U);
}

TEST_P(SignInStoreTest, ALinkForANewPasswordEndsTheOld) {
  ChoosePassword();
  EXPECT_EQ(UseLink(MakeLink(LinkPurpose::kSignIn)), "in");
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "in");
  EXPECT_EQ(UseLink(MakeLink(LinkPurpose::kNewPassword)), "in");
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "people.sign_in_refused");
  EXPECT_TRUE(ChangePassword(database(), {}, user_.id, "", "et helt nyt kodeord", 0));
  EXPECT_EQ(TryOnce("karla@example.dk", "et helt nyt kodeord"), "in");
}

TEST_P(SignInStoreTest, ALinkOpensAgainAfterManyTries) {
  for (int i = 0; i < 5; ++i) TryOnce("karla@example.dk", "forkert kodeord");
  EXPECT_EQ(UseLink(MakeLink(LinkPurpose::kSignIn)), "in");
  EXPECT_EQ(TryOnce("karla@example.dk", "forkert kodeord"), "people.sign_in_refused");
}

TEST_P(SignInStoreTest, ChangesThePasswordAndEndsOtherSessions) {
  ChoosePassword();
  const auto here = Enter("karla@example.dk", kPassword, "here");
  const auto there = Enter("karla@example.dk", kPassword, "there");
  ASSERT_TRUE(here && there);
  EXPECT_EQ(Sessions().size(), 2U);
  const auto change = [&](std::string_view old_password, std::string_view new_password) {
    const auto changed = ChangePassword(database(), {}, user_.id, old_password, new_password, here->session.session.id);
    return changed ? "changed" : changed.error().id;
  };
  EXPECT_EQ(change("forkert kodeord", "syv røde huse"), "people.password_wrong");
  EXPECT_EQ(change(kPassword, "kort"), "people.password_short");
  EXPECT_EQ(Sessions().size(), 2U);
  EXPECT_EQ(change(kPassword, "syv røde huse"), "changed");
  ASSERT_EQ(Sessions().size(), 1U);
  EXPECT_EQ(Sessions().front().agent, "here");
  EXPECT_EQ(TryOnce("karla@example.dk", kPassword), "people.sign_in_refused");
  EXPECT_EQ(ChangePassword(database(), {}, UserId{999}, "", "syv røde huse", 0).error().id, "people.no_such_user");
}

TEST_P(SignInStoreTest, ThrottlesTheOldPasswordToo) {
  ChoosePassword();
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(ChangePassword(database(), {}, user_.id, "forkert kodeord", "syv røde huse", 0).error().id,
              "people.password_wrong");
  }
  EXPECT_EQ(ChangePassword(database(), {}, user_.id, kPassword, "syv røde huse", 0).error().id, "people.sign_in_wait");
}

TEST_P(SignInStoreTest, LeavesNoHashInTheChangeLog) {
  ChoosePassword();
  const auto changes = database().Read([&](sql::Reader& reader) { return sql::ListLatestChanges(reader, 100, 0); });
  for (const sql::Change& change : changes) {
    for (const sql::FieldChange& field : change.fields) EXPECT_EQ(field.to.find("argon2"), std::string::npos);
  }
  EXPECT_EQ(changes.front().note, "password changed");
}

TOVHOLDER_ON_EVERY_STORE(SignInStoreTest);

}  // namespace
}  // namespace tovholder::people
