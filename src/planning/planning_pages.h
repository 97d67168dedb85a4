// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "meetings/meeting_slots.h"
#include "people/visit.h"
#include "search/index.h"

namespace tovholder::planning {

// /moeder/serie. `index` outlives all routes.
std::vector<http::Route> SeriesRoutes(const people::Office& office, const search::Index& index);
// /moeder/datovalg: polls that wait for the reader; /moeder/{id}/datovalg
std::vector<http::Route> PollRoutes(const people::Office& office, const search::Index& index);

// What is shown at meetings, and beside their list, in addition to `slots`.
meetings::MeetingSlots Slots(meetings::MeetingSlots slots);

}  // namespace tovholder::planning
