// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_rules.h"

#include <gmock/gmock.h>

namespace tovholder::invitations {
namespace {

using namespace std::chrono_literals;
using people::Membership;
using people::MembershipRole;
using people::PersonId;

const Date kDay = *ParseIsoDate("2026-05-19");

Membership Seat(std::int64_t person, MembershipRole role = MembershipRole::kMember, const char* to = "") {
  Membership seat;
  seat.organization = people::OrganizationId{1};
  seat.person = PersonId{person};
  seat.role = role;
  seat.to_date = ParseIsoDate(to);
  return seat;
}

Invitation Told(std::int64_t person) {
  Invitation told;
  told.id = InvitationId{person};
  told.person = PersonId{person};
  told.sent = Instant{};
  return told;
}

TEST(Span, AMeetingAcrossTheClockChangeHasItsRealLength) {
  meetings::Meeting meeting;
  meeting.date = ParseIsoDate("2026-10-25");
  meeting.start_time = TimeOfDay{1, 30};
  meeting.end_time = TimeOfDay{3, 30};
  const auto autumn = SpanOf(meeting).value();
  EXPECT_EQ(autumn.end - autumn.start, 3h);
  meeting.date = ParseIsoDate("2026-03-29");
  const auto spring = SpanOf(meeting).value();
  EXPECT_EQ(spring.end - spring.start, 1h);
}

TEST(Span, WhatIsNotKnownIsUsual) {
  meetings::Meeting meeting;
  EXPECT_FALSE(SpanOf(meeting));
  meeting.date = kDay;
  EXPECT_TRUE(SpanOf(meeting)->whole_days);
  meeting.start_time = TimeOfDay{15, 0};
  EXPECT_EQ(SpanOf(meeting)->end - SpanOf(meeting)->start, 2h);
}

TEST(Invitees, AreThoseOfTheDayOnceEachByTheirStrongestRole) {
  const auto invitees = InviteesOf(
      {Seat(1), Seat(2, MembershipRole::kMember, "2026-05-18"), Seat(3, MembershipRole::kMember, "2026-05-19"),
       Seat(1, MembershipRole::kChair), Seat(4, MembershipRole::kObserver)},
      kDay);
  ASSERT_EQ(invitees.size(), 3U);
  EXPECT_EQ(invitees[0].person, PersonId{1});
  EXPECT_EQ(invitees[0].role, MembershipRole::kChair);
  EXPECT_EQ(invitees[1].person, PersonId{3});
}

TEST(Deliveries, ReachWhoIsNewWhoHasLeftAndWhoMustHearOfAChange) {
  Invitation deputy = Told(9);
  deputy.deputy_for = PersonId{1};
  const std::vector<Invitation> known{Told(1), Told(2), deputy};
  EXPECT_TRUE(PlanDeliveries({Told(1), deputy}, {Seat(1)}, Change::kNothing).empty());

  const auto seats = PlanDeliveries(known, {Seat(1), Seat(3)}, Change::kNothing);
  ASSERT_EQ(seats.size(), 2U);
  EXPECT_EQ(seats[0].letter, Letter::kWithdrawal);
  EXPECT_EQ(seats[0].invitation.person, PersonId{2});
  EXPECT_EQ(seats[1].letter, Letter::kRequest);
  EXPECT_EQ(seats[1].invitation.person, PersonId{3});

  const auto changed = PlanDeliveries(known, {Seat(1), Seat(2)}, Change::kChanged);
  ASSERT_EQ(changed.size(), 3U);
  for (const Delivery& one : changed) EXPECT_EQ(one.letter, Letter::kUpdate);

  const auto cancelled = PlanDeliveries(known, {Seat(1), Seat(2), Seat(3)}, Change::kCancelled);
  ASSERT_EQ(cancelled.size(), 3U) << "nobody new is called to it";
  for (const Delivery& one : cancelled) EXPECT_EQ(one.letter, Letter::kCancellation);
}

TEST(Deliveries, CallAgainWhoComesBack) {
  Invitation left = Told(1);
  left.withdrawn = true;
  EXPECT_TRUE(PlanDeliveries({left}, {}, Change::kChanged).empty());
  const auto back = PlanDeliveries({left}, {Seat(1)}, Change::kNothing);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_EQ(back[0].letter, Letter::kRequest);
}

TEST(Tally, CountsADeputyForWhomHeStandsIn) {
  std::vector<Invitation> all{Told(1), Told(2), Told(3), Told(4), Told(5)};
  all[0].answer = Answer::kAccepted;
  all[1].answer = Answer::kDeclined;
  all[2].answer = Answer::kAccepted;
  all[2].deputy_for = PersonId{2};
  all[3].role = MembershipRole::kObserver;
  const Tally tally = CountAnswers(all);
  EXPECT_EQ(tally.seats, 3);
  EXPECT_EQ(tally.accepted, 2);
  EXPECT_EQ(tally.declined, 1);
  EXPECT_EQ(tally.silent, 1);
}

class ReplyTest : public testing::Test {
 protected:
  ReplyTest() {
    call_.sequence = 2;
    call_.moved_in = 1;
    call_.starts = *ParseIsoInstant("2026-05-19T13:00:00Z");
    call_.ends = call_.starts + 2h;
    reply_.attendee = "anna@example.dk";
    reply_.sequence = 2;
    reply_.participation = documents::Participation::kAccepted;
    reply_.stamp = *ParseIsoInstant("2026-05-05T10:00:00Z");
  }
  std::string Check(std::string_view sender = "Anna@Example.dk") const {
    const auto checked = CheckReply(call_, invitation_, reply_, sender, now_);
    return checked ? "" : checked.error().id;
  }

  MeetingCall call_;
  Invitation invitation_ = Told(1);
  documents::CalendarReply reply_;
  Instant now_ = *ParseIsoInstant("2026-05-05T11:00:00Z");
};

TEST_F(ReplyTest, CountsAsLongAsTheTimeIsTheSame) {
  EXPECT_EQ(Check(), "");
  reply_.sequence = 1;
  EXPECT_EQ(Check(), "") << "a supplement asks nobody again";
  reply_.sequence = 0;
  EXPECT_EQ(Check(), "invitations.old_answer");
}

TEST_F(ReplyTest, IsRefusedWhereItCannotBeMeant) {
  EXPECT_EQ(Check("eve@example.dk"), "invitations.other_sender");
  invitation_.stamp = reply_.stamp + 1s;
  EXPECT_EQ(Check(), "invitations.overtaken");
  invitation_.stamp.reset();
  reply_.participation = documents::Participation::kNeedsAction;
  EXPECT_EQ(Check(), "invitations.no_answer");
  now_ = call_.ends;
  EXPECT_EQ(Check(), "invitations.over");
  invitation_.withdrawn = true;
  EXPECT_EQ(Check(), "invitations.withdrawn");
}

}  // namespace
}  // namespace tovholder::invitations
