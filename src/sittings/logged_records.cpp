// SPDX-License-Identifier: EUPL-1.2
#include "sittings/logged_records.h"

#include "sittings/sitting.h"

namespace tovholder::sittings {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<Sitting>("sitting"),
          sql::OutlineOf<SittingMember>("sitting_member"),
          sql::OutlineOf<SittingMove>("sitting_move"),
          sql::OutlineOf<Reordering>("sitting_reordering"),
          sql::OutlineOf<ActingChair>("sitting_chair"),
          sql::OutlineOf<Disqualification>("sitting_disqualification"),
          sql::OutlineOf<ItemCourse>("sitting_course"),
          sql::OutlineOf<Ruling>("sitting_ruling"),
          sql::OutlineOf<Vote>("sitting_vote"),
          sql::OutlineOf<Ballot>("sitting_ballot"),
          sql::OutlineOf<Said>("sitting_statement"),
          sql::OutlineOf<Closure>("sitting_closure"),
          sql::OutlineOf<MinutesApproval>("sitting_approval"),
          sql::OutlineOf<Reopening>("sitting_reopening"),
          sql::OutlineOf<SittingRule>("sitting_rule")};
}

}  // namespace tovholder::sittings
