// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "meetings/meeting_slots.h"
#include "people/visit.h"
#include "search/index.h"

namespace tovholder::meetings {

// The buttons that publish and withdraw a meeting or a paper. `index` outlives them.
std::vector<http::Route> PublicationRoutes(const people::Office& office, const search::Index& index,
                                           const MeetingSlots& slots);

// /opbevaring/smaa-antal: how few persons are too few
std::vector<http::Route> GuardRuleRoutes(const people::Office& office);

}  // namespace tovholder::meetings
