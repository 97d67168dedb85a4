// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "portal/overview.h"

namespace tovholder::portal {

// Deadlines of process plans that are near or have passed: for who prepares meetings of an organ that answers for the
// step, and for the secretaries of the installation.
std::vector<Matter> ListPlanMatters(sql::Reader& reader, const people::Viewer& viewer, Date today);

}  // namespace tovholder::portal
