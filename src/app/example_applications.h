// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/database.h"

namespace tovholder::app {

// Two applications of the example plan, all invented: a prequalification that was submitted and answered, with its
// package, and a final application under way. Areas, organisation and process plan must be there.
void PrepareExampleApplications(sql::Database& database, const sql::Author& author);

}  // namespace tovholder::app
