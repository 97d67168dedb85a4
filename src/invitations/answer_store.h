// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/icalendar.h"
#include "invitations/invitation.h"
#include "post/mail_reader.h"
#include "sql/database.h"

// Answers, however they come: by a page, by the link of a letter, by mail.
namespace tovholder::invitations {

struct GivenAnswer {
  Answer answer = Answer::kAccepted;
  std::string remark = {};
  std::optional<people::PersonId> deputy = std::nullopt;  // whom one who declines wants in his place
};
// The link of the letter is used up. Where the organization calls deputies at once, the named deputy of who declines
// is called. Errors: invitations.none, invitations.cancelled, invitations.remark_long {limit}, invitations.own_deputy,
// those of CheckOpen.
Result<void> TakeAnswer(sql::Transaction& transaction, InvitationId id, const GivenAnswer& given);

// Errors: invitations.unknown_event {uid}, invitations.not_invited {attendee}, invitations.cancelled, those of
// CheckReply.
Result<void> TakeReply(sql::Transaction& transaction, const documents::CalendarReply& reply, std::string_view sender);

// Marks the invitation whose letter came back; that other mail of the program came back is told by who sent it.
// Error: invitations.unknown_mail {mail}.
Result<void> TakeBounce(sql::Transaction& transaction, const post::Bounce& bounce);

}  // namespace tovholder::invitations
