// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::portal {

// /organisation, /organisation/{id}, /personer, /personer/{id}: who meets, and what is known of them by
// their meetings. Nobody is shown who only stands in what the viewer may not see.
std::vector<http::Route> OrganizationRoutes(const people::Office& office);

}  // namespace tovholder::portal
