// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "sql/record_outline.h"

namespace tovholder::invitations {

// The records of this room that are logged, see people/change_words.h. What one has read and noted is not among them.
std::vector<sql::RecordOutline> LoggedRecords();

}  // namespace tovholder::invitations
