// SPDX-License-Identifier: EUPL-1.2
#include "people/invitation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/people_database.h"
#include "people/sign_in.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kLinkBefore = "https://plan.example.dk/log-ind/";

class InvitationTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    user_ = database()
                .Write({},
                       [](sql::Transaction& t) {
                         return CreateUser(t, {"karla@example.dk", "Karla Holm", Role::kReader});
                       })
                .value();
  }
  Result<void> Send(html::Language language = html::Language::kDanish) {
    return database().Write({}, [&](sql::Transaction& t) {
      return Invite(t, user_, {language, "https://plan.example.dk"});
    });
  }
  std::vector<post::Mail> Mails() {
    return database().Read([](sql::Reader& reader) { return post::ListMail(reader, post::MailState::kWaiting, 10); });
  }
  // The token of the link in the newest mail.
  std::string TokenSent() {
    const std::string body = Mails().front().body;
    const std::size_t begin = body.find(kLinkBefore) + kLinkBefore.size();
    return body.substr(begin, body.find('\n', begin) - begin);
  }
  InvitationStage Stage() {
    const auto found = database().Read([&](sql::Reader& reader) { return FindInvitation(reader, user_.id); });
    return StageOf(found.value(), now_);
  }
  void SetMail(post::MailState state) {
    database().Write({}, [&](sql::Transaction& t) {
      t.Execute("UPDATE mail_message SET state = $1, sent = $2", state,
                state == post::MailState::kSent ? std::optional(now_) : std::nullopt);
    });
  }

  User user_;
};

TEST_P(InvitationTest, IsAMailInTheReadersLanguageWhoseLinkLetsIn) {
  ASSERT_TRUE(Send());
  ASSERT_EQ(Mails().size(), 1U);
  const post::Mail mail = Mails().front();
  EXPECT_EQ(mail.recipient, "karla@example.dk");
  EXPECT_EQ(mail.recipient_name, "Karla Holm");
  EXPECT_THAT(mail.subject, HasSubstr("adgang"));
  EXPECT_THAT(mail.body, HasSubstr("Kære Karla Holm\n\n"));
  EXPECT_THAT(mail.body, HasSubstr("29. april 2025"));
  EXPECT_TRUE(SignInByLink(database(), TokenSent(), "", "test"));
  EXPECT_EQ(Stage(), InvitationStage::kUsed);
  ASSERT_TRUE(Send(html::Language::kEnglish));
  EXPECT_THAT(Mails().front().body, HasSubstr("Dear Karla Holm"));
}

TEST_P(InvitationTest, TellsHowFarItHasCome) {
  EXPECT_FALSE(database().Read([&](sql::Reader& reader) { return FindInvitation(reader, user_.id); }));
  ASSERT_TRUE(Send());
  EXPECT_EQ(Stage(), InvitationStage::kOnItsWay);
  SetMail(post::MailState::kFailed);
  EXPECT_EQ(Stage(), InvitationStage::kNotDelivered);
  SetMail(post::MailState::kSent);
  EXPECT_EQ(Stage(), InvitationStage::kSent);
  now_ += std::chrono::hours(24 * 7);
  EXPECT_EQ(Stage(), InvitationStage::kExpired);
  ASSERT_TRUE(Send());
  EXPECT_EQ(Stage(), InvitationStage::kOnItsWay) << "sent again";
  const auto all = database().Read([](sql::Reader& reader) { return ListInvitations(reader); });
  EXPECT_EQ(all.size(), 1U);
}

TEST_P(InvitationTest, EndsWithALaterLinkAndWithTheUser) {
  ASSERT_TRUE(Send());
  const std::string first = TokenSent();
  database().Write({}, [&](sql::Transaction& t) { return MakeSignInLink(t, user_.id, LinkPurpose::kNewPassword); });
  EXPECT_EQ(Stage(), InvitationStage::kExpired);
  EXPECT_EQ(SignInByLink(database(), first, "", "test").error().id, "people.link_unusable");
  ASSERT_TRUE(Send());
  ASSERT_TRUE(database().Write({}, [&](sql::Transaction& t) { return DisableUser(t, user_.id); }));
  EXPECT_EQ(Stage(), InvitationStage::kExpired);
  user_.disabled = true;
  EXPECT_EQ(Send().error().id, "people.disabled");
}

TEST_P(InvitationTest, IsNotHalfDone) {
  user_.email = "administrator";
  EXPECT_EQ(Send().error().id, "post.bad_address");
  EXPECT_TRUE(Mails().empty());
  EXPECT_FALSE(database().Read([&](sql::Reader& reader) { return FindInvitation(reader, user_.id); }));
}

TEST_P(InvitationTest, LeavesNoTokenInTheChangeLog) {
  ASSERT_TRUE(Send());
  const std::string token = TokenSent();
  for (const sql::Change& change :
       database().Read([](sql::Reader& reader) { return sql::ListLatestChanges(reader, 100, 0); })) {
    EXPECT_THAT(change.note, Not(HasSubstr(token)));
    for (const sql::FieldChange& field : change.fields) EXPECT_THAT(field.to, Not(HasSubstr(token)));
  }
}

TOVHOLDER_ON_EVERY_STORE(InvitationTest);

}  // namespace
}  // namespace tovholder::people
