// SPDX-License-Identifier: EUPL-1.2
#include "desk/logged_records.h"

#include "desk/agenda.h"
#include "desk/consent.h"
#include "desk/proposal.h"

namespace tovholder::desk {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<DeskMeeting>("desk_meeting"),
          sql::OutlineOf<DeskItem>("desk_item"),
          sql::OutlineOf<DeskAttachment>("desk_attachment"),
          sql::OutlineOf<DeskRevision>("desk_revision"),
          sql::OutlineOf<DeskEvent>("desk_event"),
          sql::OutlineOf<DeskProposal>("desk_proposal"),
          sql::OutlineOf<DeskRule>("desk_rule"),
          sql::OutlineOf<ReleaseRequest>("release_request"),
          sql::OutlineOf<ReleaseAnswer>("release_answer")};
}

}  // namespace tovholder::desk
