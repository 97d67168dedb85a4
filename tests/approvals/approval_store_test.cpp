// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_database.h"
#include "approvals/logged_records.h"
#include "sql/change_log.h"

namespace tovholder::approvals {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class ApprovalStoreTest : public ApprovalDatabaseTest {
 protected:
  // A plan that everybody sees, and an approval of its version 1 by the board of DeskDatabaseTest and the council.
  ApprovalId BeginForPlan(people::Visibility visibility) {
    plan_ = Import();
    plan::ProcessPlan plan = Book(plan_).plan;
    plan.visibility = people::Visibility::kPublic;
    Save(plan);
    Approval approval;
    approval.title = "Procesplanen";
    approval.visibility = visibility;
    approval.plan = plan_;
    approval.plan_version = 1;
    const ApprovalId id = Begin(approval);
    BodyDecision board = OfOrganization(id, 1, board_);
    board.step = Book(plan_).steps.at(1).step.id;
    board_says_ = Put(board);
    council_says_ = Put(OfOrganization(id, 2, town_council_));
    return id;
  }
  plan::Step BoardStep() { return Book(plan_).steps.at(1).step; }

  plan::PlanId plan_;
  BodyDecisionId board_says_;
  BodyDecisionId council_says_;
};

TEST_P(ApprovalStoreTest, KeepsTheChainInItsOrder) {
  const ApprovalId id = Begin();
  const auto council = Put(OfOrganization(id, 3, town_council_));
  const auto second = Put(OfSection(id, 2, ring_[0]));
  const auto third = Put(OfArea(id, 2, sydbyen_));
  const auto first = Put(OfOrganization(id, 1, fob_board_));
  const ApprovalBook book = Load(id);
  ASSERT_THAT(book.decisions, SizeIs(4));
  const std::vector<BodyDecisionId> wanted{first, second, third, council};
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(book.decisions[i].id, wanted[i]) << i;
  EXPECT_EQ(book.decisions[2].area, sydbyen_);
  const auto changes =
      Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "body_decision", first.value); });
  EXPECT_THAT(changes, SizeIs(1)) << "logged";
}

TEST_P(ApprovalStoreTest, ADraftIsForWhoMayEditIt) {
  const ApprovalId draft = Begin(people::Visibility::kDraft);
  const ApprovalId shown = Begin();
  Read([&](sql::Reader& reader) {
    const auto outsider = people::Viewer::Outsider();
    EXPECT_FALSE(FindApproval(reader, outsider, draft));
    EXPECT_FALSE(FindApproval(reader, reader_, draft));
    EXPECT_TRUE(FindApproval(reader, outsider, shown));
    EXPECT_THAT(ListApprovals(reader, outsider), SizeIs(1));
    EXPECT_THAT(ListApprovals(reader, secretary_), SizeIs(2));
  });
}

TEST_P(ApprovalStoreTest, WhatWasChangedMeanwhileIsNotOverwritten) {
  const ApprovalId id = Begin();
  const auto decision = Put(OfOrganization(id, 1, fob_board_));
  Say(id, decision, Answer::kYes, "2026-04-01");
  BodyDecision late = OfOrganization(id, 1, fob_board_);
  late.id = decision;
  EXPECT_EQ(TryPut({late, {}, ""}).error().id, "approvals.decision_changed_meanwhile");
  late.approval = Begin();
  EXPECT_EQ(TryPut({late, {}, ""}).error().id, "approvals.no_such_decision") << "of another approval";
  late.approval = ApprovalId{77};
  EXPECT_EQ(TryPut({late, {}, ""}).error().id, "approvals.no_such_approval");
  Approval changed = Load(id).approval;
  changed.title = "Andet";
  const auto update = [&](int seen) {
    return Write([&](sql::Transaction& transaction) { return UpdateApproval(transaction, changed, seen); });
  };
  EXPECT_TRUE(update(1));
  EXPECT_EQ(update(1).error().id, "approvals.changed_meanwhile");
}

TEST_P(ApprovalStoreTest, ANoIsSetAsideByAnotherBodyOnAGround) {
  const ApprovalId id = Begin();
  const auto no = Put(OfSection(id, 1, ring_[0]));
  const auto by = Put(OfOrganization(id, 2, fob_representatives_, Asked::kAfterANo));
  Say(id, no, Answer::kNo, "2026-04-10");
  EXPECT_EQ(TryAnswer(id, by, Answer::kYes, "2026-04-20", {no}).error().id, "approvals.no_ground");
  ASSERT_TRUE(TryAnswer(id, by, Answer::kYes, "2026-04-20", {no}, "Vedtægternes § 10"));
  EXPECT_EQ(Load(id).FindOverrideOf(no)->ground, "Vedtægternes § 10");
  BodyDecision changed = *Load(id).Find(no);
  changed.answer = Answer::kYes;
  EXPECT_EQ(TryPut({changed, {}, ""}).error().id, "approvals.is_set_aside");
  ASSERT_TRUE(TryAnswer(id, by, Answer::kNo, "2026-04-20"));
  EXPECT_THAT(Load(id).overrides, IsEmpty()) << "a no sets nothing aside";
  ASSERT_TRUE(TryAnswer(id, by, Answer::kYes, "2026-04-20", {no}, "Vedtægternes § 10"));
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveDecision(transaction, id, no); }));
  EXPECT_THAT(Load(id).overrides, IsEmpty());
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return RemoveDecision(transaction, id, no); }).error().id,
            "approvals.no_such_decision");
}

TEST_P(ApprovalStoreTest, WhatWasCountedIsTheAnswer) {
  const ApprovalId id = Begin();
  const auto meeting = Put(OfSection(id, 1, syd_));
  Vote vote;
  vote.decision = meeting;
  vote.called = DayOf("2026-05-10");
  vote.held = DayOf("2026-06-12");
  vote.households = 342;
  ASSERT_TRUE(TryVote(id, vote));
  EXPECT_EQ(Load(id).Find(meeting)->expected, DayOf("2026-06-12")) << "it is still to come";
  vote.called = DayOf("2026-03-01");
  vote.held = DayOf("2026-04-12");
  vote.households_taking_part = 60;
  vote.votes_for = 58;
  vote.votes_against = 40;
  vote.paper_against = 18;
  ASSERT_TRUE(TryVote(id, vote));
  EXPECT_EQ(Load(id).Find(meeting)->answer, Answer::kNo) << "a tie is a no";
  EXPECT_EQ(Load(id).Find(meeting)->decided, vote.held);
  EXPECT_THAT(Load(id).votes, SizeIs(1));
  vote.votes_for = 59;
  EXPECT_EQ(TryVote(id, vote).error().id, "approvals.figures_contradict");
}

TEST_P(ApprovalStoreTest, TheLastBodyApprovesThePlanAndADecisionClosesItsStep) {
  const ApprovalId id = BeginForPlan(people::Visibility::kPublic);
  Say(id, board_says_, Answer::kYes, "2026-04-01");
  EXPECT_EQ(BoardStep().state, plan::StepState::kDone);
  EXPECT_EQ(BoardStep().outcome, plan::Outcome::kYes);
  EXPECT_EQ(BoardStep().done, DayOf("2026-04-01"));
  EXPECT_EQ(Book(plan_).plan.state, plan::PlanState::kDraft);
  Say(id, council_says_, Answer::kYes, "2026-04-27");
  EXPECT_EQ(Book(plan_).plan.state, plan::PlanState::kApproved);
  const auto changes = Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "process_plan", plan_.value); });
  ASSERT_FALSE(changes.empty());
  BodyDecision taken_back = *Load(id).Find(board_says_);
  taken_back.answer = Answer::kOutstanding;
  taken_back.decided.reset();
  ASSERT_TRUE(TryPut({taken_back, {}, ""}));
  EXPECT_EQ(BoardStep().state, plan::StepState::kOpen) << "what was taken back is open again";
}

TEST_P(ApprovalStoreTest, ABodyThatIsAddedWithItsAnswerMayNotBeTheLast) {
  const ApprovalId id = BeginForPlan(people::Visibility::kPublic);
  for (const BodyDecisionId one : {board_says_, council_says_}) {
    ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveDecision(transaction, id, one); }));
  }
  BodyDecision council = OfOrganization(id, 1, town_council_);
  council.answer = Answer::kYes;
  council.decided = DayOf("2026-04-01");
  Put(council);
  EXPECT_EQ(Book(plan_).plan.state, plan::PlanState::kDraft) << "others may follow";
  const Approval approval = Load(id).approval;
  ASSERT_TRUE(
      Write([&](sql::Transaction& transaction) { return UpdateApproval(transaction, approval, approval.revision); }));
  EXPECT_EQ(Book(plan_).plan.state, plan::PlanState::kApproved);
}

TEST_P(ApprovalStoreTest, APlanThatWasChangedSinceIsNotApproved) {
  const ApprovalId id = BeginForPlan(people::Visibility::kPublic);
  plan::ProcessPlan plan = Book(plan_).plan;
  plan.version = 2;
  Save(plan);
  Say(id, board_says_, Answer::kYes, "2026-04-01");
  Say(id, council_says_, Answer::kYes, "2026-04-27");
  EXPECT_EQ(Book(plan_).plan.state, plan::PlanState::kDraft);
}

TEST_P(ApprovalStoreTest, ThePlanTellsNothingOfADraft) {
  const ApprovalId id = BeginForPlan(people::Visibility::kDraft);
  Say(id, board_says_, Answer::kNo, "2026-04-01");
  EXPECT_EQ(BoardStep().state, plan::StepState::kOpen);
  Approval shown = Load(id).approval;
  shown.visibility = people::Visibility::kPublic;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return UpdateApproval(transaction, shown, shown.revision); }));
  EXPECT_EQ(BoardStep().outcome, plan::Outcome::kNo);
}

TEST_P(ApprovalStoreTest, ADecisionBelongsToStepsAndItemsThatAreThere) {
  const ApprovalId id = Begin();
  BodyDecision decision = OfOrganization(id, 1, board_);
  decision.step = plan::StepId{3};
  EXPECT_EQ(TryPut({decision, {}, ""}).error().id, "approvals.no_such_step") << "the approval has no plan";
  decision.step.reset();
  decision.agenda_item = meetings::ItemId{9};
  EXPECT_EQ(TryPut({decision, {}, ""}).error().id, "approvals.no_such_item");
}

TEST_P(ApprovalStoreTest, ARuleIsKeptOncePerAssociation) {
  VotingRule rule;
  rule.association = fob_;
  rule.votes_per_household = 1;
  const auto put = [&] {
    return Write([&](sql::Transaction& transaction) { return PutVotingRule(transaction, rule); });
  };
  ASSERT_TRUE(put());
  rule.notice_days = 14;
  ASSERT_TRUE(put());
  EXPECT_THAT(Read([](sql::Reader& reader) { return ListVotingRules(reader); }), SizeIs(1));
  EXPECT_EQ(Load(Begin()).RuleOf(fob_).notice_days, 14);
  EXPECT_EQ(Load(Begin()).RuleOf(sb_).notice_days, 28) << "as is usual";
  rule.association = slagelse_;
  EXPECT_EQ(put().error().id, "approvals.not_association");
}

TOVHOLDER_ON_EVERY_STORE(ApprovalStoreTest);

}  // namespace
}  // namespace tovholder::approvals
