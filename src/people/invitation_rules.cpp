// SPDX-License-Identifier: EUPL-1.2
#include "html/formats.h"
#include "people/invitation.h"

namespace tovholder::people {

InvitationStage StageOf(const Invitation& invitation, Instant now) {
  if (invitation.used) return InvitationStage::kUsed;
  if (!invitation.link_ends || *invitation.link_ends <= now) return InvitationStage::kExpired;
  if (invitation.sent) return InvitationStage::kSent;
  const bool stuck =
      invitation.mail_state == post::MailState::kFailed || invitation.mail_state == post::MailState::kHeld;
  return stuck ? InvitationStage::kNotDelivered : InvitationStage::kOnItsWay;
}

post::NewMail WriteInvitation(const User& user, std::string_view link, Instant ends, const html::Texts& t) {
  post::NewMail mail;
  mail.recipient = user.email;
  mail.recipient_name = user.name;
  mail.subject = t("Your access to Tovholder");
  mail.body = t(
      "Dear {name}\n\nYou can now use Tovholder. Open this link, press the button and choose a password:\n\n{link}\n\n"
      "The link works once, until {when}. After that you sign in with {email} and your password.\n\nYou did not expect "
      "this mail? Then leave it be, and nothing happens.\n",
      {{"name", user.name}, {"link", link}, {"when", html::FormatMoment(ends, t.language())}, {"email", user.email}});
  return mail;
}

}  // namespace tovholder::people
