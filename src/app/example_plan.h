// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// The process plan of the example, with the days on which its bodies meet.
void PrepareExamplePlan(sql::Transaction& transaction);

}  // namespace tovholder::app
