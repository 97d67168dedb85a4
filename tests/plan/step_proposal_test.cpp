// SPDX-License-Identifier: EUPL-1.2
#include "plan/step_proposal.h"

#include "plan/plan_database.h"
#include "sittings/sitting_store.h"

namespace tovholder::plan {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// A step of the board, and a meeting of the board whose agenda is being made.
class StepProposalTest : public PlanDatabaseTest {
 protected:
  void SetUp() override {
    PlanDatabaseTest::SetUp();
    AddMember(board_, "Anna Holm", people::MembershipRole::kChair);
    Write([&](sql::Transaction& transaction) { desk::PutRule(transaction, {{}, board_, 4, "", ""}); });
    plan_ = Import();
    meeting_ = Create();
  }
  Step BoardStep(const people::Viewer& viewer) {
    return Read([&](sql::Reader& reader) { return FindPlan(reader, viewer, plan_).value().steps.at(1).step; });
  }
  Step BoardStep() { return BoardStep(secretary_); }
  Result<void> TryPropose() {
    const StepId step = BoardStep().id;
    return Write([&](sql::Transaction& transaction) {
      return ProposeStep(transaction, secretary_, plan_, step, meeting_, today());
    });
  }
  StepAtMeeting At() {
    return Read([&](sql::Reader& reader) { return FindStepAtMeeting(reader, BoardStepIn(reader)); });
  }
  Step BoardStepIn(sql::Reader& reader) const { return FindPlan(reader, secretary_, plan_).value().steps.at(1).step; }
  void TakeIt() {
    const auto proposal = BoardStep().proposal.value();
    const auto item =
        Write([&](sql::Transaction& transaction) { return desk::TakeProposal(transaction, meeting_, proposal); });
    ASSERT_TRUE(item);
    Write([&](sql::Transaction& transaction) {
      auto taken = sql::Find<desk::DeskItem>(transaction, "FROM desk_item WHERE id = $1", *item).value();
      taken.type = minutes::ItemType::kDecision;
      taken.responsible = "Karla Holm";
      taken.recommendations = "at planen godkendes";
      sql::Update(transaction, "desk_item", taken);
    });
    ASSERT_TRUE(TryRelease(meeting_));
  }
  void Decide(sittings::Outcome outcome) {
    now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
    Write([&](sql::Transaction& transaction) {
      const auto book = sittings::FindSitting(transaction, meeting_).value();
      EXPECT_TRUE(sittings::OpenSitting(transaction, meeting_, sittings::ListRoll(transaction, book)));
      sittings::Ruling ruling;
      ruling.meeting = meeting_;
      ruling.item = book.items.front().item.id;
      ruling.point = 1;
      ruling.outcome = outcome;
      EXPECT_TRUE(sittings::SaveRuling(transaction, ruling, 0));
    });
  }
  void End() {
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return sittings::EndSitting(transaction, meeting_); }));
  }

  PlanId plan_;
  meetings::MeetingId meeting_;
};

TEST_P(StepProposalTest, AStepIsProposedOnceForAMeetingOfItsBody) {
  const auto open_for = [&](const Step& step) {
    return Read([&](sql::Reader& reader) { return ListMeetingsFor(reader, secretary_, step, today()); });
  };
  EXPECT_THAT(open_for(BoardStep()), SizeIs(1));
  EXPECT_THAT(open_for(Book(plan_).steps.at(2).step), IsEmpty()) << "the council makes no agenda here";
  ASSERT_TRUE(TryPropose());
  EXPECT_EQ(At().stage, ProposalStage::kWaiting);
  EXPECT_EQ(TryPropose().error().id, "plan.proposed_already");
}

TEST_P(StepProposalTest, TheDecisionClosesTheStep) {
  ASSERT_TRUE(TryPropose());
  TakeIt();
  EXPECT_EQ(At().stage, ProposalStage::kOnAgenda);
  EXPECT_TRUE(At().item);
  Decide(sittings::Outcome::kApproved);
  EXPECT_EQ(BoardStep().state, StepState::kOpen) << "the meeting goes on";
  End();
  const Step step = BoardStep();
  EXPECT_EQ(step.state, StepState::kDone);
  EXPECT_EQ(step.outcome, Outcome::kYes);
  EXPECT_EQ(step.done, ParseIsoDate("2026-05-19"));
}

TEST_P(StepProposalTest, AnItemThatWasNamedByHandClosesItToo) {
  ASSERT_TRUE(TryPropose());
  TakeIt();
  const auto item = At().item;
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE plan_step SET proposal = NULL, agenda_item = $1 WHERE id = $2", *item,
                        BoardStepIn(transaction).id);
  });
  EXPECT_EQ(At().stage, ProposalStage::kOnAgenda);
  Decide(sittings::Outcome::kRejected);
  End();
  EXPECT_EQ(BoardStep().state, StepState::kDone);
  EXPECT_EQ(BoardStep().outcome, Outcome::kNo);
}

TEST_P(StepProposalTest, ANoIsANoAndAPostponedItemIsOpen) {
  ASSERT_TRUE(TryPropose());
  TakeIt();
  Decide(sittings::Outcome::kRejected);
  End();
  EXPECT_EQ(BoardStep().outcome, Outcome::kNo);
  Write([&](sql::Transaction& transaction) { transaction.Execute("UPDATE sitting_ruling SET outcome = 'postponed'"); });
  EXPECT_EQ(BoardStep().state, StepState::kOpen);
  EXPECT_EQ(At().stage, ProposalStage::kPostponed);
}

TEST_P(StepProposalTest, OthersLearnOfTheDecisionWithTheMinutes) {
  ProcessPlan plan = Book(plan_).plan;
  plan.visibility = people::Visibility::kPublic;
  Save(plan);
  ASSERT_TRUE(TryPropose());
  TakeIt();
  Decide(sittings::Outcome::kApproved);
  End();
  EXPECT_EQ(BoardStep(people::Viewer::Outsider()).state, StepState::kOpen);
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE sitting SET published = $1", transaction.now());
  });
  EXPECT_EQ(BoardStep(people::Viewer::Outsider()).state, StepState::kDone);
}

TOVHOLDER_ON_EVERY_STORE(StepProposalTest);

}  // namespace
}  // namespace tovholder::plan
