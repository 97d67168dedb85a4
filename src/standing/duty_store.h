// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "sql/database.h"
#include "standing/duty.h"

// Duties of areas are public.
namespace tovholder::standing {

// Those that are open first, by when they are due.
std::vector<Duty> ListDuties(sql::Reader& reader, areas::HousingAreaId area);
std::optional<Duty> FindDuty(sql::Reader& reader, DutyId id);
// A new one, or one that was changed. Errors: the first of CheckDuty, areas.no_such_area.
Result<void> PutDuty(sql::Transaction& transaction, Duty& duty, Date today);
void DropDuty(sql::Transaction& transaction, const Duty& duty);

}  // namespace tovholder::standing
