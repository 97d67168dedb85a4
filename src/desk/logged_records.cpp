// SPDX-License-Identifier: EUPL-1.2
#include "desk/logged_records.h"

#include "desk/agenda.h"
#include "desk/consent.h"
#include "desk/participants.h"
#include "desk/postponement.h"
#include "desk/proposal.h"
#include "desk/read_through.h"

namespace tovholder::desk {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<DeskMeeting>("desk_meeting"),
          sql::OutlineOf<DeskItem>("desk_item"),
          sql::OutlineOf<DeskAttachment>("desk_attachment"),
          sql::OutlineOf<DeskRevision>("desk_revision"),
          sql::OutlineOf<DeskEvent>("desk_event"),
          sql::OutlineOf<DeskProposal>("desk_proposal"),
          sql::OutlineOf<Postponement>("desk_postponement"),
          sql::OutlineOf<DeskRule>("desk_rule"),
          sql::OutlineOf<ReleaseRequest>("release_request"),
          sql::OutlineOf<ReleaseAnswer>("release_answer"),
          sql::OutlineOf<DraftReader>("draft_reader"),
          sql::OutlineOf<DraftRemark>("draft_remark"),
          sql::OutlineOf<DeskGuest>("desk_guest")};
}

}  // namespace tovholder::desk
