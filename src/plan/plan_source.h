// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "plan/plan_reading.h"

namespace tovholder::plan {

// A plan out of a file of any kind that holds tables: text, Word, HTML, PDF, CSV.
// Errors: those of ReadDocument, ParseCsv and ReadPlan.
Result<PlanReading> ReadPlanFile(std::string_view bytes, std::string_view file_name);

}  // namespace tovholder::plan
