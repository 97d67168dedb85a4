// SPDX-License-Identifier: EUPL-1.2
#include "contingency/logged_records.h"

#include "contingency/activation.h"
#include "contingency/contingency_plan.h"
#include "contingency/incident.h"

namespace tovholder::contingency {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<ContingencyPlan>("contingency_plan"),
          sql::OutlineOf<CallStep>("call_step"),
          sql::OutlineOf<PlanReader>("plan_reader"),
          sql::OutlineOf<PlanCheck>("plan_check"),
          sql::OutlineOf<Incident>("incident"),
          sql::OutlineOf<Activation>("activation"),
          sql::OutlineOf<ActivationEntry>("activation_entry")};
}

}  // namespace tovholder::contingency
