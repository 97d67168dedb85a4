// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/agenda.h"
#include "documents/icalendar.h"
#include "html/texts.h"
#include "invitations/invitation.h"
#include "invitations/invitation_rules.h"
#include "post/mail.h"

// The mail of an invitation and the entry that calendars keep. Both hold what is public of the meeting, nothing more:
// mail lies in boxes that nobody watches.
namespace tovholder::invitations {

// A meeting that people are called to.
struct CalledMeeting {
  desk::Agenda agenda;  // without items
  MeetingCall call;
  std::vector<meetings::AgendaItem> items;  // as outsiders see them
  Span span;
};

struct Addressee {
  std::string name;
  std::string deputy_for;  // the name of whose place it is; "" for none
  std::string link;        // that answers once; "" for none
};

// "tirsdag den 19. maj 2026 kl. 15.00"
std::string WhenOf(const meetings::Meeting& meeting, html::Language language);

std::string UidOf(meetings::MeetingId id, std::string_view secret, const Letterhead& letterhead);

// The entry of a meeting with what is public of its agenda; `call` is none where nobody was called to it.
documents::CalendarEvent EventOf(const meetings::Meeting& meeting, const std::vector<meetings::AgendaItem>& items,
                                 const Span& span, const std::optional<MeetingCall>& call,
                                 const Letterhead& letterhead);

// `news` are sentences on what is different from what was told before.
post::NewMail WriteLetter(const CalledMeeting& called, const Delivery& delivery, const Addressee& addressee,
                          const std::vector<std::string>& news, const Letterhead& letterhead, Instant now);

}  // namespace tovholder::invitations
