// SPDX-License-Identifier: EUPL-1.2
#include "approvals/logged_records.h"

#include "approvals/approval.h"

namespace tovholder::approvals {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<Approval>("approval"), sql::OutlineOf<BodyDecision>("body_decision"),
          sql::OutlineOf<Override>("decision_override"), sql::OutlineOf<Vote>("residents_vote"),
          sql::OutlineOf<VotingRule>("voting_rule")};
}

}  // namespace tovholder::approvals
