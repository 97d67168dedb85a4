// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "meetings/meeting_slots.h"
#include "people/visit.h"

namespace tovholder::meetings {

// GET /moeder?organ=&kommune=&aar=&person=&side=
http::Response MeetingListPage(const people::Visit& visit, const MeetingSlots& slots);

}  // namespace tovholder::meetings
