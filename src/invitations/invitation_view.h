// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/components.h"
#include "invitations/invitation.h"
#include "invitations/invitation_store.h"
#include "meetings/meeting_store.h"
#include "people/visit.h"

// How invitations and answers look, wherever they stand.
namespace tovholder::invitations {

std::string InvitationsAddress(meetings::MeetingId id);
std::string AnswerAddress(meetings::MeetingId id);

std::string_view WordOf(Answer answer, const html::Texts& t);
html::Html AnswerBadge(Answer answer, const html::Texts& t);

// Who sends and where links lead: `organizer` is the address that mail comes from, "" for one of the site's host.
Letterhead LetterheadOf(const people::Visit& visit, std::string_view organizer);

html::PageFrame MeetingFrame(const people::Visit& visit, const meetings::MeetingRow& row, std::string_view title);

}  // namespace tovholder::invitations
