// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/json.hpp>

#include "plan/plan_reading.h"

namespace tovholder::plan {

// What `tovholder plan import --dry-run --json` prints.
boost::json::object JsonOf(const PlanReading& reading);

}  // namespace tovholder::plan
