// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "desk/consent_store.h"
#include "desk/proposal_store.h"
#include "desk/read_through_store.h"
#include "invitations/own_reading.h"
#include "people/access_rule.h"
#include "people/invitation.h"
#include "people/user_store.h"
#include "planning/poll_store.h"
#include "portal/overview_database.h"

namespace tovholder::portal {
namespace {

using people::BodyOf;
using people::Browser;
using sittings::MinutesState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class OverviewTest : public OverviewDatabaseTest {};
TOVHOLDER_ON_EVERY_STORE(OverviewTest);

TEST_P(OverviewTest, AMemberIsAskedWhetherHeComes) {
  Call("Bo Berg", invitations::Answer::kNone);
  Call("Ida Lund", invitations::Answer::kAccepted);
  EXPECT_THAT(Kinds(Of("Bo Berg").own), ElementsAre(MatterKind::kAnswer));
  EXPECT_THAT(Of("Ida Lund").own, IsEmpty());
  EXPECT_THAT(PageOf("Bo Berg"), HasSubstr("Kommer du? Bestyrelsesmøde"));
  EXPECT_THAT(PageOf("Ida Lund"), HasSubstr("Intet venter på dig."));
  now_ = ParseIsoInstant("2026-05-19T15:30:00Z").value();
  EXPECT_THAT(Of("Bo Berg").own, IsEmpty()) << "it is over";
}

TEST_P(OverviewTest, AMemberFollowsAndApproves) {
  now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
  Open({"Per Vang"});
  EXPECT_THAT(Kinds(Of("Bo Berg").own), ElementsAre(MatterKind::kFollow));
  EXPECT_THAT(Kinds(Of("Marie Holm").own), ElementsAre(MatterKind::kGoOn)) << "the chair records";
  EXPECT_THAT(Of("Eva Fremmed").own, IsEmpty());
  DecideAll();
  ASSERT_TRUE(End());
  EXPECT_THAT(Kinds(Of("Marie Holm").own), ElementsAre(MatterKind::kFinishMinutes));
  ASSERT_TRUE(Send());
  EXPECT_THAT(Kinds(Of("Bo Berg").own), ElementsAre(MatterKind::kApprove));
  EXPECT_THAT(Of("Per Vang").own, IsEmpty()) << "was not there";
  ASSERT_TRUE(Say("Bo Berg", sittings::Verdict::kApproved));
  EXPECT_THAT(Of("Bo Berg").own, IsEmpty());
}

TEST_P(OverviewTest, AMeetingOfTodayIsToBeHeld) {
  now_ = ParseIsoInstant("2026-05-19T09:00:00Z").value();
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kHold));
  EXPECT_THAT(Of("Bo Berg").own, IsEmpty());
}

TEST_P(OverviewTest, TheSecretarySeesWhomMinutesWaitFor) {
  Hold();
  ASSERT_TRUE(Send());
  ASSERT_TRUE(Say("Bo Berg", sittings::Verdict::kApproved));
  const Overview waiting = Of("Karla Holm");
  ASSERT_THAT(Kinds(waiting.others), ElementsAre(MatterKind::kAwaitApproval));
  EXPECT_THAT(waiting.others[0].names, ElementsAre("Marie Holm", "Ida Lund"));
  EXPECT_THAT(PageOf("Karla Holm"), HasSubstr("Venter på Marie Holm, Ida Lund"));
  EXPECT_THAT(Of("Bo Berg").others, IsEmpty());
  ASSERT_TRUE(Say("Ida Lund", sittings::Verdict::kRefused, "Punkt 1 er forkert"));
  const Overview refused = Of("Karla Holm");
  ASSERT_THAT(Kinds(refused.own), ElementsAre(MatterKind::kRefused));
  EXPECT_THAT(refused.own[0].names, ElementsAre("Ida Lund"));
  for (const char* name : {"Ida Lund", "Marie Holm"}) ASSERT_TRUE(Say(name, sittings::Verdict::kApproved));
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kPublish));
  ASSERT_TRUE(Publish());
  EXPECT_THAT(Of("Karla Holm").own, IsEmpty());
}

TEST_P(OverviewTest, DraftsAndProposalsAreForWhoPreparesThem) {
  auto plan = Plan();
  plan.title = "Kladdemøde";
  plan.date = Day("2026-05-18");
  const auto draft = TryCreate(plan).value();
  const people::Viewer bo = See("Bo Berg");
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return desk::Propose(transaction, bo, {{}, draft, "Bænke", "", {}, {}, {}, {}, {}}, today());
  }));
  EXPECT_THAT(Kinds(Of("Karla Holm").own), testing::UnorderedElementsAre(MatterKind::kRelease, MatterKind::kProposals));
  EXPECT_THAT(PageOf("Karla Holm"), HasSubstr("Send dagsordenen ud: Kladdemøde"));
  for (const char* name : {"Bo Berg", "Eva Fremmed"}) {
    EXPECT_THAT(Of(name).own, IsEmpty()) << name;
    EXPECT_THAT(PageOf(name), Not(HasSubstr("Kladdemøde"))) << name;
  }
  const auto id = database().Read([&](sql::Reader& reader) { return desk::ListProposals(reader, bo, draft).at(0).id; });
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return desk::DeclineProposal(transaction, draft, id, "Hører under driften");
  }));
  EXPECT_THAT(Kinds(Of("Bo Berg").changed), ElementsAre(MatterKind::kProposalDeclined));
  EXPECT_THAT(Of("Ida Lund").changed, IsEmpty());
}

TEST_P(OverviewTest, AReleaseWaitsForTheChairsWhoAreAsked) {
  Seat("Else Vinther", people::MembershipRole::kChair, "");
  Write([&](sql::Transaction& transaction) {
    desk::DeskRule rule = desk::FindRule(transaction, board_);
    rule.chairs_release = true;
    desk::PutRule(transaction, rule);
  });
  auto plan = Plan();
  plan.title = "Kladdemøde";
  plan.date = Day("2026-05-18");
  const auto draft = TryCreate(plan, {Item({}, "Budget")}).value();
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kRelease));
  const int seen = DeskDatabaseTest::Load(draft).desk.version;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return desk::AskForRelease(transaction, draft, {"", seen}, {html::Language::kDanish, ""}, today());
  }));
  const auto say = [&](const std::string& name, desk::Consent answer, std::string remark) {
    const people::Viewer viewer = See(name);
    const desk::Agenda agenda = DeskDatabaseTest::Load(draft);
    const auto standing =
        database().Read([&](sql::Reader& reader) { return desk::FindReleaseStanding(reader, agenda, today()); });
    const desk::GivenConsent given{answer, std::move(remark), standing.fingerprint};
    ASSERT_TRUE(Write(
        [&](sql::Transaction& transaction) { return desk::GiveConsent(transaction, viewer, draft, given, today()); }));
  };
  EXPECT_THAT(Kinds(Of("Marie Holm").own), ElementsAre(MatterKind::kSayYes));
  EXPECT_THAT(Of("Karla Holm").own, IsEmpty());
  EXPECT_THAT(Kinds(Of("Karla Holm").others), ElementsAre(MatterKind::kAwaitYes));
  EXPECT_THAT(PageOf("Karla Holm"), HasSubstr("Venter på Marie Holm, Else Vinther"));
  EXPECT_THAT(PageOf("Marie Holm"), HasSubstr("Sig ja eller nej til at frigive: Kladdemøde"));
  say("Marie Holm", desk::Consent::kYes, "");
  EXPECT_THAT(Of("Marie Holm").own, IsEmpty());
  EXPECT_THAT(Of("Karla Holm").others.at(0).names, ElementsAre("Else Vinther"));
  say("Else Vinther", desk::Consent::kNo, "for tidligt");
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kChairSaysNo));
  say("Else Vinther", desk::Consent::kYes, "");
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kRelease));
  for (const char* name : {"Bo Berg", "Eva Fremmed"}) {
    EXPECT_THAT(Of(name).own, IsEmpty()) << name;
    EXPECT_THAT(PageOf(name), Not(HasSubstr("Kladdemøde"))) << name;
  }
}

TEST_P(OverviewTest, ADraftWaitsForWhoReadsItThrough) {
  auto plan = Plan();
  plan.title = "Kladdemøde";
  plan.date = Day("2026-06-30");
  const auto draft = TryCreate(plan).value();
  const people::Viewer bo = See("Bo Berg");
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return desk::NameReaders(transaction, draft, {{bo.user}, Day("2026-05-12"), desk::ClosedItems::kHidden},
                             {html::Language::kDanish, "https://plan.example.dk"}, today());
  }));
  const Overview asked = Of("Bo Berg");
  ASSERT_THAT(Kinds(asked.own), ElementsAre(MatterKind::kReadThrough));
  EXPECT_EQ(asked.own[0].due, Day("2026-05-12"));
  EXPECT_THAT(PageOf("Bo Berg"), HasSubstr("Læses senest 12. maj 2026"));
  EXPECT_THAT(Of("Karla Holm").others.at(0).names, ElementsAre("Bo Berg"));
  ASSERT_TRUE(Write(
      [&](sql::Transaction& transaction) { return desk::WriteRemark(transaction, bo, draft, std::nullopt, "Flot"); }));
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return desk::MarkRead(transaction, bo, draft); }));
  EXPECT_THAT(Of("Bo Berg").own, IsEmpty());
  EXPECT_THAT(Of("Karla Holm").others, IsEmpty());
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kRemarks));
  EXPECT_THAT(PageOf("Ida Lund"), Not(HasSubstr("Kladdemøde")));
}

TEST_P(OverviewTest, APollWaitsForThoseWhoAreSilent) {
  auto plan = Plan();
  plan.title = "Kladdemøde";
  plan.date = Day("2026-06-30");
  const auto draft = TryCreate(plan).value();
  const std::vector<planning::Slot> slots{{Day("2026-06-23"), {}, {}}, {Day("2026-06-24"), {}, {}}};
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return planning::CreatePoll(transaction, draft, slots, Day("2026-05-15"));
  }));
  EXPECT_THAT(Kinds(Of("Bo Berg").own), ElementsAre(MatterKind::kAnswerPoll));
  EXPECT_THAT(PageOf("Bo Berg"), HasSubstr("Svar senest 15. maj 2026"));
  const Overview waiting = Of("Karla Holm");
  ASSERT_THAT(Kinds(waiting.others), ElementsAre(MatterKind::kAwaitPoll));
  EXPECT_THAT(waiting.others[0].names, testing::Contains("Bo Berg"));
  const people::Viewer bo = See("Bo Berg");
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    const auto time = planning::FindPoll(transaction, bo, draft)->times.at(0).id;
    return planning::AnswerPoll(transaction, bo, draft,
                                {*planning::PersonOf(transaction, bo), {{time, planning::Fit::kFits}}}, today());
  }));
  EXPECT_THAT(Of("Bo Berg").own, IsEmpty());
  EXPECT_THAT(Of("Karla Holm").others.at(0).names, Not(testing::Contains("Bo Berg")));
  EXPECT_THAT(Of("Eva Fremmed").own, IsEmpty());
  now_ = ParseIsoInstant("2026-05-16T08:00:00Z").value();
  EXPECT_THAT(Of("Ida Lund").own, IsEmpty()) << "it is too late to answer";
  EXPECT_THAT(Kinds(Of("Karla Holm").own), ElementsAre(MatterKind::kChooseTime));
}

TEST_P(OverviewTest, AnAgendaThatChangedIsNews) {
  const people::Viewer bo = See("Bo Berg");
  Write([&](sql::Transaction& transaction) { invitations::PutReading(transaction, bo.user, meeting_, 1); });
  EXPECT_THAT(Of("Bo Berg").changed, IsEmpty());
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE desk_meeting SET revision = 2 WHERE meeting = $1", meeting_);
  });
  EXPECT_THAT(Kinds(Of("Bo Berg").changed), ElementsAre(MatterKind::kAgendaChanged));
}

TEST_P(OverviewTest, InvitationsThatReachNobodyAreForTheSecretary) {
  Call("Bo Berg", invitations::Answer::kNone);
  Call("Ida Lund", invitations::Answer::kDeclined);
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE meeting_invitation SET deputy = 1 WHERE answer = 'apology'");
  });
  const Overview overview = Of("Sofie Sekretær", people::Role::kSecretary);
  ASSERT_THAT(Kinds(overview.own), ElementsAre(MatterKind::kNoAddress, MatterKind::kCallDeputy));
  EXPECT_THAT(overview.own[0].names, ElementsAre("Bo Berg"));
  EXPECT_THAT(overview.own[1].names, ElementsAre("Ida Lund"));
  Invite("Eva Dal", invitations::Answer::kAccepted, "Ida Lund");
  EXPECT_THAT(Kinds(Of("Sofie Sekretær").own), ElementsAre(MatterKind::kNoAddress));
  EXPECT_THAT(Of("Karla Holm").own, IsEmpty()) << "that page is for secretaries of the installation";
}

TEST_P(OverviewTest, OrganizationsThatEndAreToBeDecided) {
  now_ = ParseIsoInstant("2026-10-10T08:00:00Z").value();
  const Overview overview = Of("Sofie Sekretær", people::Role::kSecretary);
  ASSERT_THAT(Kinds(overview.own), ElementsAre(MatterKind::kEnding));
  EXPECT_EQ(overview.own[0].title, "Bestyrelsen");
  EXPECT_EQ(overview.own[0].due, Day("2026-12-31"));
}

TEST_P(OverviewTest, ANewInstallationSaysHowToBegin) {
  test::TestDatabase fresh(GetParam(), Options());
  const auto ada = fresh->Write({}, [](sql::Transaction& transaction) {
    return people::CreateUser(transaction, {"ada@example.dk", "Ada Admin", people::Role::kAdministrator}).value().id;
  });
  const people::Viewer viewer{ada, "Ada Admin", people::Role::kAdministrator};
  const Overview overview = fresh->Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
  EXPECT_THAT(Kinds(overview.own), ElementsAre(MatterKind::kDescribe, MatterKind::kInviteUsers));
}

TEST_P(OverviewTest, AdministratorsSeeWhoIsNotInYet) {
  See("Ada Admin", people::Role::kAdministrator);
  EXPECT_THAT(Kinds(Of("Ada Admin").own), ElementsAre(MatterKind::kInviteUsers)) << "nobody else is in";
  See("Bo Berg");
  Write([&](sql::Transaction& transaction) {
    const auto user = people::FindUserByEmail(transaction, "bo@example.dk").value();
    ASSERT_TRUE(people::Invite(transaction, user, {html::Language::kDanish, "https://plan.example.dk"}));
    people::PutAccessRule(transaction, people::SecondFactorDemand::kEverybody);
    transaction.Execute("UPDATE mail_message SET state = 'failed'");
  });
  // Who owes a second factor himself sees nothing, so one looks for him.
  const people::Viewer ada{UserOf("Ada Admin", people::Role::kAdministrator), "Ada", people::Role::kAdministrator};
  const Overview overview = Load(ada);
  EXPECT_THAT(Kinds(overview.own), ElementsAre(MatterKind::kNotSignedIn, MatterKind::kNoSecondFactor));
  EXPECT_THAT(overview.undelivered, ElementsAre("Bo Berg"));
  EXPECT_THAT(Of("Ada Admin").own, IsEmpty());
}

TEST_P(OverviewTest, NobodyElseSeesAnything) {
  Call("Bo Berg", invitations::Answer::kNone);
  Hold();
  const Overview outsider = Load(people::Viewer::Outsider());
  EXPECT_THAT(outsider.own, IsEmpty());
  EXPECT_THAT(outsider.others, IsEmpty());
  EXPECT_THAT(outsider.changed, IsEmpty());
  const people::Viewer auditor{people::UserId{99}, "A", people::Role::kAuditor};
  EXPECT_THAT(Load(auditor).own, IsEmpty());
}

TEST_P(OverviewTest, FiveHundredMeetingsAreBounded) {
  Hold();
  ASSERT_TRUE(Send());
  Write([&](sql::Transaction& transaction) {
    for (int i = 0; i < 500; ++i) {
      auto row = sql::Find<meetings::Meeting>(transaction, "FROM meeting WHERE id = $1", meeting_).value();
      row.id = {};
      sql::CreateUnlogged(transaction, "meeting", row);
      auto desk = sql::Find<desk::DeskMeeting>(transaction, "FROM desk_meeting WHERE meeting = $1", meeting_).value();
      desk.id = {};
      desk.meeting = row.id;
      sql::CreateUnlogged(transaction, "desk_meeting", desk);
      auto sitting = sql::Find<sittings::Sitting>(transaction, "FROM sitting WHERE meeting = $1", meeting_).value();
      sitting.id = {};
      sitting.meeting = row.id;
      sql::CreateUnlogged(transaction, "sitting", sitting);
    }
  });
  const people::Viewer karla = See("Karla Holm");
  EXPECT_EQ(Load(karla).others.size(), 40U);
}

}  // namespace
}  // namespace tovholder::portal
