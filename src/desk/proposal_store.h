// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"
#include "desk/proposal.h"
#include "sql/database.h"

// Whoever has signed in may propose an item for a meeting whose agenda is not sent out yet.
namespace tovholder::desk {

// That such a meeting is coming is all that readers learn of it.
struct OpenMeeting {
  meetings::MeetingId id;
  std::string title;
  std::optional<Date> date;
  std::optional<TimeOfDay> start;
  std::string place;
};
// The nearest first; none for who has not signed in.
std::vector<OpenMeeting> ListMeetingsOpenForProposals(sql::Reader& reader, const people::Viewer& viewer, Date today);
std::optional<OpenMeeting> FindMeetingOpenForProposals(sql::Reader& reader, const people::Viewer& viewer,
                                                       meetings::MeetingId id, Date today);

// Who may read the agenda in preparation sees all, others their own.
std::vector<DeskProposal> ListProposals(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);

// Errors: desk.no_item_title, desk.text_long {limit}, desk.proposals_over.
Result<DeskProposalId> Propose(sql::Transaction& transaction, const people::Viewer& viewer, DeskProposal proposal,
                               Date today);
// It becomes an item that names who proposed it; one that was postponed comes back whole. Errors:
// desk.no_such_proposal, desk.proposal_settled, those of CreateItem.
Result<DeskItemId> TakeProposal(sql::Transaction& transaction, meetings::MeetingId meeting, DeskProposalId id);
// Errors: desk.no_such_proposal, desk.proposal_settled, desk.no_reason.
Result<void> DeclineProposal(sql::Transaction& transaction, meetings::MeetingId meeting, DeskProposalId id,
                             std::string_view reason);

}  // namespace tovholder::desk
