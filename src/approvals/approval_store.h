// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "approvals/approval_book.h"
#include "sql/database.h"

// Approvals as they are kept. One in draft is for those who may edit plans.
namespace tovholder::approvals {

// The newest first.
std::vector<Approval> ListApprovals(sql::Reader& reader, const people::Viewer& viewer);
std::optional<ApprovalBook> FindApproval(sql::Reader& reader, const people::Viewer& viewer, ApprovalId id);

}  // namespace tovholder::approvals
