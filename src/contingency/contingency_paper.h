// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "contingency/activation.h"
#include "contingency/contingency_plan.h"
#include "documents/paper.h"

// The plan and the log of an activation on paper.
namespace tovholder::contingency {

// One page: when the plan is used, and who is called at which hours.
documents::Paper MakePlanPaper(const areas::HousingArea& area, const PlanBook& book, Date today,
                               html::Language language);
documents::Paper MakeLogPaper(const areas::HousingArea& area, const ActivationBook& book, html::Language language);
std::string FormatLog(const ActivationBook& book, const html::Texts& t);

}  // namespace tovholder::contingency
