// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "approvals/approval.h"
#include "base/result.h"
#include "sql/database.h"

namespace tovholder::approvals {

// Whether more bodies may be about to be added to the chain.
enum class Chain { kComplete, kGrowing };

// What an approval means for the process plan it follows, after it was changed: steps whose body has answered are
// done, and, where the chain is complete, the plan is approved once all have approved the version that it still has.
// Nothing where the plan is shown to readers who may not see the approval. Errors: those of plan::PutStep and
// plan::UpdatePlan.
Result<void> Settle(sql::Transaction& transaction, ApprovalId id, Chain chain);

}  // namespace tovholder::approvals
