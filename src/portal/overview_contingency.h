// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "portal/overview.h"

namespace tovholder::portal {

// Plans that are activated, for all whom they concern, and those that are due for their yearly check, for who keeps
// them.
std::vector<Matter> ListContingencyMatters(sql::Reader& reader, const people::Viewer& viewer, Date today);

}  // namespace tovholder::portal
