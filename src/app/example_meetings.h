// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "search/index.h"
#include "sql/database.h"

namespace tovholder::app {

// Meetings of the example plan that are still to come: one of today, whose agenda is sent out, so that it can be held
// at once, one whose agenda is being made, and one whose day is asked for. Its organisation must be there.
void PrepareExampleMeetings(sql::Transaction& transaction, const search::Index& index);

}  // namespace tovholder::app
