// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/browser.h"
#include "people/people_database.h"
#include "people/second_factor.h"
#include "people/sign_in.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;

class SecondFactorTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    user_ = database()
                .Write({},
                       [](sql::Transaction& t) {
                         return CreateUser(t, {"karla@example.dk", "Karla", Role::kSecretary});
                       })
                .value()
                .id;
    ASSERT_TRUE(ChangePassword(database(), {}, user_, "", kPassword, 0));
  }
  Result<void> Begin() {
    return database().Write({}, [&](sql::Transaction& t) { return BeginSecondFactor(t, user_); });
  }
  SecondFactorState State() {
    return database().Read([&](sql::Reader& reader) { return FindSecondFactor(reader, user_); });
  }
  // With the app set up; the next code is good thirty seconds later.
  std::vector<std::string> SetUpApp() {
    EXPECT_TRUE(Begin());
    secret_ = State().secret;
    auto codes = ConfirmSecondFactor(database(), {}, user_, CodeAt(secret_, now_), 0);
    EXPECT_TRUE(codes);
    now_ += std::chrono::seconds(30);
    return codes.value();
  }
  std::string TicketFor(std::string_view password) {
    const auto answer = SignIn(database(), "karla@example.dk", password, "test");
    if (!answer) return answer.error().id;
    const auto* wanted = std::get_if<CodeWanted>(&*answer);
    return wanted ? wanted->ticket : "in";
  }
  std::string Try(std::string_view ticket, std::string_view code) {
    const auto signed_in = SignInByCode(database(), ticket, code, "test");
    return signed_in ? "in" : signed_in.error().id;
  }
  std::string AppCode() { return CodeAt(secret_, now_); }
  std::size_t CountSessions() {
    return database().Read([&](sql::Reader& reader) { return http::ListSessions(reader, user_.value, now_); }).size();
  }

  UserId user_;
  std::string secret_;
};

TEST_P(SecondFactorTest, IsNotAskedForBeforeAFirstCode) {
  EXPECT_EQ(State().stage, SecondFactorState::Stage::kNone);
  ASSERT_TRUE(Begin());
  const std::string first = State().secret;
  EXPECT_EQ(State().stage, SecondFactorState::Stage::kBeingSetUp);
  EXPECT_EQ(TicketFor(kPassword), "in");
  ASSERT_TRUE(Begin());
  EXPECT_NE(State().secret, first) << "a new key each time";
  EXPECT_EQ(ConfirmSecondFactor(database(), {}, user_, CodeAt(first, now_), 0).error().id, "people.code_wrong");
  EXPECT_EQ(ConfirmSecondFactor(database(), {}, user_, CodeAt(State().secret, now_), 0)->size(), 10U);
  EXPECT_EQ(State().stage, SecondFactorState::Stage::kOn);
  EXPECT_EQ(State().secret, "") << "never shown again";
  EXPECT_EQ(Begin().error().id, "people.second_factor_on");
}

TEST_P(SecondFactorTest, IsAskedForAfterThePassword) {
  SetUpApp();
  EXPECT_EQ(CountSessions(), 0U);
  const std::string ticket = TicketFor(kPassword);
  EXPECT_EQ(CountSessions(), 0U) << "the password alone begins no session";
  EXPECT_EQ(TicketFor("forkert kodeord"), "people.sign_in_refused");
  EXPECT_EQ(Try(ticket, "000000"), "people.code_wrong");
  EXPECT_EQ(Try(ticket, ""), "people.code_wrong");
  EXPECT_EQ(Try(ticket, AppCode().substr(0, 3) + " " + AppCode().substr(3)), "in") << "as apps show it";
  EXPECT_EQ(CountSessions(), 1U);
  EXPECT_EQ(Try(ticket, AppCode()), "people.ticket_unusable");
  EXPECT_EQ(Try(TicketFor(kPassword), AppCode()), "people.code_wrong") << "each code once";
  now_ += std::chrono::seconds(30);
  EXPECT_EQ(Try(TicketFor(kPassword), AppCode()), "in");
  EXPECT_EQ(Try("nonsense", AppCode()), "people.ticket_unusable");
}

TEST_P(SecondFactorTest, ATicketEndsAfterTenMinutesAndWithPasswordAndUser) {
  SetUpApp();
  const std::string late = TicketFor(kPassword);
  now_ += std::chrono::minutes(10);
  EXPECT_EQ(Try(late, AppCode()), "people.ticket_unusable");
  const std::string changed = TicketFor(kPassword);
  ASSERT_TRUE(ChangePassword(database(), {}, user_, kPassword, "syv røde huse", 0));
  EXPECT_EQ(Try(changed, AppCode()), "people.ticket_unusable") << "the password is another one now";
  const std::string disabled = TicketFor("syv røde huse");
  ASSERT_TRUE(database().Write({}, [&](sql::Transaction& t) { return DisableUser(t, user_); }));
  EXPECT_EQ(Try(disabled, AppCode()), "people.ticket_unusable");
  EXPECT_EQ(CountSessions(), 0U);
}

TEST_P(SecondFactorTest, SlowsDownWrongCodesWhateverThePasswordSays) {
  SetUpApp();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(Try(TicketFor(kPassword), "000000"), "people.code_wrong");
  EXPECT_EQ(Try(TicketFor(kPassword), AppCode()), "people.sign_in_wait");
  EXPECT_EQ(RenewRecoveryCodes(database(), {}, user_, AppCode()).error().id, "people.sign_in_wait");
  now_ += std::chrono::seconds(5);
  EXPECT_EQ(Try(TicketFor(kPassword), AppCode()), "in");
  now_ += std::chrono::seconds(30);
  EXPECT_EQ(Try(TicketFor(kPassword), "000000"), "people.code_wrong") << "counted from the start again";
}

TEST_P(SecondFactorTest, EachRecoveryCodeLetsInOnce) {
  const auto codes = SetUpApp();
  EXPECT_EQ(Try(TicketFor(kPassword), codes[3]), "in");
  EXPECT_EQ(State().recovery_codes, 9);
  EXPECT_EQ(Try(TicketFor(kPassword), codes[3]), "people.code_wrong");
  const auto renewed = RenewRecoveryCodes(database(), {}, user_, codes[4]);
  ASSERT_TRUE(renewed);
  EXPECT_EQ(State().recovery_codes, 10);
  EXPECT_EQ(Try(TicketFor(kPassword), codes[5]), "people.code_wrong") << "of the old ones";
  EXPECT_EQ(Try(TicketFor(kPassword), renewed->front()), "in");
}

TEST_P(SecondFactorTest, IsAskedForWithALinkWhichStaysUntilTheCodeIsRight) {
  SetUpApp();
  const std::string address =
      database().Write({}, [&](sql::Transaction& t) { return MakeSignInLink(t, user_, LinkPurpose::kNewPassword); });
  const std::string token = address.substr(address.rfind('/') + 1);
  EXPECT_EQ(SignInByLink(database(), token, "", "test").error().id, "people.code_wrong");
  EXPECT_EQ(SignInByLink(database(), token, "000000", "test").error().id, "people.code_wrong");
  EXPECT_TRUE(database().Read([&](sql::Reader& reader) { return HasPassword(reader, user_); }))
      << "a stolen link alone takes nothing away";
  EXPECT_TRUE(SignInByLink(database(), token, AppCode(), "test"));
  EXPECT_EQ(SignInByLink(database(), token, AppCode(), "test").error().id, "people.link_unusable");
}

TEST_P(SecondFactorTest, EndsByACodeOrByAnAdministrator) {
  SetUpApp();
  EXPECT_EQ(EndSecondFactor(database(), {}, user_, "000000").error().id, "people.code_wrong");
  EXPECT_TRUE(EndSecondFactor(database(), {}, user_, AppCode()));
  EXPECT_EQ(TicketFor(kPassword), "in");
  const auto reset = [&] {
    return database().Write({7, "Åse"}, [&](sql::Transaction& t) { return ResetSecondFactor(t, user_); });
  };
  EXPECT_EQ(reset().error().id, "people.no_second_factor");
  SetUpApp();
  TicketFor(kPassword);
  ASSERT_TRUE(reset());
  EXPECT_EQ(CountSessions(), 0U);
  EXPECT_EQ(TicketFor(kPassword), "in");
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "user_account", user_.value); });
  EXPECT_EQ(changes[1].note, "second factor reset");
  EXPECT_EQ(changes[1].author.name, "Åse");
}

TEST_P(SecondFactorTest, LeavesNoSecretInLogsAndErrorsAndOnlyDigestsOfCodes) {
  const auto codes = SetUpApp();
  const std::string ticket = TicketFor(kPassword);
  const auto wrong = SignInByCode(database(), ticket, codes[0] + "x", "test");
  ASSERT_FALSE(wrong);
  std::string told;
  for (const auto& [name, value] : wrong.error().params) told += value;
  database().Read([&](sql::Reader& reader) {
    for (const std::string& digest : reader.Column<std::string>("SELECT digest FROM recovery_code")) told += digest;
    for (const std::string& digest : reader.Column<std::string>("SELECT digest FROM sign_in_ticket")) told += digest;
  });
  EXPECT_EQ(Try(ticket, codes[0]), "in");
  database().Read([&](sql::Reader& reader) {
    for (const sql::Change& change : sql::ListLatestChanges(reader, 100, 0)) {
      told += change.note + change.table;
      for (const sql::FieldChange& field : change.fields) told += field.from + field.to;
    }
  });
  EXPECT_THAT(told, HasSubstr("recovery code used"));
  EXPECT_THAT(told, Not(HasSubstr(secret_)));
  EXPECT_THAT(told, Not(HasSubstr(ticket)));
  for (const std::string& code : codes) {
    EXPECT_THAT(told, Not(HasSubstr(code)));
    EXPECT_THAT(told, Not(HasSubstr(NormalRecoveryCode(code))));
  }
}

TOVHOLDER_ON_EVERY_STORE(SecondFactorTest);

}  // namespace
}  // namespace tovholder::people
