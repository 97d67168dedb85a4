// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "sql/record_outline.h"

namespace tovholder::standing {

// The records of this room that are logged, see people/change_words.h.
std::vector<sql::RecordOutline> LoggedRecords();

}  // namespace tovholder::standing
