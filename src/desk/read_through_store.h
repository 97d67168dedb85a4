// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/read_through.h"
#include "people/invitation.h"
#include "people/user.h"
#include "sql/database.h"

namespace tovholder::desk {

// Of the draft as it is being prepared; the caller asks who may see them.
std::vector<NamedReader> ListReaders(sql::Reader& reader, const Agenda& agenda);
std::vector<NamedRemark> ListRemarks(sql::Reader& reader, const Agenda& agenda);
// Users who may be named: members of the hosts today, and who may read drafts anyway.
std::vector<people::User> ListCandidates(sql::Reader& reader, const Agenda& agenda, Date today);

struct NewReading {
  std::vector<people::UserId> accounts;
  std::optional<Date> due;
  ClosedItems closed = ClosedItems::kHidden;
};
// Each gets a mail; who was named before hears of another day only. Errors: those of CheckAction; desk.no_reader,
// desk.no_due, desk.due_past {date}, desk.not_a_reader.
Result<void> NameReaders(sql::Transaction& transaction, meetings::MeetingId id, const NewReading& reading,
                         const people::Letterhead& letterhead, Date today);
// The right to read goes; what was remarked stays. Error: desk.not_a_reader.
Result<void> RemoveReader(sql::Transaction& transaction, meetings::MeetingId id, DraftReaderId reader);
// Handled, or not handled after all. Error: desk.no_such_remark.
enum class Handling { kHandled, kOpen };
Result<void> HandleRemark(sql::Transaction& transaction, meetings::MeetingId id, DraftRemarkId remark,
                          Handling handling);

// The draft for one who was named to read it through; nothing for everybody else, and once it is released.
struct DraftForReader {
  Agenda agenda;  // whole: what of it is shown are the items
  DraftReader reader;
  std::vector<DraftItem> items;
  std::vector<DraftRemark> remarks;  // his own
};
std::optional<DraftForReader> FindDraft(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);

// Errors of all three: desk.not_named. Of the first: desk.remark_empty, desk.text_long {limit}, desk.no_such_item; of
// the second desk.no_such_remark, also for one that is handled.
Result<void> WriteRemark(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                         std::optional<DeskItemId> item, std::string_view text);
Result<void> TakeBackRemark(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                            DraftRemarkId remark);
Result<void> MarkRead(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id);

std::string ReadingAddress(meetings::MeetingId id);

}  // namespace tovholder::desk
