// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "portal/overview.h"

namespace tovholder::portal {

// Applications with parts that are due soon or late: for the secretaries of the installation, and for who prepares the
// meetings of an organ that delivers one.
std::vector<Matter> ListApplicationMatters(sql::Reader& reader, const people::Viewer& viewer, Date today);

}  // namespace tovholder::portal
