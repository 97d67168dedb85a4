// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <vector>

#include "http/router.h"
#include "meetings/meeting_slots.h"
#include "people/visit.h"
#include "search/index.h"

namespace tovholder::desk {

// Called inside the transaction that released, moved, changed or cancelled a meeting, so that whoever must hear of it
// does, and just once. A room below says what it does then.
using TellOfMeeting = std::function<void(sql::Transaction&, const people::Visit&, meetings::MeetingId)>;

// /moeder/ny, /moeder/{id}/rediger, /moeder/{id}/aflys. `index` outlives all routes.
std::vector<http::Route> MeetingFormRoutes(const people::Office& office, const search::Index& index,
                                           const TellOfMeeting& tell = {});
// /moeder/{id}/dagsorden and the items below it; /organisation/{id}/dagsorden: how an organization makes them
std::vector<http::Route> AgendaRoutes(const people::Office& office);
std::vector<http::Route> ItemFormRoutes(const people::Office& office);
std::vector<http::Route> RuleRoutes(const people::Office& office);
// /moeder/{id}/frigiv
std::vector<http::Route> ReleaseRoutes(const people::Office& office, const search::Index& index,
                                       const TellOfMeeting& tell = {});
// /moeder/{id}/gennemlaesere, /moeder/{id}/bemaerkninger: who reads the draft through, and what becomes of remarks
std::vector<http::Route> ReaderRoutes(const people::Office& office);
// /moeder/{id}/gennemlaesning: the draft for who was named
std::vector<http::Route> ReadThroughRoutes(const people::Office& office);
// /moeder/forslag, /moeder/{id}/forslag
std::vector<http::Route> ProposalRoutes(const people::Office& office);

// What the pages of meetings show of those that are prepared here.
meetings::MeetingSlots Slots();

}  // namespace tovholder::desk
