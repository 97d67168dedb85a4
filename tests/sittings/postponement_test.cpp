// SPDX-License-Identifier: EUPL-1.2
#include "desk/postponement.h"

#include <gmock/gmock.h>

#include "desk/proposal_store.h"
#include "sittings/sitting_database.h"

namespace tovholder::sittings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PostponementTest : public SittingDatabaseTest {
 protected:
  meetings::MeetingId Prepare(std::string_view day) {
    auto plan = Plan();
    plan.date = ParseIsoDate(day);
    return TryCreate(plan).value();
  }
  std::vector<desk::DeskProposal> Proposals(meetings::MeetingId id, const people::Viewer& viewer) {
    return database().Read([&](sql::Reader& reader) { return desk::ListProposals(reader, viewer, id); });
  }
  std::vector<desk::DeskProposal> Proposals(meetings::MeetingId id) { return Proposals(id, secretary_); }
  Result<void> Put(int position, CourseState state) {
    return Do([&](sql::Transaction& transaction) {
      return SetCourse(transaction, meeting_, ItemAt(position), state, "Der mangler tal");
    });
  }
  Result<desk::DeskItemId> Take(meetings::MeetingId id) {
    const auto proposal = Proposals(id).at(0).id;
    return Do([&](sql::Transaction& transaction) { return desk::TakeProposal(transaction, id, proposal); });
  }
};
TOVHOLDER_ON_EVERY_STORE(PostponementTest);

TEST_P(PostponementTest, IsProposedForTheNextMeetingOnce) {
  const auto later = Prepare("2026-08-18");
  const auto next = Prepare("2026-06-16");
  Open();
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  ASSERT_TRUE(Rule(RulingOn(1, 0, Outcome::kPostponed)));
  EXPECT_THAT(Proposals(later), IsEmpty());
  const auto proposals = Proposals(next);
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_EQ(proposals[0].title, "Budget 2027");
  EXPECT_EQ(proposals[0].proposed_by, "Bestyrelsen");
  EXPECT_THAT(proposals[0].text, HasSubstr("Udsat fra mødet den 19. maj 2026, punkt 1."));
  EXPECT_THAT(proposals[0].text, HasSubstr("1. at budgettet godkendes\n2. at der sættes 50.000 kr. af"));
}

TEST_P(PostponementTest, IsTakenBackUnlessItWasAnswered) {
  const auto next = Prepare("2026-06-16");
  Open();
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  ASSERT_TRUE(Put(1, CourseState::kTreated));
  EXPECT_THAT(Proposals(next), IsEmpty());
  ASSERT_TRUE(Rule(RulingOn(1, 0, Outcome::kPostponed)));
  ASSERT_EQ(Proposals(next).size(), 1U);
  ASSERT_TRUE(Rule(RulingOn(1, 0, Outcome::kApproved), 1));
  EXPECT_THAT(Proposals(next), IsEmpty());
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  ASSERT_TRUE(Take(next));
  ASSERT_TRUE(Put(1, CourseState::kTreated));
  EXPECT_EQ(Proposals(next).at(0).state, desk::ProposalState::kTaken);
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  EXPECT_EQ(Proposals(next).size(), 1U);
}

TEST_P(PostponementTest, OnlyWhatIsLeftOfTheRecommendationGoesOn) {
  const auto next = Prepare("2026-06-16");
  Open();
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kApproved)));
  ASSERT_TRUE(Rule(RulingOn(1, 2, Outcome::kPostponed)));
  EXPECT_THAT(Proposals(next).at(0).text, HasSubstr("1. at der sættes 50.000 kr. af"));
  EXPECT_THAT(Proposals(next).at(0).text, Not(HasSubstr("at budgettet godkendes")));
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kPostponed), 1));
  EXPECT_THAT(Proposals(next).at(0).text, HasSubstr("1. at budgettet godkendes"));
  EXPECT_EQ(Proposals(next).size(), 1U);
}

TEST_P(PostponementTest, AClosedItemStaysClosedWithItsGround) {
  const auto next = Prepare("2026-06-16");
  Open();
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) {
    return ChangeClosure(transaction, index_, meeting_,
                         {ItemAt(1), ClosureKind::kClosed, "Navne", "forvaltningslovens § 27"});
  }));
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  EXPECT_THAT(Proposals(next, reader_), IsEmpty());
  const auto taken = Take(next);
  ASSERT_TRUE(taken);
  const desk::Agenda agenda = Load(next);
  const desk::DeskItem& item = agenda.Find(*taken)->item;
  EXPECT_TRUE(item.closed);
  EXPECT_EQ(item.closed_reason, "forvaltningslovens § 27");
  EXPECT_EQ(item.recommendations, "at budgettet godkendes\nat der sættes 50.000 kr. af");
  EXPECT_EQ(item.responsible, "Karla Holm");
  EXPECT_EQ(item.minutes, 20);
  EXPECT_EQ(agenda.postponed.at(*taken), ItemAt(1));
}

TEST_P(PostponementTest, AttachmentsComeAlong) {
  const auto source = Load(meeting_).items.at(0).item.id;
  Do([&](sql::Transaction& transaction) {
    const auto file = documents::StoreFile(transaction, "Tal for 2027", "tal.txt", "text/plain");
    desk::DeskAttachment one{{}, source, 1, "tal.txt", file.id, true, false, desk::FileGuard::kClean, "", ""};
    sql::Create(transaction, "desk_attachment", one);
    return 0;
  });
  const auto next = Prepare("2026-06-16");
  Open();
  ASSERT_TRUE(Put(1, CourseState::kPostponed));
  const auto taken = Take(next).value();
  const auto attachments = Load(next).Find(taken)->attachments;
  ASSERT_EQ(attachments.size(), 1U);
  EXPECT_EQ(attachments[0].name, "tal.txt");
  EXPECT_EQ(attachments[0].file, Load(meeting_).items.at(0).attachments.at(0).file);
  EXPECT_EQ(Load(meeting_).items.at(0).attachments.size(), 1U);
}

TEST_P(PostponementTest, WhatStandsOnEveryAgendaIsNotProposed) {
  Do([&](sql::Transaction& transaction) {
    desk::PutRule(transaction, {{}, board_, 4, "", "Nyt fra områderne"});
    return 0;
  });
  const auto next = Prepare("2026-06-16");
  Open();
  ASSERT_TRUE(End());
  ASSERT_EQ(Proposals(next).size(), 1U);
  EXPECT_EQ(Proposals(next)[0].title, "Budget 2027");
}

TEST_P(PostponementTest, WaitsForAMeetingAndMovesOnWhenThatIsCancelled) {
  Open();
  ASSERT_TRUE(End());
  const auto onward = [&](int position) {
    return database().Read([&](sql::Reader& reader) { return desk::FindOnward(reader, ItemAt(position)); });
  };
  ASSERT_TRUE(onward(1).has_value());
  EXPECT_FALSE(onward(1)->proposal.has_value());
  const auto next = Prepare("2026-06-16");
  EXPECT_EQ(Proposals(next).size(), 2U);
  EXPECT_EQ(onward(2)->to->meeting.id, next);
  const auto later = Prepare("2026-08-18");
  EXPECT_THAT(Proposals(later), IsEmpty());
  ASSERT_TRUE(
      Do([&](sql::Transaction& transaction) { return desk::CancelMeeting(transaction, index_, next, "Ferie"); }));
  EXPECT_THAT(Proposals(next), IsEmpty());
  EXPECT_EQ(Proposals(later).size(), 2U);
}

}  // namespace
}  // namespace tovholder::sittings
