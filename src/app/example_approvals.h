// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// How the helhedsplan of 2021 came through its bodies, with a no that was set aside; and the process plan and the
// helhedsplan of 2029 on their way. The example's areas and its process plan must be there.
void PrepareExampleApprovals(sql::Transaction& transaction);

}  // namespace tovholder::app
