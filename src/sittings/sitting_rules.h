// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sittings/sitting.h"

// What may be recorded of a meeting, and what follows from it.
namespace tovholder::sittings {

enum class Presence { kThere, kAway, kDisqualified };
// Of a member at an item: what was marked at the roll, changed by the moves up to there.
Presence PresenceAt(const SittingBook& book, const SittingMember& member, ItemId item);
// Begun, or decided without having been begun.
bool WasTreated(const SittingBook& book, ItemId item);
// At any of the items that were treated; at the roll where none was.
bool TookPart(const SittingBook& book, const SittingMember& member);
// Those of a host (or of all) who vote and are there.
std::vector<const SittingMember*> VotersAt(const SittingBook& book, ItemId item,
                                           std::optional<people::OrganizationId> organization);

struct Quorum {
  int members = 0;  // who have a vote
  int present = 0;
  int needed = 0;
  bool reached() const { return present >= needed; }
};
// A substitute counts in the place of whom he stands in for.
Quorum QuorumAt(const SittingBook& book, const Host& host, ItemId item);

// Errors: sittings.open_already, sittings.agenda_not_released, sittings.too_early {date}.
Result<void> CheckOpening(const SittingBook& book, Date today);
// While the meeting is open, and until the minutes are sent for approval.
// Errors: sittings.not_open, sittings.minutes_locked, sittings.minutes_sent.
Result<void> CheckRecording(const SittingBook& book);
// Errors: sittings.no_such_item, sittings.point_withdrawn {point}, sittings.no_such_point {point}.
Result<void> CheckPoint(const SittingBook& book, ItemId item, int point);
// The errors of both above.
Result<void> CheckRuling(const SittingBook& book, const Ruling& ruling);

// By the figures and the rule of the host; a tie lapses, or goes as whoever chairs the item voted.
VoteResult ResultOf(const SittingBook& book, const Vote& vote, const std::vector<Ballot>& ballots);
// Errors: sittings.no_votes, sittings.too_many_votes {cast, present}, sittings.voter_away {name},
// sittings.voted_twice {name}, those of CheckPoint.
Result<void> CheckVote(const SittingBook& book, const Vote& vote, const std::vector<Ballot>& ballots);
// Ballots of all who are there, by how their group voted; and the figures of ballots.
std::vector<Ballot> BallotsOfGroups(const SittingBook& book, const Vote& vote,
                                    const std::vector<std::pair<std::string, Choice>>& groups);
void CountBallots(Vote& vote, const std::vector<Ballot>& ballots);

// Errors: sittings.no_text, sittings.no_member, sittings.was_not_there {name}; of a dissent where the act holds
// sittings.dissent_needs_vote, sittings.not_in_minority {name}; of a stop sittings.no_stop_right {body},
// sittings.stop_too_late, sittings.stop_procedural.
Result<void> CheckSaid(const SittingBook& book, const Said& said);

// Whose mandate has limits: the member and who gave it, for a decision that goes beyond it.
std::vector<const SittingMember*> MembersWithLimits(const SittingBook& book, ItemId item);

// As a whole, or at least one of its points.
bool IsPostponed(const SittingBook& book, ItemId item);
// The points of a postponed item that nothing else was decided about.
std::vector<std::string> PointsLeft(const SittingBook& book, ItemId item);

// The items that keep the meeting from ending: neither decided nor postponed.
std::vector<const meetings::ItemDetails*> ItemsOpen(const SittingBook& book);

// What the phrases say in the minutes: "Godkendt".
std::string_view PhraseOf(Outcome outcome);
// The phrase and what was written, with what it is subject to: "Godkendt. Under forbehold af …".
std::string TextOf(const Ruling& ruling);
// What suits an item of the type, the likeliest first.
std::vector<Outcome> OutcomesFor(std::optional<minutes::ItemType> type);

// Seconds that the item has taken until now.
std::int64_t SecondsSpent(const ItemCourse& course, Instant now);

}  // namespace tovholder::sittings
