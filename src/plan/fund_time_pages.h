// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "html/html.h"
#include "http/router.h"
#include "people/visit.h"

namespace tovholder::plan {

// How long the fund takes, with the way to change it.
html::Html FundTimesBlock(const people::Visit& visit);
// /plan/kalendere/fond/{sag}
std::vector<http::Route> FundTimeRoutes(const people::Office& office);

}  // namespace tovholder::plan
