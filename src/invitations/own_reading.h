// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "desk/agenda.h"
#include "meetings/meeting.h"
#include "people/viewer.h"
#include "sql/database.h"

// How far somebody has read an agenda, and what he notes beside it. It is his own affair: nothing of it reaches the
// change log, the search or a page of anybody else.
namespace tovholder::invitations {

struct AgendaReading {
  Id<AgendaReading> id;
  people::UserId account;
  meetings::MeetingId meeting;
  int revision = 0;
  Instant read;
};
BOOST_DESCRIBE_STRUCT(AgendaReading, (), (id, account, meeting, revision, read))

struct PrivateNote {
  Id<PrivateNote> id;
  people::UserId account;
  meetings::MeetingId meeting;
  meetings::ItemId item;  // may be gone from the agenda
  std::string title;      // of the item, as it is public
  std::string text;
  Instant changed;
};
BOOST_DESCRIBE_STRUCT(PrivateNote, (), (id, account, meeting, item, title, text, changed))

inline constexpr std::size_t kLongestNote = 5000;  // code points

std::optional<AgendaReading> FindReading(sql::Reader& reader, people::UserId account, meetings::MeetingId meeting);
void PutReading(sql::Transaction& transaction, people::UserId account, meetings::MeetingId meeting, int revision);

// Where the items of the desk stand in the agenda that everybody reads.
std::map<desk::DeskItemId, meetings::ItemId> ListReleasedItems(sql::Reader& reader, meetings::MeetingId meeting);

std::vector<PrivateNote> ListNotes(sql::Reader& reader, people::UserId account, meetings::MeetingId meeting);
// An empty one is erased. Error: invitations.note_long {limit}.
Result<void> PutNote(sql::Transaction& transaction, people::UserId account, const meetings::AgendaItem& item,
                     std::string_view title, std::string_view text);
// Of an item that is gone as well.
void EraseNote(sql::Transaction& transaction, people::UserId account, meetings::ItemId item);

}  // namespace tovholder::invitations
