// SPDX-License-Identifier: EUPL-1.2
#include "portal/overview.h"

#include <gmock/gmock.h>

#include "applications/application_store.h"
#include "applications/part_store.h"
#include "approvals/approval_store.h"
#include "areas/area_store.h"
#include "contingency/activation_store.h"
#include "contingency/plan_store.h"
#include "desk/consent_store.h"
#include "desk/proposal_store.h"
#include "desk/read_through_store.h"
#include "http/sessions.h"
#include "invitations/own_reading.h"
#include "people/access_rule.h"
#include "people/browser.h"
#include "people/invitation.h"
#include "people/user_store.h"
#include "plan/plan_store.h"
#include "planning/poll_store.h"
#include "portal/overview_pages.h"
#include "sittings/sitting_database.h"

namespace tovholder::portal {
namespace {

using people::BodyOf;
using people::Browser;
using sittings::MinutesState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Date Day(std::string_view text) { return ParseIsoDate(text).value(); }

MeetingStep StepOn(std::string_view day, desk::MeetingState state) {
  MeetingStep step;
  step.meeting.meeting.date = Day(day);
  step.meeting.meeting.kind = minutes::PaperKind::kAgenda;
  step.state = state;
  step.notice = 4;
  return step;
}

std::optional<MatterKind> KindOf(const MeetingStep& step, std::string_view today) {
  const auto matter = NextStep(step, Day(today));
  return matter ? std::optional(matter->kind) : std::nullopt;
}

TEST(NextStep, ADraftAsksAWeekBeforeItsLastDay) {
  const MeetingStep draft = StepOn("2026-05-19", desk::MeetingState::kDraft);
  const Date last = NextStep(draft, Day("2026-05-19"))->due.value();
  EXPECT_LT(last, Day("2026-05-15"));
  const auto before = std::chrono::sys_days(last) - std::chrono::days(7);
  EXPECT_EQ(KindOf(draft, FormatIso(Date(before))), MatterKind::kRelease);
  EXPECT_EQ(KindOf(draft, FormatIso(Date(before - std::chrono::days(1)))), std::nullopt);
  MeetingStep undated = draft;
  undated.meeting.meeting.date.reset();
  EXPECT_EQ(KindOf(undated, "2026-05-19"), std::nullopt);
}

TEST(NextStep, AReleasedMeetingIsHeldOnItsDay) {
  const MeetingStep released = StepOn("2026-05-19", desk::MeetingState::kReleased);
  EXPECT_EQ(KindOf(released, "2026-05-18"), std::nullopt);
  EXPECT_EQ(KindOf(released, "2026-05-19"), MatterKind::kHold);
  EXPECT_EQ(KindOf(released, "2026-05-20"), MatterKind::kNotHeld);
  MeetingStep imported = released;
  imported.meeting.meeting.kind = minutes::PaperKind::kMinutes;
  EXPECT_EQ(KindOf(imported, "2026-05-20"), std::nullopt) << "its minutes came another way";
  EXPECT_EQ(KindOf(StepOn("2026-05-19", desk::MeetingState::kCancelled), "2026-05-19"), std::nullopt);
}

TEST(NextStep, MinutesGoFromDraftToPublished) {
  MeetingStep step = StepOn("2026-05-19", desk::MeetingState::kOpen);
  step.minutes = MinutesState::kDraft;
  EXPECT_EQ(KindOf(step, "2026-05-20"), MatterKind::kGoOn);
  step.state = desk::MeetingState::kHeld;
  step.ended = ParseIsoInstant("2026-05-19T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-20"), MatterKind::kFinishMinutes);
  step.minutes = MinutesState::kSent;
  EXPECT_EQ(KindOf(step, "2026-05-20"), MatterKind::kAwaitApproval);
  step.minutes = MinutesState::kApproved;
  step.approved = ParseIsoInstant("2026-05-21T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-22"), MatterKind::kPublish);
  step.published = ParseIsoInstant("2026-05-20T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-22"), MatterKind::kPublish) << "approved anew since";
  step.published = ParseIsoInstant("2026-05-22T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-22"), std::nullopt);
}

TEST(SortOldestFirst, WhatHasNoDayComesLast) {
  std::vector<Matter> matters(3);
  matters[1].since = Day("2026-05-02");
  matters[2].since = Day("2026-05-01");
  matters[0].title = "none";
  SortOldestFirst(matters);
  EXPECT_EQ(matters[0].since, Day("2026-05-01"));
  EXPECT_EQ(matters[2].title, "none");
}

class OverviewTest : public sittings::SittingDatabaseTest {
 protected:
  void SetUp() override {
    SittingDatabaseTest::SetUp();
    now_ = ParseIsoInstant("2026-05-10T08:00:00Z").value();
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    router.Add(OverviewRoutes(*office_));
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  people::UserId UserOf(const std::string& name, people::Role role) {
    const auto found = users_.find(name);
    if (found != users_.end()) return found->second;
    return users_[name] = Write([&](sql::Transaction& transaction) {
             const auto person = people::FindOrCreatePerson(transaction, name);
             const std::string email = name.substr(0, name.find(' ')) + "@example.dk";
             return people::CreateUser(transaction, {email, name, role, person}).value().id;
           });
  }
  people::Viewer See(const std::string& name, people::Role role = people::Role::kReader) {
    const auto user = UserOf(name, role);
    return database().Read([&](sql::Reader& reader) { return people::FindViewer(reader, user.value, today()); });
  }
  Overview Load(const people::Viewer& viewer) {
    return database().Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
  }
  Overview Of(const std::string& name, people::Role role = people::Role::kReader) { return Load(See(name, role)); }
  static std::vector<MatterKind> Kinds(const std::vector<Matter>& matters) {
    std::vector<MatterKind> kinds;
    for (const Matter& matter : matters) kinds.push_back(matter.kind);
    return kinds;
  }
  std::string PageOf(const std::string& name, people::Role role = people::Role::kReader) {
    Browser browser(*site_);
    const auto user = UserOf(name, role);
    browser.cookies["session"] =
        Write([&](sql::Transaction& transaction) { return http::StartSession(transaction, user.value, "test").token; });
    return std::string(BodyOf(browser.Get("/")));
  }
  void Call(std::string_view name, invitations::Answer answer) {
    Invite(name, answer);
    Write([&](sql::Transaction& transaction) {
      if (transaction.One<int>("SELECT count(*) FROM meeting_call") != 0) return;
      invitations::MeetingCall call;
      call.meeting = meeting_;
      call.uid = "u";
      call.starts = ParseIsoInstant("2026-05-19T13:00:00Z").value();
      call.ends = ParseIsoInstant("2026-05-19T15:00:00Z").value();
      sql::Create(transaction, "meeting_call", call);
    });
  }
  void Hold() {
    now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
    Open({"Per Vang"});
    DecideAll();
    ASSERT_TRUE(End());
  }

  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
  std::map<std::string, people::UserId> users_;
};
TEST_P(OverviewTest, DeadlinesOfAPlanAreShownToWhoAnswersForThem) {
  plan::PlanId id;
  const auto put = [&](std::string_view activity, std::string_view deadline,
                       std::optional<people::OrganizationId> organ) {
    plan::StepOnPlan step;
    step.step.plan = id;
    step.step.activity = activity;
    step.step.deadline_text = deadline;
    step.step.deadline_start = step.step.deadline_end = ParseIsoDate(deadline);
    if (organ) step.parties.push_back({{}, {}, 1, "Bestyrelsen", std::nullopt, organ});
    Write([&](sql::Transaction& transaction) { ASSERT_TRUE(plan::PutStep(transaction, step, 0)); });
  };
  plan::ProcessPlan plan;
  plan.title = "Procesplan";
  plan.visibility = people::Visibility::kInternal;
  id = Write([&](sql::Transaction& transaction) { return plan::CreatePlan(transaction, plan); }).value();
  const Date today = ToCopenhagen(now_).date;
  put("Bestyrelsen godkender", FormatIso(AddDays(today, 1)), board_);
  put("Kommunen svarer", FormatIso(AddDays(today, -2)), std::nullopt);
  put("Har tid", FormatIso(AddDays(today, 60)), std::nullopt);
  put("For længst forbi", FormatIso(AddDays(today, -60)), std::nullopt);
  const auto titles = [&](const people::Viewer& viewer) {
    std::vector<std::string> shown;
    const Overview overview = Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
    for (const Matter& matter : overview.own) {
      if (matter.kind == MatterKind::kStepDue) shown.push_back(matter.title);
    }
    return shown;
  };
  people::Viewer chair{people::UserId{7}, "Ane", people::Role::kReader, {{board_, people::OrganizationRole::kChair}}};
  EXPECT_THAT(titles(secretary_), testing::UnorderedElementsAre("Bestyrelsen godkender", "Kommunen svarer"));
  EXPECT_THAT(titles(chair), testing::ElementsAre("Bestyrelsen godkender"));
  EXPECT_THAT(titles({people::UserId{8}, "Bo", people::Role::kReader}), testing::IsEmpty());
}

TEST_P(OverviewTest, AnApprovalWaitsForWhoSitsInTheBody) {
  const auto begin = [&](std::optional<Date> expected) {
    Write([&](sql::Transaction& transaction) {
      approvals::Approval approval;
      approval.title = "Helhedsplanen";
      approval.visibility = people::Visibility::kPublic;
      approvals::BodyDecision decision;
      decision.approval = approvals::CreateApproval(transaction, approval).value();
      decision.organization = board_;
      decision.expected = expected;
      ASSERT_TRUE(approvals::PutDecision(transaction, {decision, {}, ""}, 0));
    });
  };
  const auto waiting = [&](const std::string& name, people::Role role) {
    const auto kinds = Kinds(Of(name, role).own);
    return std::count(kinds.begin(), kinds.end(), MatterKind::kAnswerApproval);
  };
  begin(std::nullopt);
  EXPECT_EQ(waiting("Marie Holm", people::Role::kReader), 1) << "she chairs the board";
  EXPECT_EQ(waiting("Kim Udenfor", people::Role::kReader), 0);
  EXPECT_EQ(waiting("Sif Sekretær", people::Role::kSecretary), 0) << "nothing is overdue";
  begin(Day("2026-04-01"));
  EXPECT_EQ(waiting("Sif Sekretær", people::Role::kSecretary), 1);
  EXPECT_THAT(PageOf("Marie Holm"), testing::HasSubstr("Venter på et svar: Helhedsplanen"));
}

TEST_P(OverviewTest, PartsOfAnApplicationAreShownBeforeTheyAreDue) {
  applications::Application application;
  application.title = "Prækvalifikation 2029";
  const auto id = Write([&](sql::Transaction& transaction) {
    applications::RegulationChoice choice;
    choice.regulation = "2019-2026";
    choice.from_date = Day("2026-01-01");
    return applications::CreateApplication(transaction, application, {}, choice);
  });
  ASSERT_TRUE(id) << id.error().id;
  const auto put = [&](std::string_view requirement, int days) {
    applications::ApplicationPart part;
    part.application = *id;
    part.requirement = requirement;
    part.due_by = AddDays(ToCopenhagen(now_).date, days);
    const auto stored =
        Write([&](sql::Transaction& transaction) { return applications::PutPart(transaction, part, part.version); });
    EXPECT_TRUE(stored) << stored.error().id;
  };
  put("residents", 3);
  put("description", -1);
  put("budget", 30);
  const auto shown = [&](const people::Viewer& viewer) {
    const Overview overview = Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
    std::vector<std::int64_t> counts;
    for (const Matter& matter : overview.own) {
      if (matter.kind == MatterKind::kPartsDue) counts.push_back(matter.count);
    }
    return counts;
  };
  EXPECT_THAT(shown(secretary_), testing::ElementsAre(2));
  EXPECT_THAT(shown({people::UserId{8}, "Bo", people::Role::kReader}), testing::IsEmpty());
}

TEST_P(OverviewTest, AContingencyPlanAsksForItsYearlyCheck) {
  Write([&](sql::Transaction& transaction) {
    areas::HousingArea area{{}, "Ringparken", std::nullopt, ""};
    ASSERT_TRUE(areas::PutArea(transaction, area));
    contingency::ContingencyPlan plan;
    plan.area = area.id;
    ASSERT_TRUE(contingency::PutPlan(transaction, plan, {}));
    contingency::PlanCheck check{{}, plan.id, Day("2025-06-01"), "Karla", ""};
    ASSERT_TRUE(contingency::AddCheck(transaction, check, today()));
  });
  const auto kinds = [&](people::Role role) {
    return Kinds(Of(std::string(people::ToName(role)) + " Holm", role).own);
  };
  EXPECT_THAT(kinds(people::Role::kSecretary), testing::Contains(MatterKind::kCheckContingency));
  EXPECT_THAT(kinds(people::Role::kReader), testing::Not(testing::Contains(MatterKind::kCheckContingency)));
  Write([&](sql::Transaction& transaction) {
    contingency::Activation activation;
    activation.area = areas::ListAreas(transaction).at(0).id;
    activation.reason = "Uro";
    ASSERT_TRUE(contingency::Activate(transaction, people::Viewer::CommandLine(), activation));
  });
  EXPECT_THAT(kinds(people::Role::kSecretary), testing::Contains(MatterKind::kContingencyRunning));
  EXPECT_THAT(kinds(people::Role::kReader), testing::Not(testing::Contains(MatterKind::kContingencyRunning)));
  EXPECT_THAT(PageOf("secretary Holm", people::Role::kSecretary),
              testing::HasSubstr("Kontrollér beredskabsplanen: Ringparken"));
}

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
  Load(karla);
  const auto begin = std::chrono::steady_clock::now();
  const Overview overview = Load(karla);
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(overview.others.size(), 40U);
  RecordProperty("milliseconds", static_cast<int>(took / std::chrono::milliseconds(1)));
  EXPECT_LT(took, std::chrono::milliseconds(1500)) << "with sanitizers on a busy machine";
}

}  // namespace
}  // namespace tovholder::portal
