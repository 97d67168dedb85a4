// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::indicators {

// /noegletal/smaa-tal: which counts are hidden
std::vector<http::Route> SmallCountRoutes(const people::Office& office);

}  // namespace tovholder::indicators
