// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// Contingency plans for two areas of the example plan, an activation that is over and two incidents, all invented. Its
// areas must be there.
void PrepareExampleContingency(sql::Transaction& transaction);

}  // namespace tovholder::app
