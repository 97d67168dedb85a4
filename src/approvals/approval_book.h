// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "approvals/approval.h"
#include "areas/area_book.h"

namespace tovholder::approvals {

// An approval with all that was said to it, and the names of who and what it speaks of.
struct ApprovalBook {
  Approval approval;
  std::vector<BodyDecision> decisions;  // by stage and position
  std::vector<Override> overrides;
  std::vector<Vote> votes;
  std::vector<VotingRule> rules;
  areas::AreaBook areas;
};

}  // namespace tovholder::approvals
