// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::portal {

// /: what needs the reader today, what is soon, what is new.
std::vector<http::Route> OverviewRoutes(const people::Office& office);

}  // namespace tovholder::portal
