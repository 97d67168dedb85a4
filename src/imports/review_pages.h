// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"
#include "search/index.h"

namespace tovholder::imports {

// /import/gennemgang (what waits), /import/gennemgang/{id} (one reading: source on one side, structure on
// the other). `index` outlives them.
std::vector<http::Route> ReviewRoutes(const people::Office& office, const search::Index& index);

}  // namespace tovholder::imports
