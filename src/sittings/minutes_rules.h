// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "meetings/meeting_store.h"
#include "people/viewer.h"
#include "sittings/sitting.h"

// The minutes as they follow from what was recorded, and who approves them.
namespace tovholder::sittings {

// Items in the order of treatment with their decisions, outcomes and statements, and attendance: of the meeting, and of
// an item where it differs.
// In Danish, as all minutes here are.
meetings::MinutesRecord MinutesOf(const SittingBook& book);
// "For stemte 5: …; imod stemte 2: …"
std::string SentenceOf(const SittingBook& book, const Vote& vote);
std::string SentenceOf(const SittingBook& book, const Said& said);

// What is missing before they can be sent: sittings.item_undecided {item}, sittings.no_quorum {item, body, present,
// needed}, sittings.no_chair {item}, sittings.disqualification_undecided {item, name}.
std::vector<Error> FindInMinutes(const SittingBook& book);

// Errors: sittings.not_held, sittings.minutes_sent, sittings.minutes_locked.
Result<void> CheckSending(const SittingBook& book);
// Whether this member may say whether the minutes are right. Errors: sittings.not_sent, sittings.minutes_locked,
// sittings.approved_otherwise, sittings.was_absent {name}, sittings.no_vote_there {name}.
Result<void> CheckVerdict(const SittingBook& book, const SittingMember& member);
// Those whose approval the minutes wait for, each person once.
std::vector<const SittingMember*> Approvers(const SittingBook& book);
// What a member has said in this round.
const MinutesApproval* FindVerdict(const SittingBook& book, people::PersonId person);
bool AllApproved(const SittingBook& book);

}  // namespace tovholder::sittings
