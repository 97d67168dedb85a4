// SPDX-License-Identifier: EUPL-1.2
#include "plan/logged_records.h"

#include "plan/process_plan.h"

namespace tovholder::plan {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<ProcessPlan>("process_plan"),     sql::OutlineOf<Step>("plan_step"),
          sql::OutlineOf<StepParty>("step_party"),         sql::OutlineOf<StepLink>("step_link"),
          sql::OutlineOf<Expectation>("plan_expectation"), sql::OutlineOf<ExpectedStep>("expected_step"),
          sql::OutlineOf<ClosedWeeks>("closed_weeks"),     sql::OutlineOf<DecisionRule>("decision_rule"),
          sql::OutlineOf<MeetingDay>("meeting_day"),       sql::OutlineOf<PlanVersion>("plan_version")};
}

}  // namespace tovholder::plan
