// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "desk/agenda.h"
#include "desk/proposal.h"
#include "sql/database.h"

// An item that a meeting postponed is proposed by itself for the next one of the same organization.
namespace tovholder::desk {

struct Postponement {
  Id<Postponement> id;
  people::OrganizationId organization;
  meetings::MeetingId meeting;  // that postponed it
  meetings::ItemId item;
  std::string recommendations;             // what is left to decide, a point a line
  std::optional<DeskProposalId> proposal;  // none: no meeting is in preparation
  std::optional<DeskItemId> taken_as;
};
BOOST_DESCRIBE_STRUCT(Postponement, (), (id, organization, meeting, item, recommendations, proposal, taken_as))

// Proposes it, or says anew what is left of it while the proposal waits; a second time changes nothing. The items
// that stand on every agenda of the organization by its rule are not proposed.
void Postpone(sql::Transaction& transaction, Postponement postponed);
// The item was treated after all: the proposal goes, unless somebody has answered it already.
void TakeBackPostponement(sql::Transaction& transaction, meetings::ItemId item);
// What waits for a meeting in preparation is proposed for this one.
void ProposePostponed(sql::Transaction& transaction, meetings::MeetingId prepared);
// What waits for an answer there is proposed for the meeting behind it: this one is cancelled.
void ProposeElsewhere(sql::Transaction& transaction, meetings::MeetingId cancelled);

// The item once more, closed as it was closed, with what is left of its recommendation and with its attachments.
ItemOnDesk ItemAgain(sql::Reader& reader, const Postponement& postponed);

std::optional<Postponement> FindPostponement(sql::Reader& reader, DeskProposalId proposal);
// The items of a meeting in preparation that an earlier one postponed.
std::vector<Postponement> ListTaken(sql::Reader& reader, meetings::MeetingId prepared);

// What became of an item that was postponed.
struct Onward {
  std::optional<DeskProposal> proposal;
  std::optional<DeskItemId> taken_as;
  std::optional<meetings::MeetingRow> to;
};
std::optional<Onward> FindOnward(sql::Reader& reader, meetings::ItemId item);

}  // namespace tovholder::desk
