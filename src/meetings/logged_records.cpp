// SPDX-License-Identifier: EUPL-1.2
#include "meetings/logged_records.h"

#include "meetings/document.h"
#include "meetings/guard_rule.h"
#include "meetings/meeting.h"

namespace tovholder::meetings {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<Meeting>("meeting"),        sql::OutlineOf<MeetingHost>("meeting_host"),
          sql::OutlineOf<AgendaItem>("agenda_item"), sql::OutlineOf<Recommendation>("recommendation"),
          sql::OutlineOf<Attachment>("attachment"),  sql::OutlineOf<Document>("document"),
          sql::OutlineOf<ReadingRecord>("reading"),  sql::OutlineOf<ImportRun>("import_run"),
          sql::OutlineOf<GuardRule>("guard_rule")};
}

}  // namespace tovholder::meetings
