// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "meetings/meeting.h"
#include "people/viewer.h"

namespace tovholder::desk {

enum class ProposalState { kWaiting, kTaken, kDeclined };
std::string_view ToName(ProposalState state);
bool FromName(std::string_view name, ProposalState& state);

struct DeskItem;
using DeskItemId = Id<DeskItem>;
struct DeskProposal;
using DeskProposalId = Id<DeskProposal>;

// What somebody wants to see on an agenda.
struct DeskProposal {
  DeskProposalId id;
  meetings::MeetingId meeting;
  std::string title;
  std::string text;  // Markdown
  people::UserId account;
  std::string proposed_by;
  Instant proposed;
  ProposalState state = ProposalState::kWaiting;
  std::string answer;
  std::optional<DeskItemId> taken_as = {};  // the item it became
};
BOOST_DESCRIBE_STRUCT(DeskProposal, (),
                      (id, meeting, title, text, account, proposed_by, proposed, state, answer, taken_as))

}  // namespace tovholder::desk
