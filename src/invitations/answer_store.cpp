// SPDX-License-Identifier: EUPL-1.2
#include "invitations/answer_store.h"

#include "base/text.h"
#include "html/formats.h"
#include "invitations/invitation_rules.h"
#include "invitations/invitation_store.h"
#include "sql/records.h"

namespace tovholder::invitations {
namespace {

constexpr std::size_t kBounceLength = 300;

void Write(sql::Transaction& transaction, Invitation invitation, const GivenAnswer& given) {
  invitation.answer = given.answer;
  invitation.remark = given.remark;
  invitation.answered = transaction.now();
  invitation.deputy = given.answer == Answer::kDeclined ? given.deputy : std::nullopt;
  invitation.link.clear();
  StoreInvitation(transaction, invitation);
  if (given.answer != Answer::kDeclined || invitation.deputy_for) return;
  if (FindInvitationRule(transaction, invitation.organization).deputies != DeputyCall::kAtOnce) return;
  // Another one than the membership names is for the secretary to call.
  const auto named = FindNamedDeputy(transaction, invitation);
  if (!named || (given.deputy && *given.deputy != named->id)) return;
  // One who is called already needs no second letter.
  [[maybe_unused]] const auto called = CallDeputy(transaction, invitation.id, named->id);
}

std::string ProposalText(const documents::TimeProposal& proposal, const html::Texts& t) {
  return t("Proposes another time: {from} to {to}.", {{"from", html::FormatMoment(proposal.start, t.language())},
                                                      {"to", html::FormatMoment(proposal.end, t.language())}});
}

GivenAnswer GivenBy(const documents::CalendarReply& reply, const Invitation& invitation, const html::Texts& t) {
  GivenAnswer given{AnswerOf(reply.participation), CollapseSpace(reply.comment), invitation.deputy};
  if (reply.proposal) {
    if (given.answer == Answer::kNone) given.answer = Answer::kTentative;
    given.remark = CollapseSpace(ProposalText(*reply.proposal, t) + " " + given.remark);
  }
  given.remark = Shorten(given.remark, kLongestRemark);
  return given;
}

bool IsMeetingCancelled(sql::Reader& reader, meetings::MeetingId id) {
  const auto called = FindCalledMeeting(reader, id);
  return called && called->agenda.desk.state == desk::MeetingState::kCancelled;
}

}  // namespace

Result<void> TakeAnswer(sql::Transaction& transaction, InvitationId id, const GivenAnswer& given) {
  const auto invitation = FindInvitation(transaction, id);
  const auto call = invitation ? FindCall(transaction, invitation->meeting) : std::nullopt;
  if (!call) return Fail("invitations.none");
  if (IsMeetingCancelled(transaction, invitation->meeting)) return Fail("invitations.cancelled");
  if (auto open = CheckOpen(*call, *invitation, transaction.now()); !open) return open;
  if (CountCodePoints(given.remark) > kLongestRemark) {
    return Fail("invitations.remark_long", {{"limit", std::to_string(kLongestRemark)}});
  }
  if (given.deputy == invitation->person) return Fail("invitations.own_deputy");
  Write(transaction, *invitation, given);
  return {};
}

Result<void> TakeReply(sql::Transaction& transaction, const documents::CalendarReply& reply, std::string_view sender) {
  const auto call = sql::Find<MeetingCall>(transaction, "FROM meeting_call WHERE uid = $1", reply.uid);
  if (!call) return Fail("invitations.unknown_event", {{"uid", Shorten(reply.uid, 100)}});
  auto invitation = sql::Find<Invitation>(
      transaction, "FROM meeting_invitation WHERE meeting = $1 AND lower(email) = $2 AND email <> '' ORDER BY id",
      call->meeting, ToLower(reply.attendee));
  if (!invitation) return Fail("invitations.not_invited", {{"attendee", reply.attendee}});
  if (IsMeetingCancelled(transaction, call->meeting)) return Fail("invitations.cancelled");
  if (auto counts = CheckReply(*call, *invitation, reply, sender, transaction.now()); !counts) return counts;
  invitation->stamp = reply.stamp;
  Write(transaction, *invitation, GivenBy(reply, *invitation, html::Texts(Letterhead().language)));
  return {};
}

Result<void> TakeBounce(sql::Transaction& transaction, const post::Bounce& bounce) {
  const auto mail = post::FindMailByMessageId(transaction, bounce.message_id);
  if (!mail || bounce.message_id.empty()) {
    return Fail("invitations.unknown_mail", {{"mail", Shorten(bounce.message_id, 100)}});
  }
  auto invitation = sql::Find<Invitation>(transaction, "FROM meeting_invitation WHERE mail = $1", mail->id);
  if (!invitation) return {};
  std::string reason = "?";
  for (const post::FailedRecipient& one : bounce.recipients) {
    if (!one.status.empty() || !one.reason.empty()) reason = CollapseSpace(one.status + " " + one.reason);
  }
  invitation->bounced = Shorten(reason, kBounceLength);
  StoreInvitation(transaction, *invitation);
  return {};
}

}  // namespace tovholder::invitations
