// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/icalendar.h"
#include "html/texts.h"
#include "invitations/invitation.h"

// Whom a meeting calls, whom it must tell of a change, and which answers count.
namespace tovholder::invitations {

// When a meeting is. Without an end it takes two hours; without a start it is there all day.
struct Span {
  Instant start;
  Instant end;
  bool whole_days = false;
  friend bool operator==(const Span&, const Span&) = default;
};
std::optional<Span> SpanOf(const meetings::Meeting& meeting);

// Each person once, by the strongest of his roles in the organizations that meet, of the memberships that hold on the
// day.
std::vector<people::Membership> InviteesOf(const std::vector<people::Membership>& memberships, Date day);

enum class Letter { kRequest, kUpdate, kCancellation, kWithdrawal };
struct Delivery {
  Letter letter = Letter::kRequest;
  Invitation invitation;  // without an id: a new one
};
enum class Change { kNothing, kChanged, kCancelled };
// A cancelled meeting tells everybody who was told of it. Else: a new member gets a request; who lost his seat gets it
// called off; everybody else hears of a change. Deputies who were called in stay.
std::vector<Delivery> PlanDeliveries(const std::vector<Invitation>& known,
                                     const std::vector<people::Membership>& invitees, Change change);

// Of those who have a seat; a deputy counts for whom he stands in.
struct Tally {
  int seats = 0;
  int accepted = 0;
  int tentative = 0;
  int declined = 0;
  int silent = 0;
};
bool HasSeat(people::MembershipRole role);
Tally CountAnswers(const std::vector<Invitation>& invitations);

Answer AnswerOf(documents::Participation participation);
documents::Participation ParticipationOf(Answer answer);

// What a calendar answers. `sender` is who sent the mail.
// Errors: invitations.other_sender {sender, attendee}, invitations.old_answer {sequence}, invitations.overtaken,
// invitations.no_answer, those of CheckOpen.
Result<void> CheckReply(const MeetingCall& call, const Invitation& invitation, const documents::CalendarReply& reply,
                        std::string_view sender, Instant now);
// Errors: invitations.withdrawn, invitations.over. That a meeting is cancelled is for the caller to ask.
Result<void> CheckOpen(const MeetingCall& call, const Invitation& invitation, Instant now);

inline constexpr std::size_t kLongestRemark = 500;  // code points

}  // namespace tovholder::invitations
