// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "portal/overview.h"

namespace tovholder::portal {

// What new figures of areas have changed, for those who prepare meetings and for the organization that is told.
std::vector<Matter> ListAreaMatters(sql::Reader& reader, const people::Viewer& viewer, Instant now);

}  // namespace tovholder::portal
