// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "meetings/document.h"
#include "meetings/meeting.h"
#include "search/index.h"
#include "sql/database.h"

// Meetings and papers are shown to everybody, or taken back.
namespace tovholder::meetings {

// Publishes a meeting and, where nothing in them is secret, the papers it came from. Errors: the first
// of FindCprInPublicParts, with {count} of them all; meetings.no_such_meeting.
Result<void> PublishMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);
// The same where the caller has looked for personal numbers, and those that are left are none.
Result<void> PublishCheckedMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);
Result<void> WithdrawMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);
// The same for a paper that is no meeting. Errors: meetings.cpr_in_text, meetings.no_such_document.
Result<void> PublishDocument(sql::Transaction& transaction, const search::Index& index, DocumentId id);
Result<void> WithdrawDocument(sql::Transaction& transaction, const search::Index& index, DocumentId id);

}  // namespace tovholder::meetings
