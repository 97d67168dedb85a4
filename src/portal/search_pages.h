// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"
#include "search/index.h"

namespace tovholder::portal {

// /soeg, /soeg/forslag, /soeg.atom; `index` outlives the routes.
std::vector<http::Route> SearchRoutes(const people::Office& office, const search::Index& index);

}  // namespace tovholder::portal
