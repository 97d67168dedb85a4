// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "meetings/guard_rule.h"
#include "meetings/meeting_store.h"
#include "sittings/minutes_rules.h"
#include "sittings/sitting_database.h"

namespace tovholder::sittings {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class MinutesTest : public SittingDatabaseTest {
 protected:
  void UseApproval(Approval approval) {
    SittingRule rule;
    rule.approval = approval;
    SetRule(rule);
  }
  MinutesState State() { return Book().sitting.minutes; }
  void HoldAndSend(const std::vector<std::string>& absent = {}) {
    Open(absent);
    DecideAll();
    ASSERT_TRUE(End());
    ASSERT_TRUE(Send());
  }
  std::vector<std::string> AttendanceLines() {
    std::vector<std::string> lines;
    for (const auto& row : database().Read([&](sql::Reader& reader) {
           return meetings::ListAttendance(reader, people::Viewer::Outsider(), meeting_);
         })) {
      lines.push_back(row.name + " " + std::string(meetings::ToName(row.attendance.mark)) +
                      (row.attendance.item ? " at an item" : "") +
                      (row.attendance.role ? " (" + *row.attendance.role + ")" : ""));
    }
    return lines;
  }
};
TOVHOLDER_ON_EVERY_STORE(MinutesTest);

TEST_P(MinutesTest, WriteThemselvesFromWhatWasRecorded) {
  Open({"Per Vang"});
  ASSERT_TRUE(Move("Bo Berg", 2, Direction::kLeft));
  ASSERT_TRUE(Vote({}, {{"Marie Holm", Choice::kYes}, {"Bo Berg", Choice::kYes}, {"Ida Lund", Choice::kNo}}));
  ASSERT_TRUE(Say(SaidKind::kDissent, "Ida Lund"));
  DecideAll();
  ASSERT_TRUE(End());
  const auto record = MinutesOf(Book());
  ASSERT_EQ(record.items.size(), 2U);
  EXPECT_EQ(record.items[0].item.decision, "At 1: Godkendt.\nAt 2: Godkendt.");
  EXPECT_EQ(record.items[0].recommendations[0].outcome, "Godkendt.");
  EXPECT_EQ(record.items[1].item.decision, "Taget til efterretning.");
  ASSERT_EQ(record.items[0].statements.size(), 2U);
  EXPECT_EQ(record.items[0].statements[0].text,
            "Afstemning: For stemte 2 (Marie Holm, Bo Berg), imod stemte 1 (Ida Lund). Forslaget blev vedtaget.");
  EXPECT_EQ(record.items[0].statements[1].text, "Ida Lund ønskede tilført: Det er for dyrt.");
}

TEST_P(MinutesTest, ReachEverybodyWhenTheyArePublished) {
  HoldAndSend({"Per Vang"});
  EXPECT_EQ(Why(Publish()), "sittings.not_approved");
  EXPECT_EQ(PublicItems(meeting_)[0].item.decision, std::nullopt);
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  ASSERT_EQ(State(), MinutesState::kApproved);
  EXPECT_EQ(PublicItems(meeting_)[0].item.decision, std::nullopt);
  ASSERT_TRUE(Publish());
  EXPECT_EQ(PublicItems(meeting_)[0].item.decision, "At 1: Godkendt.\nAt 2: Godkendt.");
  EXPECT_EQ(PublicItems(meeting_)[0].recommendations[1].outcome, "Godkendt.");
  EXPECT_THAT(AttendanceLines(), testing::IsSupersetOf({"Marie Holm present (formand)", "Per Vang apology"}));
  const auto row = database().Read(
      [&](sql::Reader& reader) { return meetings::FindMeeting(reader, people::Viewer::Outsider(), meeting_); });
  EXPECT_EQ(row->meeting.kind, minutes::PaperKind::kMinutes);
  EXPECT_EQ(row->meeting.end_time, (TimeOfDay{15, 0}));
}

TEST_P(MinutesTest, AClosedItemShowsOnlyWhatWasChosen) {
  Open();
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) {
    return ChangeClosure(transaction, index_, meeting_,
                         {ItemAt(1), ClosureKind::kClosed, "Priser", "Kommunestyrelsesloven § 10"});
  }));
  ASSERT_TRUE(Say(SaidKind::kRemark, "Ida Lund", "Hemmelig bemærkning"));
  ASSERT_TRUE(Move("Bo Berg", 1, Direction::kLeft, Reach::kThisItem));
  DecideAll();
  ASSERT_TRUE(End());
  ASSERT_TRUE(Send());
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  ASSERT_TRUE(Publish());
  const auto items = PublicItems(meeting_);
  EXPECT_EQ(items[0].item.title, "");
  EXPECT_EQ(items[0].item.decision, std::nullopt);
  EXPECT_TRUE(items[0].statements.empty());
  EXPECT_TRUE(items[0].recommendations.empty());
  EXPECT_EQ(items[1].item.decision, "Taget til efterretning.");
  for (const std::string& line : AttendanceLines()) EXPECT_THAT(line, Not(HasSubstr("at an item")));
}

TEST_P(MinutesTest, WhoWasAwayAllEveningDoesNotApprove) {
  HoldAndSend({"Per Vang"});
  EXPECT_EQ(Say("Per Vang", Verdict::kApproved).error(), (Error{"sittings.was_absent", {{"name", "Per Vang"}}}));
  EXPECT_EQ(Why(Say("Karla Holm", Verdict::kApproved)), "sittings.no_vote_there");
}

TEST_P(MinutesTest, EveryMemberApprovesWhereTheRuleSaysAll) {
  UseApproval(Approval::kByAll);
  HoldAndSend({"Per Vang"});
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  EXPECT_EQ(State(), MinutesState::kSent);
  ASSERT_TRUE(Say("Per Vang", Verdict::kApproved));
  EXPECT_EQ(State(), MinutesState::kApproved);
  EXPECT_EQ(Book().sitting.approved_how, "af alle medlemmer");
}

TEST_P(MinutesTest, ARefusalNeedsARemarkAndMayBeTakenBack) {
  HoldAndSend();
  EXPECT_EQ(Why(Say("Bo Berg", Verdict::kRefused)), "sittings.no_remark");
  EXPECT_EQ(Why(Say("Bo Berg", Verdict::kRefused, "Se 010190-1234")), "sittings.cpr_in_text");
  ASSERT_TRUE(Say("Bo Berg", Verdict::kRefused, "Beløbet er forkert"));
  for (const char* name : {"Marie Holm", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  EXPECT_EQ(State(), MinutesState::kSent);
  ASSERT_TRUE(Say("Bo Berg", Verdict::kApproved));
  EXPECT_EQ(State(), MinutesState::kApproved);
  EXPECT_EQ(Book().approvals.size(), 4U);
}

TEST_P(MinutesTest, AreLockedUntilSomebodySaysWhyNot) {
  HoldAndSend();
  EXPECT_EQ(Rule(RulingOn(1, 1, Outcome::kRejected), 1).error().id, "sittings.minutes_sent");
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  EXPECT_EQ(Rule(RulingOn(1, 1, Outcome::kRejected), 1).error().id, "sittings.minutes_locked");
  ASSERT_TRUE(Publish());
  const auto reopen = [&](std::string_view reason) {
    return Do([&](sql::Transaction& transaction) { return ReopenMinutes(transaction, meeting_, reason); });
  };
  EXPECT_EQ(Why(reopen(" ")), "sittings.no_reason");
  ASSERT_TRUE(reopen("Beløbet er forkert"));
  EXPECT_EQ(State(), MinutesState::kDraft);
  EXPECT_EQ(Book().sitting.round, 2);
  // What everybody reads stays until the new minutes are published.
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kRejected), 1));
  EXPECT_THAT(*PublicItems(meeting_)[0].item.decision, HasSubstr("At 1: Godkendt"));
  ASSERT_TRUE(Send());
  EXPECT_FALSE(AllApproved(Book()));
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  ASSERT_TRUE(Publish());
  EXPECT_THAT(*PublicItems(meeting_)[0].item.decision, HasSubstr("At 1: Ikke godkendt"));
  EXPECT_EQ(Book().approvals.size(), 8U);
}

TEST_P(MinutesTest, ApprovedByTheMeetingItself) {
  UseApproval(Approval::kSameMeeting);
  Open();
  DecideAll();
  const auto approve = [&] {
    return Do([&](sql::Transaction& transaction) { return ApproveAtMeeting(transaction, meeting_, meeting_); });
  };
  EXPECT_EQ(Why(approve()), "sittings.not_held");
  ASSERT_TRUE(End());
  ASSERT_TRUE(approve());
  EXPECT_EQ(Book().sitting.approved_how, "på mødet den 19. maj 2026");
  EXPECT_EQ(Book().state, desk::MeetingState::kApproved);
}

TEST_P(MinutesTest, ApprovedByALaterMeetingOfTheSameBody) {
  UseApproval(Approval::kNextMeeting);
  now_ = ParseIsoInstant("2026-05-01T08:00:00Z").value();
  const auto later = Release("2026-06-16");
  now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
  HoldAndSend();
  const auto approve = [&](meetings::MeetingId at) {
    return Do([&](sql::Transaction& transaction) { return ApproveAtMeeting(transaction, meeting_, at); });
  };
  EXPECT_EQ(Why(Say("Bo Berg", Verdict::kApproved)), "sittings.approved_otherwise");
  EXPECT_EQ(Why(approve(meeting_)), "sittings.not_a_later_meeting");
  EXPECT_EQ(Why(approve(later)), "sittings.not_a_later_meeting");  // it has not begun
  now_ = ParseIsoInstant("2026-06-16T13:00:00Z").value();
  ASSERT_TRUE(TryOpen(later));
  ASSERT_TRUE(approve(later));
  EXPECT_EQ(Book().sitting.approved_how, "på mødet den 16. juni 2026");
}

TEST_P(MinutesTest, ANumberOfAPersonLetsNothingOut) {
  Open();
  DecideAll();
  ASSERT_TRUE(Say(SaidKind::kRemark, "", "Borgeren 010190-1234 skrev."));
  ASSERT_TRUE(End());
  ASSERT_TRUE(Send());
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  EXPECT_EQ(Why(Publish()), "meetings.cpr");
  EXPECT_EQ(PublicItems(meeting_)[0].item.decision, std::nullopt);
  EXPECT_EQ(Why(Publish("Det er 010190-1234")), "sittings.cpr_in_text");
  ASSERT_TRUE(Publish("Det er et sagsnummer"));
  EXPECT_EQ(Book().sitting.guard_reason, "Det er et sagsnummer");
}

TEST_P(MinutesTest, ACountOfFewPersonsWantsAReason) {
  HoldAndSend();
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return ReopenMinutes(transaction, meeting_, "Tilføjelse"); }));
  ASSERT_TRUE(Say(SaidKind::kRemark, "", "I opgangen bor 3 familier med to af de unge."));
  ASSERT_TRUE(Send());
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  const SittingBook book = Book();
  const auto found = database().Read([&](sql::Reader& reader) { return FindBeforePublication(reader, book); });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0],
            (Error{"meetings.small_count", {{"item", "1"}, {"field", "statements"}, {"words", "3 familier"}}}));
  EXPECT_EQ(Why(Publish()), "meetings.small_count");
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return meetings::PutGuardRule(transaction, 14); }).error().id ==
              "meetings.guard_count_wrong");
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return meetings::PutGuardRule(transaction, 0); }));
  ASSERT_TRUE(Publish());
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return meetings::PutGuardRule(transaction, 5); }));
  EXPECT_EQ(Why(Publish()), "meetings.small_count");
  ASSERT_TRUE(Publish("Tallene står i kommunens statistik."));
}

TEST_P(MinutesTest, NothingIsOpenedAtTheMeetingThatHoldsANumber) {
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) {
    auto item = meetings::ListItems(transaction, people::Viewer::CommandLine(), meeting_).at(0).item;
    item.closed = true;
    item.case_text = "Borgeren 010190-1234 har klaget.";
    meetings::UpdateItem(transaction, item);
    return Result<void>{};
  }));
  Open();
  const auto open = [&](sql::Transaction& transaction) {
    return ChangeClosure(transaction, index_, meeting_, {ItemAt(1), ClosureKind::kOpened, "Kan vises", ""});
  };
  EXPECT_EQ(Why(Do(open)), "meetings.cpr");
}

TEST_P(MinutesTest, ClosingAfterPublicationHidesAndLeavesATrace) {
  HoldAndSend();
  const LateClosure late{ItemAt(1), "Et navn slap igennem", "Forvaltningsloven § 27"};
  const auto close = [&] {
    return Do(
        [&](sql::Transaction& transaction) { return CloseAfterPublication(transaction, index_, meeting_, late); });
  };
  EXPECT_EQ(Why(close()), "sittings.not_published");
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund", "Per Vang"}) ASSERT_TRUE(Say(name, Verdict::kApproved));
  ASSERT_TRUE(Publish());
  ASSERT_TRUE(close());
  EXPECT_EQ(PublicItems(meeting_)[0].item.title, "");
  EXPECT_EQ(PublicItems(meeting_)[0].item.decision, std::nullopt);
  const SittingBook book = Book();
  ASSERT_EQ(book.closures.size(), 1U);
  EXPECT_EQ(book.closures[0].kind, ClosureKind::kClosedAfterPublication);
  EXPECT_EQ(book.closures[0].author, "Karla Holm");
}

TEST_P(MinutesTest, SayWhatIsMissingBeforeTheyAreSent) {
  Open({"Marie Holm", "Bo Berg", "Ida Lund"});
  Disqualification one{{}, meeting_, IdOf("Per Vang"), ItemAt(1), "Er udlejer", DisqualificationOutcome::kRaised};
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return RecordDisqualification(transaction, one); }));
  std::vector<std::string> ids;
  for (const Error& found : FindInMinutes(Book())) ids.push_back(found.id);
  EXPECT_THAT(ids, ElementsAre("sittings.item_undecided", "sittings.item_undecided", "sittings.no_quorum",
                               "sittings.no_chair", "sittings.disqualification_undecided"));
  EXPECT_EQ(Why(Send()), "sittings.not_held");
}

}  // namespace
}  // namespace tovholder::sittings
