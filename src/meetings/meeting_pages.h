// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::meetings {

// /moeder, /moeder/{id}, /punkter/{id}, /sager/{number}
std::vector<http::Route> MeetingRoutes(const people::Office& office);

}  // namespace tovholder::meetings
