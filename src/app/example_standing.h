// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// What one of the example areas owes whatever list it is on, and who hears of new figures.
void PrepareExampleStanding(sql::Transaction& transaction);

}  // namespace tovholder::app
