// SPDX-License-Identifier: EUPL-1.2
#include "approvals/decision_source.h"

#include "approvals/approval_database.h"
#include "sittings/sitting_store.h"

namespace tovholder::approvals {
namespace {

using testing::SizeIs;

// A meeting of the board that is held here, with one item.
class DecisionSourceTest : public ApprovalDatabaseTest {
 protected:
  void SetUp() override {
    ApprovalDatabaseTest::SetUp();
    AddMember(board_, "Anna Holm", people::MembershipRole::kChair);
    Write([&](sql::Transaction& transaction) { desk::PutRule(transaction, {{}, board_, 4, "", ""}); });
    meeting_ = TryCreate(Plan(), {Item({}, "Helhedsplanen")}).value();
    ASSERT_TRUE(TryRelease(meeting_));
    now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
    Write([&](sql::Transaction& transaction) {
      const auto book = sittings::FindSitting(transaction, meeting_).value();
      item_ = book.items.front().item.id;
      EXPECT_TRUE(sittings::OpenSitting(transaction, meeting_, sittings::ListRoll(transaction, book)));
    });
  }
  void Rule(sittings::Outcome outcome, int yes, int no) {
    Write([&](sql::Transaction& transaction) {
      sittings::Ruling ruling;
      ruling.meeting = meeting_;
      ruling.item = item_;
      ruling.point = 1;
      ruling.outcome = outcome;
      EXPECT_TRUE(sittings::SaveRuling(transaction, ruling, 0));
      sittings::Vote vote;
      vote.meeting = meeting_;
      vote.item = item_;
      vote.point = 1;
      vote.yes = yes;
      vote.no = no;
      sql::Create(transaction, "sitting_vote", vote);
    });
  }
  void End() {
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return sittings::EndSitting(transaction, meeting_); }));
  }
  ProposedAnswer Proposed() {
    return Read([&](sql::Reader& reader) { return ProposeAnswer(reader, secretary_, item_); }).value();
  }

  meetings::MeetingId meeting_;
  meetings::ItemId item_;
};

TEST_P(DecisionSourceTest, WhatWasRuledAndCountedIsProposed) {
  EXPECT_THAT(Read([&](sql::Reader& reader) { return ListSourceMeetings(reader, secretary_, board_); }), SizeIs(1));
  Rule(sittings::Outcome::kApproved, 4, 1);
  EXPECT_EQ(Proposed().answer, Answer::kOutstanding) << "the meeting goes on";
  End();
  const ProposedAnswer proposed = Proposed();
  EXPECT_EQ(proposed.answer, Answer::kYes);
  EXPECT_EQ(proposed.decided, DayOf("2026-05-19"));
  EXPECT_EQ(proposed.votes_for, 4);
  EXPECT_EQ(proposed.votes_against, 1);
  EXPECT_EQ(proposed.meeting, meeting_);
}

TEST_P(DecisionSourceTest, ANoIsANoAndWhatWasPutOffIsOutstanding) {
  Rule(sittings::Outcome::kRejected, 1, 4);
  End();
  EXPECT_EQ(Proposed().answer, Answer::kNo);
  Write([&](sql::Transaction& transaction) { transaction.Execute("UPDATE sitting_ruling SET outcome = 'postponed'"); });
  EXPECT_EQ(Proposed().answer, Answer::kOutstanding);
}

TEST_P(DecisionSourceTest, NothingIsProposedToWhoMayNotReadTheItem) {
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE agenda_item SET closed = 1 WHERE id = $1", item_);
  });
  EXPECT_FALSE(Read([&](sql::Reader& reader) { return ProposeAnswer(reader, people::Viewer::Outsider(), item_); }));
  EXPECT_TRUE(Proposed().closed);
}

TOVHOLDER_ON_EVERY_STORE(DecisionSourceTest);

}  // namespace
}  // namespace tovholder::approvals
