// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_store.h"

#include <gmock/gmock.h>

#include "desk/agenda_rules.h"
#include "sittings/roll_rules.h"
#include "sittings/sitting_database.h"

namespace tovholder::sittings {
namespace {

class SittingStoreTest : public SittingDatabaseTest {};
TOVHOLDER_ON_EVERY_STORE(SittingStoreTest);

TEST_P(SittingStoreTest, OpensOnceWithWhoSitsThere) {
  EXPECT_EQ(Why(TryOpen(meeting_, {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang", "Karla Holm"})),
            "sittings.nobody_there");
  Open({"Per Vang"});
  EXPECT_EQ(Why(TryOpen(meeting_)), "sittings.open_already");
  const SittingBook book = Book();
  EXPECT_EQ(book.state, desk::MeetingState::kOpen);
  ASSERT_EQ(book.members.size(), 5U);
  EXPECT_EQ(book.members[0].name, "Marie Holm");  // the chair first
  EXPECT_FALSE(book.Find(IdOf("Karla Holm"))->votes);
  EXPECT_EQ(book.sitting.current_item, ItemAt(1));
  EXPECT_EQ(book.sitting.opened, now_);
}

TEST_P(SittingStoreTest, AnAgendaThatIsNotReleasedIsNotOpened) {
  const auto draft = Create();
  const auto opened = Do([&](sql::Transaction& transaction) { return OpenSitting(transaction, draft, {}); });
  EXPECT_EQ(Why(opened), "sittings.agenda_not_released");
}

TEST_P(SittingStoreTest, AMeetingIsNotOpenedBeforeItsDay) {
  now_ = ParseIsoInstant("2026-05-18T21:59:00Z").value();  // 23.59 the day before
  EXPECT_EQ(TryOpen(meeting_).error(), (Error{"sittings.too_early", {{"date", "2026-05-19"}}}));
  now_ = ParseIsoInstant("2026-05-18T22:00:00Z").value();
  EXPECT_TRUE(TryOpen(meeting_));
}

TEST_P(SittingStoreTest, TheRollStartsFromTheAnswers) {
  const auto deputy =
      Do([](sql::Transaction& transaction) { return people::FindOrCreatePerson(transaction, "Eva Dal"); });
  Invite("Bo Berg", invitations::Answer::kDeclined);
  Invite("Ida Lund", invitations::Answer::kAccepted);
  Invite("Per Vang", invitations::Answer::kDeclined);
  Invite("Eva Dal", invitations::Answer::kAccepted, "Bo Berg");
  Invite("Ole Ny", invitations::Answer::kTentative, "Per Vang");
  Open();
  const SittingBook book = Book();
  ASSERT_EQ(book.members.size(), 6U) << "a deputy who has not said yes is not expected";
  EXPECT_EQ(book.Find(IdOf("Bo Berg"))->mark, RollMark::kApology);
  EXPECT_EQ(book.Find(IdOf("Per Vang"))->mark, RollMark::kApology);
  EXPECT_EQ(book.Find(IdOf("Ida Lund"))->mark, RollMark::kPresent);
  EXPECT_EQ(book.Find(IdOf("Karla Holm"))->mark, RollMark::kPresent) << "was not asked";
  const SittingMember& eva = book.members.back();
  EXPECT_EQ(eva.person, deputy);
  EXPECT_EQ(eva.name, "Eva Dal");
  EXPECT_EQ(eva.substitute_for, IdOf("Bo Berg"));
  EXPECT_EQ(eva.party, "A");
  EXPECT_EQ(eva.position, 6);
  EXPECT_TRUE(eva.votes);
  const Quorum quorum = QuorumAt(book, book.hosts.front(), ItemAt(1));
  EXPECT_EQ(quorum.members, 4);
  EXPECT_EQ(quorum.present, 3);
}

TEST_P(SittingStoreTest, WhoComesAfterAllKeepsHisSeat) {
  Invite("Bo Berg", invitations::Answer::kAccepted);
  Invite("Eva Dal", invitations::Answer::kAccepted, "Bo Berg");
  const SittingBook book = Book();
  auto roll = database().Read([&](sql::Reader& reader) { return ListRoll(reader, book); });
  ASSERT_EQ(roll.size(), 5U);
  RollRow eva{SubstituteFor(roll[1].member), 1};
  eva.member.name = "Eva Dal";
  roll.push_back(eva);
  EXPECT_EQ(Do([&](sql::Transaction& transaction) { return OpenSitting(transaction, meeting_, roll); }).error(),
            (Error{"sittings.both_there", {{"name", roll[1].member.name}, {"substitute", "Eva Dal"}}}));
}

TEST_P(SittingStoreTest, CountsTheTimeOfEachItem) {
  Open();
  now_ += std::chrono::minutes(12);
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return GoToItem(transaction, meeting_, ItemAt(2)); }));
  now_ += std::chrono::minutes(3);
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return GoToItem(transaction, meeting_, ItemAt(1)); }));
  const SittingBook book = Book();
  EXPECT_EQ(SecondsSpent(book.CourseOf(ItemAt(1)), now_ + std::chrono::seconds(5)), 725);
  EXPECT_EQ(SecondsSpent(book.CourseOf(ItemAt(2)), now_), 180);
  EXPECT_EQ(book.CourseOf(ItemAt(2)).state, CourseState::kTreated);
}

TEST_P(SittingStoreTest, NothingIsOverwrittenSilently) {
  Open();
  EXPECT_EQ(Rule(RulingOn(1, 1, Outcome::kApproved)).value(), 1);
  EXPECT_EQ(Rule(RulingOn(1, 1, Outcome::kApproved, "Enstemmigt."), 1).value(), 2);
  // An answer that was lost on the way: the same once more is no conflict.
  EXPECT_EQ(Rule(RulingOn(1, 1, Outcome::kApproved, "Enstemmigt."), 1).value(), 2);
  EXPECT_EQ(Rule(RulingOn(1, 1, Outcome::kRejected), 1).error(),
            (Error{"sittings.ruled_meanwhile", {{"text", "Godkendt. Enstemmigt."}}}));
  EXPECT_EQ(TextOf(*Book().FindRuling(ItemAt(1), 1)), "Godkendt. Enstemmigt.");
}

TEST_P(SittingStoreTest, APointThatWasWithdrawnIsNotDecided) {
  Open();
  ASSERT_TRUE(Rule(RulingOn(1, 2, Outcome::kWithdrawn)));
  EXPECT_EQ(Rule(RulingOn(1, 2, Outcome::kApproved), 1).error(), (Error{"sittings.point_withdrawn", {{"point", "2"}}}));
  sittings::Vote vote;
  vote.point = 2;
  vote.yes = 3;
  EXPECT_EQ(Why(Vote(vote)), "sittings.point_withdrawn");
  ASSERT_TRUE(Rule(RulingOn(1, 2, Outcome::kNone), 1));  // withdrawn by mistake
  EXPECT_TRUE(Rule(RulingOn(1, 2, Outcome::kApproved), 2));
  EXPECT_EQ(Rule(RulingOn(1, 7, Outcome::kApproved)).error().id, "sittings.no_such_point");
}

TEST_P(SittingStoreTest, VotesByNameAndTakesThemAway) {
  Open({"Per Vang"});
  EXPECT_EQ(Why(Vote({}, {{"Per Vang", Choice::kYes}})), "sittings.voter_away");
  ASSERT_TRUE(Vote({}, {{"Marie Holm", Choice::kYes}, {"Bo Berg", Choice::kYes}, {"Ida Lund", Choice::kNo}}));
  const SittingBook book = Book();
  ASSERT_EQ(book.votes.size(), 1U);
  EXPECT_EQ(book.votes[0].yes, 2);
  EXPECT_EQ(book.votes[0].result, VoteResult::kCarried);
  EXPECT_EQ(book.ballots.size(), 3U);
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return RemoveVote(transaction, meeting_, book.votes[0].id); }));
  EXPECT_TRUE(Book().ballots.empty());
}

TEST_P(SittingStoreTest, DissentIsForTheMinorityWhereTheActHolds) {
  UseProfile(RuleProfile::kStandingCommittee);
  Open();
  EXPECT_EQ(Why(Say(SaidKind::kDissent, "Ida Lund")), "sittings.dissent_needs_vote");
  ASSERT_TRUE(Vote({}, {{"Marie Holm", Choice::kYes}, {"Bo Berg", Choice::kYes}, {"Ida Lund", Choice::kNo}}));
  EXPECT_EQ(Why(Say(SaidKind::kDissent, "Bo Berg")), "sittings.not_in_minority");
  EXPECT_TRUE(Say(SaidKind::kDissent, "Ida Lund"));
  EXPECT_TRUE(Say(SaidKind::kRemark, "Bo Berg"));
  EXPECT_EQ(Why(Say(SaidKind::kDissent, "")), "sittings.no_member");
}

TEST_P(SittingStoreTest, DissentIsForWhoeverTookPartByACharter) {
  Open({"Per Vang"});
  EXPECT_TRUE(Say(SaidKind::kDissent, "Ida Lund"));
  EXPECT_EQ(Why(Say(SaidKind::kDissent, "Per Vang")), "sittings.was_not_there");
}

TEST_P(SittingStoreTest, OnlyAStandingCommitteeStopsADecisionAndOnlyBeforeTheEnd) {
  Open();
  EXPECT_EQ(Why(Say(SaidKind::kStop, "Ida Lund", "")), "sittings.no_stop_right");
  UseProfile(RuleProfile::kStandingCommittee);
  EXPECT_TRUE(Say(SaidKind::kStop, "Ida Lund", ""));
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kPostponed)));
  EXPECT_EQ(Why(Say(SaidKind::kStop, "Bo Berg", "")), "sittings.stop_procedural");
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kApproved), 1));
  ASSERT_TRUE(End());
  EXPECT_EQ(Why(Say(SaidKind::kStop, "Bo Berg", "")), "sittings.stop_too_late");
}

TEST_P(SittingStoreTest, ComingLeavingAndDisqualification) {
  Open({"Per Vang"});
  ASSERT_TRUE(Move("Bo Berg", 2, Direction::kLeft));
  ASSERT_TRUE(Move("Per Vang", 2, Direction::kCame));
  EXPECT_EQ(PresenceOf("Bo Berg", 1), Presence::kThere);
  EXPECT_EQ(PresenceOf("Bo Berg", 2), Presence::kAway);
  EXPECT_EQ(PresenceOf("Per Vang", 2), Presence::kThere);
  Disqualification one{{}, meeting_, IdOf("Ida Lund"), ItemAt(1), "", DisqualificationOutcome::kRaised};
  const auto record = [&] {
    return Do([&](sql::Transaction& transaction) { return RecordDisqualification(transaction, one); });
  };
  EXPECT_EQ(Why(record()), "sittings.no_reason");
  one.ground = "Er udlejer";
  ASSERT_TRUE(record());
  one.ground.clear();
  one.outcome = DisqualificationOutcome::kDisqualified;
  ASSERT_TRUE(record());
  EXPECT_EQ(PresenceOf("Ida Lund", 1), Presence::kDisqualified);
  EXPECT_EQ(Book().disqualifications.size(), 1U);
  EXPECT_EQ(Book().disqualifications[0].ground, "Er udlejer");
}

TEST_P(SittingStoreTest, ASubstituteVotesAndNobodyIsEnteredTwice) {
  Open({"Per Vang"});
  SittingMember substitute;
  substitute.meeting = meeting_;
  substitute.organization = board_;
  substitute.name = " Mona  Krog ";
  substitute.substitute_for = IdOf("Per Vang");
  const auto add = [&] {
    return Do([&](sql::Transaction& transaction) { return sittings::AddMember(transaction, substitute); });
  };
  ASSERT_TRUE(add());
  EXPECT_EQ(add().error(), (Error{"sittings.member_twice", {{"name", "Mona Krog"}}}));
  const SittingBook book = Book();
  EXPECT_EQ(QuorumAt(book, book.hosts[0], ItemAt(1)).present, 4);
}

TEST_P(SittingStoreTest, ClosingAnItemHidesItAtOnceAndIsTraced) {
  Open();
  ClosureChange change{ItemAt(1), ClosureKind::kClosed, "Personoplysninger kom op", ""};
  const auto close = [&] {
    return Do([&](sql::Transaction& transaction) { return ChangeClosure(transaction, index_, meeting_, change); });
  };
  EXPECT_EQ(Why(close()), "sittings.no_ground");
  change.ground = "Kommunestyrelsesloven § 10";
  ASSERT_TRUE(close());
  EXPECT_EQ(PublicItems(meeting_)[0].item.title, "");
  change.kind = ClosureKind::kOpened;
  ASSERT_TRUE(close());
  EXPECT_EQ(PublicItems(meeting_)[0].item.title, "Budget 2027");
  EXPECT_EQ(Book().closures.size(), 2U);
}

TEST_P(SittingStoreTest, WhatIsNotReachedIsPostponedAtTheEnd) {
  Open();
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kApproved)));
  const auto added = Do([&](sql::Transaction& transaction) {
    return AddItem(transaction, index_, meeting_, "Hasteansøgning", "alle er enige");
  });
  ASSERT_TRUE(added);
  EXPECT_EQ(Book().items.size(), 3U);
  ASSERT_TRUE(End());
  EXPECT_EQ(Why(End()), "sittings.not_open");
  const SittingBook book = Book();
  EXPECT_EQ(book.state, desk::MeetingState::kHeld);
  EXPECT_EQ(book.CourseOf(ItemAt(1)).state, CourseState::kTreated);
  EXPECT_EQ(book.CourseOf(ItemAt(2)).state, CourseState::kPostponed);
  EXPECT_EQ(book.CourseOf(*added).state, CourseState::kPostponed);
}

TEST_P(SittingStoreTest, WhoeverHoldsAMandateWithLimitsIsNamed) {
  Seat("Lis Toft", people::MembershipRole::kMember, "C", "indtil 100.000 kr.");
  Open();
  const SittingBook book = Book();
  const auto members = MembersWithLimits(book, ItemAt(1));
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members[0]->name, "Lis Toft");
  EXPECT_EQ(members[0]->granted_by, "FOB's bestyrelse");
}

TEST_P(SittingStoreTest, EverythingThatIsRecordedMovesTheRevision) {
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return FindRevision(reader, meeting_); }), 0);
  Open();
  const auto before = Book().revision();
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kApproved)));
  ASSERT_TRUE(Move("Bo Berg", 2, Direction::kLeft));
  EXPECT_EQ(Book().revision(), before + 2);
  EXPECT_FALSE(Rule(RulingOn(1, 9, Outcome::kApproved)));
  EXPECT_EQ(Book().revision(), before + 2);
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kNone), 1));
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return FindRevision(reader, meeting_); }), before + 3);
}

TEST_P(SittingStoreTest, RightsFollowTheHosts) {
  Open();
  const SittingBook book = Book();
  people::Viewer member{people::UserId{9}, "Bo Berg", people::Role::kReader};
  EXPECT_FALSE(MayFollow(member, book.hosts));
  member.held = {{board_, people::OrganizationRole::kMember}};
  EXPECT_TRUE(MayFollow(member, book.hosts));
  EXPECT_FALSE(MayRecord(member, book.hosts));
  member.held = {{board_, people::OrganizationRole::kSecretary}};
  EXPECT_TRUE(MayRecord(member, book.hosts));
  member.held = {{group_, people::OrganizationRole::kChair}};
  EXPECT_FALSE(MayFollow(member, book.hosts));
  const people::Viewer auditor{people::UserId{10}, "Rev Isor", people::Role::kAuditor};
  EXPECT_TRUE(MayFollow(auditor, book.hosts));
  EXPECT_FALSE(MayRecord(auditor, book.hosts));
}

}  // namespace
}  // namespace tovholder::sittings
