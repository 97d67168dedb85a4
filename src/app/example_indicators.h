// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// Figures of the example plan's areas and what they are compared with: invented series from 2009 on, with the few
// published ones in their places, see example/figures. Its areas must be there.
void PrepareExampleIndicators(sql::Transaction& transaction);
// A file of figures that waits for answers: a name that is spelled otherwise, shares, a value that is unlikely.
void PrepareExampleFigureFile(sql::Database& database, const sql::Author& author);

}  // namespace tovholder::app
