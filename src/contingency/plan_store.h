// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "contingency/contingency_plan.h"
#include "sql/database.h"

namespace tovholder::contingency {

// Of the area, for who may see it, see circle.h; nothing for all others, and where no plan is made.
std::optional<PlanBook> FindPlan(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area);

// Makes the plan where there is none, and says who else may see it. Errors: the first of CheckPlan,
// areas.no_such_area.
Result<void> PutPlan(sql::Transaction& transaction, ContingencyPlan& plan,
                     const std::vector<people::OrganizationId>& readers);
// Errors: the first of CheckStep, contingency.no_plan.
Result<void> PutStep(sql::Transaction& transaction, CallStep& step);
// Who called this one calls nobody from then on. Error: contingency.no_such_step.
Result<void> RemoveStep(sql::Transaction& transaction, CallStepId id);
// Errors: the first of CheckYearly.
Result<void> AddCheck(sql::Transaction& transaction, PlanCheck& check, Date today);

}  // namespace tovholder::contingency
