// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/result.h"
#include "invitations/invitation_store.h"
#include "sittings/sitting.h"

// Who is expected when the roll is called.
namespace tovholder::sittings {

// Takes the place of a member who is not there, with his vote and for whom he speaks; his mandate is his own.
SittingMember SubstituteFor(const SittingMember& replaced);

// Who sent an apology has one; a deputy who was called and said that he comes stands behind the members, in the place
// of who does not. All others are expected.
std::vector<RollRow> FollowAnswers(std::vector<RollRow> roll, const std::vector<invitations::NamedInvitation>& called);

// Nobody votes in the place of who is there himself. Error: sittings.both_there {name, substitute}.
Result<void> CheckSeats(const std::vector<RollRow>& roll);

}  // namespace tovholder::sittings
