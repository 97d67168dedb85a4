// SPDX-License-Identifier: EUPL-1.2
#include "plan/reminder.h"

#include "people/mail_address.h"
#include "people/person.h"
#include "plan/plan_database.h"

namespace tovholder::plan {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class ReminderTest : public PlanDatabaseTest {
 protected:
  void SetUp() override {
    PlanDatabaseTest::SetUp();
    plan_ = Import();
    ProcessPlan plan = Book(plan_).plan;
    plan.visibility = people::Visibility::kInternal;
    Save(plan);
    Meets(board_, {"2026-06-16"});
    Meets(council_, {"2026-08-25"});
    Sits(board_, "Ane Holm", people::MembershipRole::kChair, "ane@example.org");
    Sits(board_, "Bo Lund", people::MembershipRole::kMember, "bo@example.org");
  }
  void Sits(people::OrganizationId organ, std::string name, people::MembershipRole role, std::string email) {
    Write([&](sql::Transaction& transaction) {
      people::Membership membership;
      membership.organization = organ;
      membership.person = people::FindOrCreatePerson(transaction, name);
      membership.role = role;
      sql::Create(transaction, "membership", membership);
      EXPECT_TRUE(people::PutMailAddress(transaction, membership.person, email));
    });
  }
  int Remind(std::string_view day) {
    return Write([&](sql::Transaction& transaction) {
      return RemindOfSteps(transaction, *ParseIsoDate(day), {html::Language::kDanish, "https://tovholder.example.dk"});
    });
  }
  std::vector<post::Mail> Mails() {
    return Read([](sql::Reader& reader) { return post::ListMail(reader, post::MailState::kWaiting, 20); });
  }
  Outlook On(std::string_view day) { return LookAhead(Book(plan_), *ParseIsoDate(day)).value(); }

  PlanId plan_;
};

TEST_P(ReminderTest, TheMaterialOfAMeetingIsDueBeforeTheMeeting) {
  const auto due = FindDue(On("2026-06-08"), 5);
  // The board meets on Tuesday the 16th and wants its material four working days before.
  ASSERT_THAT(due, SizeIs(2));
  EXPECT_EQ(due[0].step, 0U) << "the draft of May is late";
  EXPECT_LT(due[0].workdays, 0);
  EXPECT_EQ(due[1].step, 1U);
  EXPECT_TRUE(due[1].material);
  EXPECT_EQ(due[1].due, Day(*ParseIsoDate("2026-06-09")));
  EXPECT_EQ(due[1].workdays, 1);
  EXPECT_EQ(due[1].meeting, Day(*ParseIsoDate("2026-06-16")));
}

TEST_P(ReminderTest, WorkingDaysAreCounted) {
  // The draft is due on Sunday 31 May; 25 May is a holiday (Whit Monday).
  EXPECT_THAT(FindDue(On("2026-05-21"), 5), SizeIs(1));
  EXPECT_THAT(FindDue(On("2026-05-20"), 5), SizeIs(0));
}

TEST_P(ReminderTest, WhoLeadsTheBodyHearsOnce) {
  EXPECT_EQ(Remind("2026-06-01"), 0) << "too early for the board; the draft is late and told by the overview";
  EXPECT_EQ(Remind("2026-06-03"), 1);
  EXPECT_EQ(Remind("2026-06-04"), 0) << "told already";
  const auto mails = Mails();
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_EQ(mails[0].recipient, "ane@example.org");
  EXPECT_EQ(mails[0].subject, "En frist nærmer sig: Procesplan for Nordby");
  EXPECT_THAT(mails[0].body,
              AllOf(HasSubstr("Kære Ane Holm"), HasSubstr("Bestyrelsen godkender planen."),
                    HasSubstr("materialet senest tirsdag den 9. juni 2026, til mødet den 16. juni 2026"),
                    HasSubstr("https://tovholder.example.dk/plan/" + std::to_string(plan_.value) + "/skridt/")));
}

TEST_P(ReminderTest, ADeadlineThatMovedIsToldAgain) {
  EXPECT_EQ(Remind("2026-06-03"), 1);
  Write([&](sql::Transaction& transaction) {
    EXPECT_TRUE(RemoveMeetingDay(transaction, board_, *ParseIsoDate("2026-06-16")));
  });
  Meets(board_, {"2026-06-23"});
  EXPECT_EQ(Remind("2026-06-10"), 1);
}

TEST_P(ReminderTest, NobodyIsWrittenToOnADayOffOrAboutADraft) {
  EXPECT_EQ(Remind("2026-06-06"), 0) << "a Saturday";
  ProcessPlan plan = Book(plan_).plan;
  plan.remind_before = 0;
  Save(plan);
  EXPECT_EQ(Remind("2026-06-08"), 0);
  plan = Book(plan_).plan;
  plan.remind_before = 5;
  plan.visibility = people::Visibility::kDraft;
  Save(plan);
  EXPECT_EQ(Remind("2026-06-08"), 0);
}

TEST_P(ReminderTest, WhereNobodyCanBeReachedTheSecretariesAre) {
  const auto user = AddUser("karla", people::Role::kSecretary);
  Write([&](sql::Transaction& transaction) {
    const auto person = people::FindOrCreatePerson(transaction, "Karla Krog");
    transaction.Execute("UPDATE user_account SET person = $1 WHERE id = $2", person, user);
    EXPECT_TRUE(people::PutMailAddress(transaction, person, "karla@example.org"));
  });
  EXPECT_EQ(Remind("2026-05-27"), 1) << "the draft is nobody's but the secretariat's";
  EXPECT_EQ(Mails().at(0).recipient, "karla@example.org");
}

TOVHOLDER_ON_EVERY_STORE(ReminderTest);

}  // namespace
}  // namespace tovholder::plan
