// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_rules.h"

#include <gtest/gtest.h>

namespace tovholder::sittings {
namespace {

constexpr people::OrganizationId kBoard{1};

SittingBook BookOf(int voters, const SittingRule& rule = {}) {
  SittingBook book;
  book.sitting.id = Id<Sitting>{1};
  Host host;
  host.organization.id = kBoard;
  host.organization.name = "Bestyrelsen";
  host.rule = InForce(rule);
  book.hosts = {host};
  for (int i = 1; i <= 4; ++i) {
    meetings::ItemDetails details;
    details.item.id = ItemId{i};
    details.item.position = i;
    book.items.push_back(details);
  }
  for (int i = 1; i <= voters; ++i) {
    SittingMember member;
    member.id = SittingMemberId{i};
    member.organization = kBoard;
    member.name = "Medlem " + std::to_string(i);
    member.role = i == 1 ? "chair" : "member";
    book.members.push_back(member);
  }
  return book;
}

SittingMove MoveOf(int member, int item, Direction direction, Reach reach) {
  return {{}, {}, SittingMemberId{member}, ItemId{item}, direction, reach, {}};
}

std::string Attendance(const SittingBook& book, int member) {
  std::string marks;
  for (const auto& details : book.items) {
    const Presence presence = PresenceAt(book, *book.Find(SittingMemberId{member}), details.item.id);
    marks += presence == Presence::kThere ? '+' : presence == Presence::kAway ? '-' : 'i';
  }
  return marks;
}

Vote VoteOf(int yes, int no, int abstained) {
  Vote vote;
  vote.item = ItemId{1};
  vote.organization = kBoard;
  vote.yes = yes;
  vote.no = no;
  vote.abstained = abstained;
  return vote;
}

SittingRule RuleWith(Majority majority, Tie tie) {
  SittingRule rule;
  rule.majority = majority;
  rule.tie = tie;
  return rule;
}

TEST(SittingRules, WhoLeavesIsAwayFromThereOnAndWhoComesBackIsThere) {
  SittingBook book = BookOf(2);
  EXPECT_EQ(Attendance(book, 1), "++++");
  book.moves = {MoveOf(1, 2, Direction::kLeft, Reach::kFromHere)};
  EXPECT_EQ(Attendance(book, 1), "+---");
  book.moves.push_back(MoveOf(1, 4, Direction::kCame, Reach::kFromHere));
  EXPECT_EQ(Attendance(book, 1), "+--+");
  EXPECT_EQ(Attendance(book, 2), "++++");
}

TEST(SittingRules, OutForOneItemIsBackAtTheNext) {
  SittingBook book = BookOf(1);
  book.moves = {MoveOf(1, 3, Direction::kLeft, Reach::kThisItem)};
  EXPECT_EQ(Attendance(book, 1), "++-+");
  book.moves.push_back(MoveOf(1, 3, Direction::kCame, Reach::kThisItem));
  EXPECT_EQ(Attendance(book, 1), "++++");
}

TEST(SittingRules, WhoSentAnApologyMayComeLater) {
  SittingBook book = BookOf(1);
  book.members[0].mark = RollMark::kApology;
  EXPECT_EQ(Attendance(book, 1), "----");
  EXPECT_FALSE(TookPart(book, book.members[0]));
  book.moves = {MoveOf(1, 3, Direction::kCame, Reach::kFromHere)};
  EXPECT_EQ(Attendance(book, 1), "--++");
  book.courses.push_back({{}, {}, ItemId{3}, CourseState::kTreated, {}, 0, ""});
  EXPECT_TRUE(TookPart(book, book.members[0]));
}

TEST(SittingRules, TheOrderOfWritingDoesNotTurnTheOrderOfItemsAround) {
  SittingBook book = BookOf(1);
  book.moves = {MoveOf(1, 4, Direction::kCame, Reach::kFromHere), MoveOf(1, 2, Direction::kLeft, Reach::kFromHere)};
  EXPECT_EQ(Attendance(book, 1), "+--+");
}

TEST(SittingRules, ADisqualifiedMemberIsOutForThatItemAlone) {
  SittingBook book = BookOf(3);
  Disqualification one{{}, {}, SittingMemberId{2}, ItemId{2}, "Ejer huset", DisqualificationOutcome::kRaised};
  book.disqualifications = {one};
  EXPECT_EQ(Attendance(book, 2), "++++");  // takes part in the question itself
  book.disqualifications[0].outcome = DisqualificationOutcome::kDisqualified;
  EXPECT_EQ(Attendance(book, 2), "+i++");
  EXPECT_EQ(VotersAt(book, ItemId{2}, kBoard).size(), 2U);
  book.disqualifications[0].outcome = DisqualificationOutcome::kQualified;
  EXPECT_EQ(Attendance(book, 2), "++++");
}

TEST(SittingRules, QuorumIsHalfOfTheMembersAndASubstituteFillsAPlace) {
  SittingBook book = BookOf(5);
  for (std::size_t i = 0; i < 3; ++i) book.members[i].mark = RollMark::kAbsent;
  Quorum quorum = QuorumAt(book, book.hosts[0], ItemId{1});
  EXPECT_EQ(quorum.members, 5);
  EXPECT_EQ(quorum.present, 2);
  EXPECT_EQ(quorum.needed, 3);  // half of five, rounded up
  EXPECT_FALSE(quorum.reached());
  SittingMember substitute = book.members[4];
  substitute.id = SittingMemberId{9};
  substitute.substitute_for = SittingMemberId{1};
  book.members.push_back(substitute);
  quorum = QuorumAt(book, book.hosts[0], ItemId{1});
  EXPECT_EQ(quorum.members, 5);
  EXPECT_TRUE(quorum.reached());
}

struct ResultCase {
  Majority majority;
  Tie tie;
  int yes, no, abstained;
  VoteResult expected;
};

TEST(SittingRules, AVoteEndsByTheRuleOfTheBody) {
  using enum VoteResult;
  for (const ResultCase& one : std::vector<ResultCase>{{Majority::kSimple, Tie::kLapses, 3, 2, 0, kCarried},
                                                       {Majority::kSimple, Tie::kLapses, 2, 3, 0, kLost},
                                                       {Majority::kSimple, Tie::kLapses, 2, 2, 1, kTied},
                                                       {Majority::kSimple, Tie::kLapses, 1, 0, 4, kCarried},
                                                       {Majority::kTwoThirds, Tie::kLapses, 4, 2, 0, kCarried},
                                                       {Majority::kTwoThirds, Tie::kLapses, 3, 2, 0, kLost},
                                                       {Majority::kTwoThirds, Tie::kLapses, 3, 0, 2, kLost},
                                                       {Majority::kUnanimous, Tie::kLapses, 3, 0, 2, kCarried},
                                                       {Majority::kUnanimous, Tie::kLapses, 4, 1, 0, kLost}}) {
    const SittingBook book = BookOf(6, RuleWith(one.majority, one.tie));
    EXPECT_EQ(ResultOf(book, VoteOf(one.yes, one.no, one.abstained), {}), one.expected)
        << one.yes << "-" << one.no << "-" << one.abstained;
  }
}

TEST(SittingRules, TheChairDecidesATieOnlyWhereTheStatutesSaySo) {
  const std::vector<Ballot> ballots{{{}, {}, SittingMemberId{1}, Choice::kNo},
                                    {{}, {}, SittingMemberId{2}, Choice::kYes}};
  EXPECT_EQ(ResultOf(BookOf(2, RuleWith(Majority::kSimple, Tie::kChairDecides)), VoteOf(1, 1, 0), ballots),
            VoteResult::kLost);
  SittingRule council = RuleWith(Majority::kUnanimous, Tie::kChairDecides);
  council.profile = RuleProfile::kCouncil;
  council.quorum = 10;
  EXPECT_EQ(ResultOf(BookOf(2, council), VoteOf(1, 1, 0), ballots), VoteResult::kTied);
  EXPECT_EQ(InForce(council).quorum, 50);
}

TEST(SittingRules, NobodyVotesTwiceOrFromOutside) {
  SittingBook book = BookOf(3);
  EXPECT_FALSE(CheckVote(book, VoteOf(0, 0, 0), {}));
  EXPECT_TRUE(CheckVote(book, VoteOf(2, 1, 0), {}));
  EXPECT_EQ(CheckVote(book, VoteOf(3, 1, 0), {}).error(),
            (Error{"sittings.too_many_votes", {{"cast", "4"}, {"present", "3"}}}));
  const Ballot yes{{}, {}, SittingMemberId{1}, Choice::kYes};
  EXPECT_EQ(CheckVote(book, VoteOf(2, 0, 0), {yes, yes}).error().id, "sittings.voted_twice");
  book.members[0].mark = RollMark::kAbsent;
  EXPECT_EQ(CheckVote(book, VoteOf(1, 0, 0), {yes}).error(), (Error{"sittings.voter_away", {{"name", "Medlem 1"}}}));
}

TEST(SittingRules, AGroupVotesWithThoseOfItWhoAreThere) {
  SittingBook book = BookOf(4);
  for (std::size_t i = 0; i < 4; ++i) book.members[i].party = i < 3 ? "A" : "B";
  book.members[2].mark = RollMark::kApology;
  Vote vote = VoteOf(0, 0, 0);
  const auto ballots = BallotsOfGroups(book, vote, {{"A", Choice::kYes}, {"B", Choice::kNo}});
  CountBallots(vote, ballots);
  EXPECT_EQ(vote.yes, 2);
  EXPECT_EQ(vote.no, 1);
}

TEST(SittingRules, TimeIsCountedAcrossTheChangeOfTheClock) {
  // Summer time ends on 25 October 2026 at 03.00: the hour from 2 to 3 comes twice.
  ItemCourse course;
  course.started = ParseIsoInstant("2026-10-25T00:30:00Z");                         // 02.30 the first time
  EXPECT_EQ(SecondsSpent(course, *ParseIsoInstant("2026-10-25T01:30:00Z")), 3600);  // 02.30 again
  course.started = ParseIsoInstant("2026-10-25T01:30:00Z");
  EXPECT_EQ(SecondsSpent(course, *ParseIsoInstant("2026-10-25T01:00:00Z")), 0);  // a clock that was set back
}

TEST(SittingRules, TextJoinsPhraseWordsAndWhoMustApprove) {
  Ruling ruling;
  EXPECT_EQ(TextOf(ruling), "");
  ruling.outcome = Outcome::kApproved;
  EXPECT_EQ(TextOf(ruling), "Godkendt.");
  ruling.text = "Med den ændring, at datoen flyttes.";
  ruling.subject_to = "FOB's bestyrelse\n";
  EXPECT_EQ(TextOf(ruling),
            "Godkendt. Med den ændring, at datoen flyttes. Under forbehold af godkendelse: FOB's bestyrelse.");
}

}  // namespace
}  // namespace tovholder::sittings
