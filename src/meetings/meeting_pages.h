// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "meetings/meeting_slots.h"
#include "people/visit.h"

namespace tovholder::meetings {

// /moeder, /moeder/{id}, /punkter/{id}, /sager/{number}
std::vector<http::Route> MeetingRoutes(const people::Office& office, const MeetingSlots& slots);
// /bilag/{id}: the file of an attachment
std::vector<http::Route> AttachmentRoutes(const people::Office& office);

}  // namespace tovholder::meetings
