// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "people/structure_store.h"
#include "planning/series.h"
#include "sql/database.h"

namespace tovholder::planning {

// Who sits in one of them on the day, each person once, in the order of the organizations.
std::vector<people::NamedMembership> ListMembersOfAll(sql::Reader& reader, const people::Owners& hosts, Date day);

// What the viewer may see on that day and was not cancelled.
std::vector<KnownMeeting> ListMeetingsOn(sql::Reader& reader, const people::Viewer& viewer, Date day);

// Everything that speaks against `hosts` meeting then, as far as the viewer may know of it; `planned` is the meeting
// itself, where it is there already.
std::vector<Obstacle> FindObstacles(sql::Reader& reader, const people::Viewer& viewer, const people::Owners& hosts,
                                    const Slot& slot, Date today, meetings::MeetingId planned = {});

}  // namespace tovholder::planning
