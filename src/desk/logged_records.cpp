// SPDX-License-Identifier: EUPL-1.2
#include "desk/logged_records.h"

#include "desk/agenda.h"
#include "desk/postponement.h"
#include "desk/proposal.h"

namespace tovholder::desk {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<DeskMeeting>("desk_meeting"),       sql::OutlineOf<DeskItem>("desk_item"),
          sql::OutlineOf<DeskAttachment>("desk_attachment"), sql::OutlineOf<DeskRevision>("desk_revision"),
          sql::OutlineOf<DeskEvent>("desk_event"),           sql::OutlineOf<DeskProposal>("desk_proposal"),
          sql::OutlineOf<Postponement>("desk_postponement"), sql::OutlineOf<DeskRule>("desk_rule")};
}

}  // namespace tovholder::desk
