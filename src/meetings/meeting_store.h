// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meetings/meeting.h"
#include "meetings/meeting_draft.h"
#include "people/organization.h"
#include "people/viewer.h"
#include "sql/database.h"

// Reading and writing meetings. Every read takes who is looking: what he may not see is not there.
namespace tovholder::meetings {

// A meeting as lists show it.
struct MeetingRow {
  Meeting meeting;
  std::string body_name;
  std::string organization_name;
  std::int64_t items = 0;
};

// What is not set does not narrow.
struct MeetingFilter {
  std::optional<std::int64_t> body;
  std::optional<std::int64_t> organization;
  std::optional<std::int64_t> person;
  std::optional<int> year;
  std::optional<people::Visibility> visibility;
};
enum class MeetingOrder { kNewestFirst, kOldestFirst };

std::vector<MeetingRow> ListMeetings(sql::Reader& reader, const people::Viewer& viewer, const MeetingFilter& filter,
                                     MeetingOrder order, int limit, int offset);
// Within four weeks from `today` on, the nearest first.
std::vector<MeetingRow> ListUpcoming(sql::Reader& reader, const people::Viewer& viewer, Date today, int limit);
std::int64_t CountMeetings(sql::Reader& reader, const people::Viewer& viewer, const MeetingFilter& filter);
struct YearCount {
  int year = 0;  // 0: no date
  std::int64_t meetings = 0;
};
std::vector<YearCount> CountMeetingsByYear(sql::Reader& reader, const people::Viewer& viewer,
                                           const MeetingFilter& filter);

// Those with a meeting that the viewer may see, in Danish alphabetical order.
std::vector<people::Organization> ListMeetingOrganizations(sql::Reader& reader, const people::Viewer& viewer,
                                                           std::optional<std::int64_t> body);

std::optional<MeetingRow> FindMeeting(sql::Reader& reader, const people::Viewer& viewer, MeetingId id);

std::vector<ItemDetails> ListItems(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting);
// The items alone, without what hangs on them: for tables of contents.
std::vector<AgendaItem> ListAgenda(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting);

struct ItemAtMeeting {
  MeetingRow meeting;
  ItemDetails details;
  bool hides = false;  // a closed item, of which the viewer sees no more than everybody
};
std::optional<ItemAtMeeting> FindItem(sql::Reader& reader, const people::Viewer& viewer, ItemId id);

// One that the viewer may see, with its item.
std::optional<Attachment> FindAttachment(sql::Reader& reader, const people::Viewer& viewer, AttachmentId id);

// Where a case number came up, oldest first. A closed item is among them only for whom it may be.
std::vector<ItemAtMeeting> ListCaseItems(sql::Reader& reader, const people::Viewer& viewer,
                                         std::string_view case_number);

struct AttendanceRow {
  Attendance attendance;
  std::string name;
};
// Of the meeting and of its items; attendance at closed items only for whom they are.
std::vector<AttendanceRow> ListAttendance(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting);

// Meetings of the same organization (and body) on the same day at the same time: candidates for being
// the same meeting. Without a start on either side the day is enough.
std::vector<Meeting> ListSameMeeting(sql::Reader& reader, const Meeting& meeting);

// Writes a draft as a new meeting, unlogged: the import logs the file. `draft.meeting` names body and
// organization by id already.
MeetingId CreateMeeting(sql::Transaction& transaction, MeetingDraft& draft);
// Puts the draft in place of what the meeting says now. Items that are still there (same number, or
// same title) keep their id and so their address; what was chosen to be public of them stays.
void ReplaceMeeting(sql::Transaction& transaction, MeetingId id, MeetingDraft& draft);
void DeleteMeeting(sql::Transaction& transaction, MeetingId id);

// Shows the meeting to everybody, or takes it back to a draft; logged. Closed items stay closed.
void SetVisibility(sql::Transaction& transaction, MeetingId id, people::Visibility visibility);

void UpdateMeeting(sql::Transaction& transaction, const Meeting& meeting);
void UpdateItem(sql::Transaction& transaction, const AgendaItem& item);
// With its recommendations; logged.
ItemId CreateItem(sql::Transaction& transaction, ItemDetails details);
// Puts these in place of the item with that id and its recommendations and attachments, or makes it; logged. What else
// hangs on it stays, and an attachment that is still there keeps its address.
ItemId PutItem(sql::Transaction& transaction, ItemDetails details);
// With all that hangs on it; logged.
void DeleteItem(sql::Transaction& transaction, ItemId id);
// What was decided, said and voted at each item and who was there, put in place of the agenda, which is minutes from
// then on; logged. Items that are not named keep what they say.
struct MinutesRecord {
  std::vector<ItemDetails> items;
  std::vector<Attendance> attendance;  // of the meeting and of its items
};
void PutMinutes(sql::Transaction& transaction, const Meeting& meeting, MinutesRecord record);
// Puts these in place of the item's recommendations.
void ReplaceRecommendations(sql::Transaction& transaction, ItemId item, std::vector<Recommendation> recommendations);

}  // namespace tovholder::meetings
