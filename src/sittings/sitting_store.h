// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "people/viewer.h"
#include "search/index.h"
#include "sittings/sitting.h"
#include "sql/database.h"

// Recording a meeting. Everything here is for whoever may record it, and reads are for whoever may follow it: the pages
// let nobody else in.
namespace tovholder::sittings {

// Chairs and secretaries of the hosts, and the secretaries of the installation.
bool MayRecord(const people::Viewer& viewer, const std::vector<Host>& hosts);
// Members of the hosts, and who reads everything.
bool MayFollow(const people::Viewer& viewer, const std::vector<Host>& hosts);

SittingRule FindRule(sql::Reader& reader, people::OrganizationId organization);
void PutRule(sql::Transaction& transaction, SittingRule rule);

// Of a meeting that was prepared here and whose agenda was released; nothing for others.
std::optional<SittingBook> FindSitting(sql::Reader& reader, MeetingId id);
// What a decision on one point goes by, read in a fraction of the time: whether the minutes are open, whether the item
// has such a point, how the item stands and its rulings. All else is left out.
std::optional<SittingBook> FindPointOfSitting(sql::Reader& reader, MeetingId id, ItemId item, int point);
// What live pages wait for; 0 for a meeting that is not open.
std::int64_t FindRevision(sql::Reader& reader, MeetingId id);

// Who sits in the hosts on the day of the meeting, as they answered their invitations; see FollowAnswers.
std::vector<RollRow> ListRoll(sql::Reader& reader, const SittingBook& book);

// Every write gives the errors of CheckRecording too.

// Errors: sittings.open_already, sittings.agenda_not_released, sittings.too_early {date}, sittings.nobody_there, those
// of CheckSeats.
Result<void> OpenSitting(sql::Transaction& transaction, MeetingId meeting, std::vector<RollRow> roll);
// Ends the time of the item before; its state stays what was decided.
Result<void> GoToItem(sql::Transaction& transaction, MeetingId meeting, ItemId item);
// Treats the item at another place, from 1; beyond the ends it comes first or last. Errors: those of CheckReordering.
Result<void> Reorder(sql::Transaction& transaction, Reordering wanted);
Result<void> SetRollMark(sql::Transaction& transaction, MeetingId meeting, SittingMemberId member, RollMark mark);
// A guest, or a substitute who votes in the place of somebody who is not there. Errors: sittings.no_name,
// sittings.member_twice {name}.
Result<void> AddMember(sql::Transaction& transaction, SittingMember member);
Result<void> RecordMove(sql::Transaction& transaction, SittingMove move);
Result<void> RecordDisqualification(sql::Transaction& transaction, Disqualification disqualification);
// Names who chairs the item, and the ties that his vote decides. Errors: those of CheckChair.
Result<void> NameChair(sql::Transaction& transaction, ActingChair chair);
// For an item that is postponed, withdrawn, or treated after all. Errors: sittings.no_such_item, sittings.no_reason.
Result<void> SetCourse(sql::Transaction& transaction, MeetingId meeting, ItemId item, CourseState state,
                       std::string_view note);
// `seen` is the version that was shown, 0 for none; the same text again is no conflict. Returns the version that it
// became. Errors: those of CheckRuling, sittings.ruled_meanwhile {text}.
Result<int> SaveRuling(sql::Transaction& transaction, Ruling ruling, int seen);
Result<void> RecordVote(sql::Transaction& transaction, Vote vote, std::vector<Ballot> ballots);
Result<void> RemoveVote(sql::Transaction& transaction, MeetingId meeting, Id<Vote> vote);
Result<void> RecordSaid(sql::Transaction& transaction, Said said);
Result<void> RemoveSaid(sql::Transaction& transaction, MeetingId meeting, Id<Said> said);
// At once for everybody who reads the agenda. Errors: sittings.no_such_item, sittings.no_reason, sittings.no_ground;
// of an item that is opened meetings.cpr, desk.file_cpr, desk.file_not_checked.
struct ClosureChange {
  ItemId item;
  ClosureKind kind = ClosureKind::kClosed;
  std::string reason;
  std::string ground;  // the paragraph, where it is closed
};
Result<void> ChangeClosure(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                           const ClosureChange& change);
// An item that all present agree to treat. Errors: sittings.no_text, sittings.no_reason.
Result<ItemId> AddItem(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                       std::string_view title, std::string_view reason);
// What is not treated is postponed. Errors: sittings.not_open.
Result<void> EndSitting(sql::Transaction& transaction, MeetingId meeting);

}  // namespace tovholder::sittings
