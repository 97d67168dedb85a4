// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "desk/desk_pages.h"
#include "http/router.h"
#include "meetings/meeting_slots.h"
#include "people/person.h"
#include "people/visit.h"

namespace tovholder::invitations {

// `organizer` is the address that mail comes from and that calendars answer to; "": one of the site's host.

// /moeder/{id}/indkaldelse; /organisation/{id}/indkaldelse: how deputies are called
std::vector<http::Route> InvitationRoutes(const people::Office& office, const std::string& organizer);
// /moeder/{id}/svar, /svar/{token}
std::vector<http::Route> AnswerRoutes(const people::Office& office);
// /konto/kalender, /kalender/{token}.ics, /organisation/{id}/kalender.ics
std::vector<http::Route> FeedRoutes(const people::Office& office, const std::string& organizer);
// /moeder/{id}/laest, /moeder/{id}/noter/{punkt}
std::vector<http::Route> ReadingRoutes(const people::Office& office);

// /personer/{id}/mailadresse
std::vector<http::Route> AddressRoutes(const people::Office& office);
// Where mail to a person goes, beside the person's page; nothing for who is no secretary.
html::Html PersonAddress(const people::Visit& visit, people::PersonId person);

// Calls the members when the desk has released, changed or cancelled a meeting.
desk::TellOfMeeting Tell(const std::string& organizer);

// What the pages of meetings show with what is known here beside `slots`.
meetings::MeetingSlots Slots(meetings::MeetingSlots slots);

}  // namespace tovholder::invitations
