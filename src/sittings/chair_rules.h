// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sittings/sitting.h"

// Who chairs each item: the chair, and where he is not there or is disqualified, who was named for it.
namespace tovholder::sittings {

// Of the first host that has one; none where nobody sits as chair.
const SittingMember* RegularChair(const SittingBook& book);
// None where nobody who is there chairs the item.
const SittingMember* ChairAt(const SittingBook& book, ItemId item);
// Whose vote decides a tie of this host at the item.
const SittingMember* ChairOf(const SittingBook& book, ItemId item, std::optional<people::OrganizationId> host);
// Somebody has to be named before the item goes on: there is a chair, and he does not chair it, nor does anybody else.
bool WantsChair(const SittingBook& book, ItemId item);
// Who may be named: those with a vote who are there, the vice chair first.
std::vector<const SittingMember*> MayChair(const SittingBook& book, ItemId item);
// A disqualified chair is replaced for this item alone, an absent one from it on until he comes.
Reach ReachOfChair(const SittingBook& book, ItemId item);

// Errors: sittings.no_such_item, sittings.no_member, sittings.chair_there {name}, sittings.chair_disqualified {name},
// sittings.chair_away {name}, sittings.chair_without_vote {name}.
Result<void> CheckChair(const SittingBook& book, const ActingChair& wanted);

// "Mødeleder under punktet: Bo Berg (næstformand)."; "" where the chair leads it himself, or nobody does.
std::string ChairSentence(const SittingBook& book, ItemId item);

}  // namespace tovholder::sittings
