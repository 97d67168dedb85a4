// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::imports {

// /dokumenter, /dokumenter/{id}, /dokumenter/{id}/original
std::vector<http::Route> DocumentRoutes(const people::Office& office);

}  // namespace tovholder::imports
