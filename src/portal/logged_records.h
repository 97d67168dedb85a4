// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "sql/record_outline.h"

namespace tovholder::portal {

// All records that the change log speaks of.
std::vector<sql::RecordOutline> AllLoggedRecords();

}  // namespace tovholder::portal
