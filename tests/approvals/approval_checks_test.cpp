// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/calendar.h"
#include "html/texts.h"

namespace tovholder::approvals {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Date kToday = ParseIsoDate("2026-05-01").value();
constexpr people::BodyId kFob{1};
constexpr people::BodyId kSb{2};
constexpr BodyDecisionId kBoard{1};
constexpr BodyDecisionId kMeeting{2};
constexpr BodyDecisionId kBallot{3};
constexpr BodyDecisionId kJoint{4};

Date On(const char* iso) { return ParseIsoDate(iso).value(); }

std::vector<std::string> IdsIn(const FieldErrors& errors) {
  std::vector<std::string> ids;
  for (const auto& [field, error] : errors) {
    ids.push_back(field + " " + error.id);
    EXPECT_TRUE(html::HasSentence(error.id)) << error.id;
  }
  return ids;
}

BodyDecision Decision(BodyDecisionId id, Organ organ) {
  BodyDecision decision;
  decision.id = id;
  decision.organ = organ;
  decision.organization = organ == Organ::kOrganization ? std::optional(people::OrganizationId{7}) : std::nullopt;
  if (IsOfSection(organ)) decision.section = areas::SectionId{1};
  if (organ == Organ::kJointVote) decision.area = areas::HousingAreaId{1};
  return decision;
}

// A board, and the residents of an area with a section of each of two associations.
ApprovalBook SmallBook() {
  ApprovalBook book;
  book.decisions = {Decision(kBoard, Organ::kOrganization), Decision(kMeeting, Organ::kSectionMeeting),
                    Decision(kBallot, Organ::kBallot), Decision(kJoint, Organ::kJointVote)};
  book.areas.areas = {{areas::HousingAreaId{1}, "Ringparken", std::nullopt, ""}};
  for (const people::BodyId association : {kFob, kSb}) {
    areas::Section section;
    section.id = areas::SectionId{association.value};
    section.association = association;
    section.area = areas::HousingAreaId{1};
    book.areas.sections.push_back(section);
    book.areas.bodies.push_back({association, people::BodyKind::kHousingAssociation, "", ""});
  }
  return book;
}

// A vote as it should be: 60 of 100 households, 70 for and 40 against, eight of them on paper.
Vote SoundVote(BodyDecisionId decision) {
  Vote vote;
  vote.decision = decision;
  vote.called = On("2026-03-01");
  vote.held = On("2026-04-12");
  vote.households = 100;
  vote.households_taking_part = 60;
  vote.votes_for = 65;
  vote.votes_against = 37;
  vote.votes_blank = 4;
  vote.votes_invalid = 1;
  vote.paper_for = 5;
  vote.paper_against = 3;
  return vote;
}

class VoteChecks : public testing::Test {
 protected:
  std::vector<std::string> Check() { return IdsIn(CheckVote(book_, vote_, kToday)); }
  Error ErrorAt(const char* field) { return CheckVote(book_, vote_, kToday).at(field); }

  ApprovalBook book_ = SmallBook();
  Vote vote_ = SoundVote(kMeeting);
};

TEST_F(VoteChecks, ASoundVoteIsSound) {
  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_EQ(VotesFor(vote_), 70);
  EXPECT_EQ(VotesAgainst(vote_), 40);
  EXPECT_EQ(VotesCast(vote_), 115);
  EXPECT_DOUBLE_EQ(TurnoutOf(vote_).value(), 0.6);
}

TEST_F(VoteChecks, NobodyCastsMoreThanTwoVotesAHousehold) {
  vote_.votes_for = 70;
  EXPECT_THAT(Check(), IsEmpty()) << "120 of 120";
  vote_.paper_invalid = 1;
  EXPECT_THAT(Check(), ElementsAre("votes_for approvals.too_many_votes"));
  EXPECT_EQ(ErrorAt("votes_for").params,
            (std::map<std::string, std::string>{{"votes", "121"}, {"most", "120"}, {"households", "60"}}));
  vote_.households_taking_part = 0;
  EXPECT_THAT(Check(), IsEmpty()) << "who took part is not known: 200 is the limit";
  VotingRule one_vote;
  one_vote.association = kFob;
  one_vote.votes_per_household = 1;
  book_.rules = {one_vote};
  EXPECT_THAT(Check(), ElementsAre("votes_for approvals.too_many_votes"));
}

TEST_F(VoteChecks, NotMoreTakePartThanMay) {
  vote_.households_taking_part = 101;
  EXPECT_THAT(Check(), ElementsAre("households_taking_part approvals.too_many_households"));
  vote_.households = 0;
  vote_.households_taking_part = 0;
  EXPECT_THAT(Check(), ElementsAre("households approvals.no_households"));
  vote_.households = -1;
  vote_.votes_blank = -2;
  vote_.paper_for = 2'000'000'000;
  EXPECT_THAT(Check(), testing::Contains("votes_blank approvals.count_wrong"));
  EXPECT_THAT(Check(), testing::Contains("households approvals.count_wrong"));
  EXPECT_THAT(Check(), testing::Contains("paper_for approvals.count_wrong"));
}

TEST_F(VoteChecks, TheNoticeIsCounted) {
  vote_.called = On("2026-03-15");
  EXPECT_EQ(CheckNotice(book_, vote_).standing, NoticeStanding::kInTime) << "28 days";
  EXPECT_THAT(Check(), IsEmpty());
  vote_.called = On("2026-03-16");
  EXPECT_THAT(Check(), ElementsAre("called approvals.notice_short"));
  EXPECT_EQ(ErrorAt("called").params, (std::map<std::string, std::string>{{"days", "27"}, {"needed", "28"}}));
  vote_.notice = VoteNotice::kExtraordinary;
  EXPECT_THAT(Check(), IsEmpty()) << "14 days are enough";
  vote_.called.reset();
  EXPECT_THAT(Check(), ElementsAre("called approvals.no_notice"));
  vote_.stands_although = "Alle husstande kom";
  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_EQ(CheckNotice(book_, vote_).standing, NoticeStanding::kMissing) << "but it is told";
  vote_.called = On("2026-04-13");
  EXPECT_THAT(Check(), ElementsAre("called approvals.called_after")) << "no text helps";
  vote_ = SoundVote(kBallot);
  vote_.called = On("2026-03-29");
  EXPECT_THAT(Check(), IsEmpty()) << "a ballot has 14 days between its material and its last day";
}

TEST_F(VoteChecks, WhatIsToComeIsNotCounted) {
  vote_.held = On("2026-06-12");
  vote_.called = On("2026-05-10");
  EXPECT_THAT(Check(), ElementsAre("held approvals.held_in_future"));
  vote_ = Vote();
  vote_.decision = kMeeting;
  vote_.held = On("2026-06-12");
  EXPECT_THAT(Check(), IsEmpty()) << "planned";
  EXPECT_EQ(CheckNotice(book_, vote_).standing, NoticeStanding::kUnknown);
  vote_ = SoundVote(kMeeting);
  vote_.held.reset();
  EXPECT_THAT(Check(), testing::Contains("held approvals.no_vote_day"));
}

TEST_F(VoteChecks, AJointVoteIsAgreedBeforehand) {
  vote_ = SoundVote(kJoint);
  EXPECT_THAT(Check(), ElementsAre("agreed approvals.joint_not_agreed", "agreed_by approvals.joint_no_agreement"));
  vote_.agreed_by = "Brev fra borgmesteren";
  vote_.agreed = vote_.held;
  EXPECT_THAT(Check(), ElementsAre("agreed approvals.joint_agreed_late")) << "not on the day itself";
  vote_.agreed = On("2026-04-11");
  EXPECT_THAT(Check(), IsEmpty());
  VotingRule strict;
  strict.association = kSb;
  strict.notice_days = 60;
  book_.rules = {strict};
  EXPECT_THAT(Check(), ElementsAre("called approvals.notice_short")) << "the strictest of both associations";
}

TEST_F(VoteChecks, TheFiguresSayWhatTheBodySays) {
  book_.decisions[1].answer = Answer::kYes;
  EXPECT_THAT(Check(), IsEmpty());
  vote_.votes_for = 35;
  EXPECT_THAT(Check(), ElementsAre("votes_for approvals.figures_contradict")) << "40 to 40 is a no";
  book_.decisions[1].answer = Answer::kNo;
  EXPECT_THAT(Check(), IsEmpty());
  vote_.decision = kBoard;
  EXPECT_THAT(Check(), ElementsAre("held approvals.no_vote_of_residents"));
}

// The limits in other words, for any figures.
TEST_F(VoteChecks, HoldForAnyFigures) {
  std::mt19937 random(7);
  const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int i = 0; i < 5000; ++i) {
    vote_ = SoundVote(kMeeting);
    vote_.households = pick(50) + 1;
    vote_.households_taking_part = pick(60);
    vote_.votes_for = pick(40);
    vote_.votes_against = pick(40);
    vote_.votes_blank = pick(5);
    vote_.votes_invalid = 0;
    vote_.paper_for = pick(10);
    vote_.paper_against = pick(10);
    const int sum = vote_.votes_for + vote_.votes_against + vote_.votes_blank + vote_.paper_for + vote_.paper_against;
    const bool too_many_take_part = vote_.households_taking_part > vote_.households;
    const int voters = vote_.households_taking_part == 0 ? vote_.households : vote_.households_taking_part;
    const bool too_many_votes = sum > voters + voters;
    ASSERT_EQ(Check().empty(), !too_many_take_part && !too_many_votes) << sum << " of " << voters;
    ASSERT_EQ(IsYes(AnswerOf(VotesFor(vote_), VotesAgainst(vote_))),
              vote_.votes_for + vote_.paper_for - vote_.votes_against - vote_.paper_against > 0);
  }
}

class DecisionChecks : public testing::Test {
 protected:
  DecisionChecks() {
    draft_.decision = book_.decisions[0];
    draft_.decision.answer = Answer::kYes;
    draft_.decision.decided = On("2026-04-20");
  }
  std::vector<std::string> Check() { return IdsIn(CheckDecision(book_, draft_, kToday)); }

  ApprovalBook book_ = SmallBook();
  DecisionDraft draft_;
};

TEST_F(DecisionChecks, AnAnswerHasADayThatHasCome) {
  EXPECT_THAT(Check(), IsEmpty());
  draft_.decision.decided = On("2026-05-02");
  EXPECT_THAT(Check(), ElementsAre("decided approvals.decided_in_future"));
  draft_.decision.decided.reset();
  EXPECT_THAT(Check(), ElementsAre("decided approvals.no_day"));
  draft_.decision.answer = Answer::kOutstanding;
  EXPECT_THAT(Check(), IsEmpty());
  draft_.decision.decided = On("2026-04-20");
  EXPECT_THAT(Check(), ElementsAre("answer approvals.day_without_answer"));
}

TEST_F(DecisionChecks, AYesWithRemarksHasRemarks) {
  draft_.decision.answer = Answer::kYesWithRemarks;
  draft_.decision.remarks = "  ";
  EXPECT_THAT(Check(), ElementsAre("remarks approvals.no_remarks"));
  draft_.decision.remarks = "Legepladsen bliver";
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(DecisionChecks, ItsFiguresFitItsAnswer) {
  draft_.decision.votes_for = 5;
  EXPECT_THAT(Check(), ElementsAre("votes_against approvals.half_a_vote"));
  draft_.decision.votes_against = 5;
  EXPECT_THAT(Check(), ElementsAre("answer approvals.figures_contradict")) << "a tie is a no";
  draft_.decision.answer = Answer::kNo;
  EXPECT_THAT(Check(), IsEmpty());
  draft_.decision.votes_against = -5;
  EXPECT_THAT(Check(), testing::Contains("votes_against approvals.count_wrong"));
  draft_.decision = book_.decisions[1];
  draft_.decision.answer = Answer::kNo;
  draft_.decision.decided = On("2026-04-20");
  book_.votes = {SoundVote(kMeeting)};
  EXPECT_THAT(Check(), ElementsAre("answer approvals.figures_contradict")) << "70 to 40";
}

TEST_F(DecisionChecks, ANoIsSetAsideByAYesWithAGround) {
  draft_.sets_aside = {kMeeting};
  draft_.ground = " ";
  EXPECT_THAT(Check(), ElementsAre("ground approvals.no_ground", "sets_aside approvals.not_a_no"));
  draft_.ground = "Vedtægternes § 10";
  EXPECT_THAT(Check(), ElementsAre("sets_aside approvals.not_a_no")) << "it has not answered";
  book_.decisions[1].answer = Answer::kNo;
  book_.decisions[1].decided = On("2026-04-21");
  EXPECT_THAT(Check(), ElementsAre("decided approvals.overridden_too_early"));
  book_.decisions[1].decided = On("2026-04-20");
  EXPECT_THAT(Check(), IsEmpty());
  draft_.decision.answer = Answer::kNo;
  EXPECT_THAT(Check(), ElementsAre("sets_aside approvals.no_yes_to_override"));
  draft_.sets_aside = {kBoard};
  book_.decisions[0].answer = Answer::kNo;
  EXPECT_THAT(Check(), testing::Contains("sets_aside approvals.no_yes_to_override"));
}

TEST_F(DecisionChecks, ItSaysWhoDecides) {
  draft_.decision.organization.reset();
  draft_.decision.stage = 0;
  EXPECT_THAT(Check(), ElementsAre("organization approvals.no_organization", "stage approvals.stage_wrong"));
  draft_.decision.stage = 1;
  draft_.decision.organ = Organ::kBallot;
  draft_.decision.section = areas::SectionId{99};
  EXPECT_THAT(Check(), ElementsAre("section approvals.no_section"));
  draft_.decision.organ = Organ::kJointVote;
  EXPECT_THAT(Check(), ElementsAre("area approvals.no_area"));
}

TEST(ApprovalChecks, AnApprovalHasANameAndItsVersionAPlan) {
  Approval approval;
  approval.plan_version = 2;
  EXPECT_THAT(IdsIn(CheckApproval(approval)),
              ElementsAre("plan approvals.version_without_plan", "title approvals.no_title"));
  approval.title = std::string(201, 'x');
  approval.plan = plan::PlanId{1};
  approval.about = std::string(20'001, 'x');
  EXPECT_THAT(IdsIn(CheckApproval(approval)), ElementsAre("about approvals.text_long", "title approvals.text_long"));
  approval.title = "Helhedsplan";
  approval.about = "Skriv til 070761-4285";
  EXPECT_THAT(IdsIn(CheckApproval(approval)), ElementsAre("about meetings.cpr_in_text"));
}

TEST(ApprovalChecks, ARuleIsOfAnAssociationAndWithinReason) {
  VotingRule rule;
  rule.association = kFob;
  const areas::AreaBook areas = SmallBook().areas;
  EXPECT_THAT(IdsIn(CheckRule(areas, rule)), IsEmpty());
  rule.association = people::BodyId{9};
  rule.votes_per_household = 0;
  rule.ballot_days = -1;
  EXPECT_THAT(IdsIn(CheckRule(areas, rule)),
              ElementsAre("association approvals.not_association", "ballot_days approvals.notice_days_wrong",
                          "votes_per_household approvals.votes_per_household_wrong"));
}

TEST(ApprovalFindings, TellWhatOneShouldLookAt) {
  ApprovalBook book = SmallBook();
  BodyDecision again = book.decisions[0];
  again.id = BodyDecisionId{9};
  book.decisions[0].answer = again.answer = Answer::kYes;
  book.decisions[0].decided = again.decided = On("2026-04-01");
  book.decisions.push_back(again);
  book.decisions[1].answer = Answer::kNo;
  book.decisions[1].decided = On("2026-04-12");
  book.votes = {SoundVote(kMeeting)};
  book.votes[0].called.reset();
  book.votes[0].stands_although = "Alle kom";
  book.decisions[2].expected = On("2026-04-30");
  book.decisions[3].stage = 2;
  book.decisions[3].answer = Answer::kYes;
  book.decisions[3].decided = On("2026-04-12");
  std::vector<std::string> ids;
  for (const ApprovalFinding& one : FindWhatIsAmiss(book, kToday)) {
    ids.push_back(std::to_string(one.decision->value) + " " + one.error.id);
    EXPECT_TRUE(html::HasSentence(one.error.id)) << one.error.id;
  }
  EXPECT_THAT(ids,
              ElementsAre("9 approvals.decided_twice", "2 approvals.notice_stands_although", "4 approvals.no_figures",
                          "4 approvals.joint_agreement_unknown", "3 approvals.overdue", "4 approvals.out_of_order"));
}

TEST(ApprovalFindings, TellOfANoThatNobodySetAside) {
  ApprovalBook book = SmallBook();
  book.decisions.resize(2);
  book.decisions[1].answer = Answer::kNo;
  book.decisions[1].decided = On("2026-04-12");
  book.decisions[0].stage = 2;
  book.decisions[0].asked = Asked::kAfterANo;
  book.decisions[0].answer = Answer::kYes;
  book.decisions[0].decided = On("2026-04-20");
  const auto findings = FindWhatIsAmiss(book, kToday);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].error.id, "approvals.no_not_set_aside");
  EXPECT_EQ(findings[1].error.id, "approvals.no_figures");
}

}  // namespace
}  // namespace tovholder::approvals
