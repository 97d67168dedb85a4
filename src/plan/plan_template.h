// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/texts.h"
#include "plan/plan_guess.h"
#include "plan/plan_reading.h"

// Plans to begin with: the usual steps towards a day, written as a paper of the parties that are known would have them.
namespace tovholder::plan {

enum class PlanTemplate { kNew, kRenewal, kStrategy };
std::string_view ToName(PlanTemplate one);
bool FromName(std::string_view name, PlanTemplate& one);

// The steps with their months before the day on which what is planned starts.
PlanReading FillIn(PlanTemplate one, Date starts, const KnownParties& parties, html::Language language);

}  // namespace tovholder::plan
