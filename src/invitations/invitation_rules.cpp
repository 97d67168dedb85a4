// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_rules.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/enum_names.h"
#include "base/text.h"
#include "people/structure.h"

namespace tovholder::invitations {
namespace {

constexpr EnumNames<Answer, 4> kAnswers{{{Answer::kNone, "none"},
                                         {Answer::kAccepted, "accepted"},
                                         {Answer::kTentative, "tentative"},
                                         {Answer::kDeclined, "apology"}}};
constexpr EnumNames<DeputyCall, 2> kDeputyCalls{
    {{DeputyCall::kBySecretary, "by_secretary"}, {DeputyCall::kAtOnce, "at_once"}}};

constexpr std::chrono::hours kUsualLength{2};

int StrengthOf(people::MembershipRole role) {
  using people::MembershipRole;
  switch (role) {
    case MembershipRole::kChair:
      return 5;
    case MembershipRole::kViceChair:
      return 4;
    case MembershipRole::kMember:
      return 3;
    case MembershipRole::kCoordinator:
      return 2;
    case MembershipRole::kSecretary:
      return 1;
    case MembershipRole::kObserver:
      break;
  }
  return 0;
}

const people::Membership* FindSeat(const std::vector<people::Membership>& invitees, people::PersonId person) {
  const auto found = std::find_if(invitees.begin(), invitees.end(),
                                  [&](const people::Membership& one) { return one.person == person; });
  return found == invitees.end() ? nullptr : &*found;
}

void TakeSeat(Invitation& invitation, const people::Membership& seat) {
  invitation.organization = seat.organization;
  invitation.role = seat.role;
  invitation.deputy_for.reset();
}

// What one who was told before hears now; nothing where all is as he knows it.
std::optional<Delivery> PlanOne(Invitation invitation, const people::Membership* seat, Change change) {
  if (invitation.withdrawn && !seat) return std::nullopt;
  if (seat) TakeSeat(invitation, *seat);
  if (!seat && !invitation.deputy_for) {
    return Delivery{Letter::kWithdrawal, std::move(invitation)};
  }
  if (invitation.withdrawn || !invitation.sent) return Delivery{Letter::kRequest, std::move(invitation)};
  if (change == Change::kNothing) return std::nullopt;
  return Delivery{Letter::kUpdate, std::move(invitation)};
}

}  // namespace

std::string_view ToName(Answer answer) { return NameIn(kAnswers, answer); }
bool FromName(std::string_view name, Answer& answer) { return ValueIn(kAnswers, name, answer); }
std::string_view ToName(DeputyCall call) { return NameIn(kDeputyCalls, call); }
bool FromName(std::string_view name, DeputyCall& call) { return ValueIn(kDeputyCalls, name, call); }

std::optional<Span> SpanOf(const meetings::Meeting& meeting) {
  if (!meeting.date) return std::nullopt;
  if (!meeting.start_time) {
    const Instant day = FromCopenhagen({*meeting.date, {0, 0}});
    return Span{day, day, true};
  }
  const Instant start = FromCopenhagen({*meeting.date, *meeting.start_time});
  const Instant end =
      meeting.end_time ? FromCopenhagen({*meeting.date, *meeting.end_time}) : Instant(start + kUsualLength);
  return Span{start, std::max(start, end), false};
}

std::vector<people::Membership> InviteesOf(const std::vector<people::Membership>& memberships, Date day) {
  std::vector<people::Membership> invitees;
  for (const people::Membership& one : memberships) {
    if (!people::Holds(one, day)) continue;
    const auto known = std::find_if(invitees.begin(), invitees.end(),
                                    [&](const people::Membership& other) { return other.person == one.person; });
    if (known == invitees.end()) {
      invitees.push_back(one);
    } else if (StrengthOf(one.role) > StrengthOf(known->role)) {
      *known = one;
    }
  }
  return invitees;
}

std::vector<Delivery> PlanDeliveries(const std::vector<Invitation>& known,
                                     const std::vector<people::Membership>& invitees, Change change) {
  std::vector<Delivery> plan;
  for (const Invitation& one : known) {
    if (change == Change::kCancelled) {
      if (!one.withdrawn && one.sent) plan.push_back({Letter::kCancellation, one});
    } else if (auto delivery = PlanOne(one, FindSeat(invitees, one.person), change)) {
      plan.push_back(std::move(*delivery));
    }
  }
  if (change == Change::kCancelled) return plan;
  for (const people::Membership& seat : invitees) {
    const bool told =
        std::any_of(known.begin(), known.end(), [&](const Invitation& one) { return one.person == seat.person; });
    if (told) continue;
    Invitation added;
    added.person = seat.person;
    TakeSeat(added, seat);
    plan.push_back({Letter::kRequest, std::move(added)});
  }
  return plan;
}

bool HasSeat(people::MembershipRole role) {
  return role != people::MembershipRole::kObserver && role != people::MembershipRole::kSecretary;
}

Tally CountAnswers(const std::vector<Invitation>& invitations) {
  Tally tally;
  for (const Invitation& one : invitations) {
    if (one.withdrawn || !HasSeat(one.role)) continue;
    if (!one.deputy_for) ++tally.seats;
    if (one.answer == Answer::kAccepted) ++tally.accepted;
    if (one.answer == Answer::kTentative) ++tally.tentative;
    if (one.deputy_for) continue;
    if (one.answer == Answer::kDeclined) ++tally.declined;
    if (one.answer == Answer::kNone) ++tally.silent;
  }
  return tally;
}

Answer AnswerOf(documents::Participation participation) {
  switch (participation) {
    case documents::Participation::kAccepted:
      return Answer::kAccepted;
    case documents::Participation::kDeclined:
      return Answer::kDeclined;
    case documents::Participation::kTentative:
      return Answer::kTentative;
    case documents::Participation::kNeedsAction:
      break;
  }
  return Answer::kNone;
}

documents::Participation ParticipationOf(Answer answer) {
  switch (answer) {
    case Answer::kAccepted:
      return documents::Participation::kAccepted;
    case Answer::kDeclined:
      return documents::Participation::kDeclined;
    case Answer::kTentative:
      return documents::Participation::kTentative;
    case Answer::kNone:
      break;
  }
  return documents::Participation::kNeedsAction;
}

Result<void> CheckOpen(const MeetingCall& call, const Invitation& invitation, Instant now) {
  if (invitation.withdrawn) return Fail("invitations.withdrawn");
  // The day of the meeting counts as a whole where it has no hour.
  const bool over =
      call.ends > call.starts ? call.ends <= now : ToCopenhagen(call.starts).date < ToCopenhagen(now).date;
  if (over) return Fail("invitations.over");
  return {};
}

Result<void> CheckReply(const MeetingCall& call, const Invitation& invitation, const documents::CalendarReply& reply,
                        std::string_view sender, Instant now) {
  if (ToLower(sender) != ToLower(reply.attendee)) {
    return Fail("invitations.other_sender", {{"sender", std::string(sender)}, {"attendee", reply.attendee}});
  }
  if (auto open = CheckOpen(call, invitation, now); !open) return open;
  if (reply.sequence < call.moved_in) {
    return Fail("invitations.old_answer", {{"sequence", std::to_string(reply.sequence)}});
  }
  if (invitation.stamp && reply.stamp < *invitation.stamp) return Fail("invitations.overtaken");
  if (reply.participation == documents::Participation::kNeedsAction && !reply.proposal) {
    return Fail("invitations.no_answer");
  }
  return {};
}

}  // namespace tovholder::invitations
