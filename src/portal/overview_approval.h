// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "portal/overview.h"

namespace tovholder::portal {

// Approvals whose turn it is at a body of the viewer's, and, for who keeps them, answers that are overdue.
std::vector<Matter> ListApprovalMatters(sql::Reader& reader, const people::Viewer& viewer, Date today);

}  // namespace tovholder::portal
