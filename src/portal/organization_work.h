// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "meetings/meeting_store.h"
#include "people/structure_pages.h"
#include "people/viewer.h"
#include "sql/database.h"

// What meetings have to do with the life of organizations.
namespace tovholder::portal {

// Of organizations that stand in a structure.
std::vector<people::Gathering> ListGatherings(sql::Reader& reader, const people::Viewer& viewer);

// Meetings of the organization that lie behind the day, and agendas up to it without minutes; the earliest first.
struct OpenMeetings {
  std::vector<meetings::MeetingRow> afterwards;
  std::vector<meetings::MeetingRow> without_minutes;
};
OpenMeetings ListOpenMeetings(sql::Reader& reader, const people::Viewer& viewer, people::OrganizationId organization,
                              Date ends);

// The meetings behind the end become the successor's, where there is one.
void HandOverMeetings(sql::Transaction& transaction, const people::Succession& succession);

people::StructureSlots MeetingSlots();

}  // namespace tovholder::portal
