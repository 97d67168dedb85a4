// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"
#include "desk/agenda_rules.h"
#include "search/index.h"
#include "sql/database.h"

// Meetings that are made here. A draft is found by the secretaries and chairs of those who meet, and by the
// installation's.
namespace tovholder::desk {

// Made here, and still an agenda: with its minutes a meeting is like any other.
bool IsPrepared(sql::Reader& reader, meetings::MeetingId id);
// In what state a meeting that is made here is, and who meets; nothing for one that was imported.
struct Standing {
  MeetingState state = MeetingState::kDraft;
  std::vector<people::Organization> hosts;
};
std::optional<Standing> FindStanding(sql::Reader& reader, meetings::MeetingId id);
// For whoever may read it before it is released; nothing for all others and for a meeting that was imported.
std::optional<Agenda> FindAgenda(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);
// Without the items, for whoever may see the meeting.
std::optional<Agenda> FindMeetingOnDesk(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);

// Whether each exists on the day.
std::vector<HostLife> LivesOf(sql::Reader& reader, const std::vector<people::OrganizationId>& hosts, Date day);

DeskRule FindRule(sql::Reader& reader, people::OrganizationId organization);
void PutRule(sql::Transaction& transaction, DeskRule rule);

// The items that stand first and last come by the rules of the hosts; `copied` stand between them. Errors: the first
// of CheckPlan.
Result<meetings::MeetingId> CreateMeeting(sql::Transaction& transaction, const search::Index& index,
                                          const MeetingPlan& plan, std::vector<DeskItem> copied, Date today);
// What an earlier meeting had on its agenda, as far as a new one begins with it.
std::vector<DeskItem> ListItemsToCopy(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId from);

struct PlanChange {
  MeetingPlan plan;
  std::string reason;
  Instant seen;  // Meeting::changed when the form was made
};
// Errors: the first of CheckPlan; desk.edited_meanwhile; desk.no_reason for a released meeting that gets another day,
// time or place; desk.cpr_in_reason; those of CheckAction.
Result<void> UpdateMeeting(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                           const PlanChange& change, Date today);
// Errors: desk.no_reason, desk.cpr_in_reason, those of CheckAction.
Result<void> CancelMeeting(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                           std::string_view reason);

// Opened, held, its minutes approved; or taken back to before.
void SetState(sql::Transaction& transaction, meetings::MeetingId id, MeetingState state);
// Called with every change of the agenda, so that what is released is what was checked.
void Touch(sql::Transaction& transaction, meetings::MeetingId id);

}  // namespace tovholder::desk
