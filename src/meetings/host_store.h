// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "meetings/meeting.h"
#include "people/viewer.h"
#include "sql/database.h"

// Who meets. A meeting that was imported has the one organization of its own; a joint meeting has several.
namespace tovholder::meetings {

// In their order; none for a meeting that was imported.
std::vector<people::OrganizationId> ListHosts(sql::Reader& reader, MeetingId id);
void PutHosts(sql::Transaction& transaction, MeetingId id, const std::vector<people::OrganizationId>& hosts);

// All whose meeting it is.
people::Owners OwnersOf(sql::Reader& reader, const Meeting& meeting);
people::Owners OwnersOf(sql::Reader& reader, MeetingId id);

// Which meetings a viewer may see, as a condition on a table `meeting` that is called m.
std::string VisibleMeetings(const people::Viewer& viewer);
// Which items he may see in full, on `agenda_item` called i beside its meeting called m.
std::string FullyVisibleItems(const people::Viewer& viewer);

}  // namespace tovholder::meetings
