// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// The areas of the example plan with sections and households of our own invention. Its organisation must be there.
void PrepareExampleAreas(sql::Transaction& transaction);

}  // namespace tovholder::app
