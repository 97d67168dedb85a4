// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "areas/area_slots.h"
#include "http/router.h"
#include "people/visit.h"
#include "plan/plan_slots.h"

namespace tovholder::approvals {

// /godkendelser: all; /godkendelser/{id}: one, as it stands or stood on a day; /godkendelser/{id}/tabel.csv
std::vector<http::Route> ApprovalRoutes(const people::Office& office);
// /godkendelser/ny, /godkendelser/{id}/ret
std::vector<http::Route> ApprovalFormRoutes(const people::Office& office);
// /godkendelser/{id}/afgoerelser/ny, /godkendelser/{id}/afgoerelser/{afgoerelse}/ret and …/fjern
std::vector<http::Route> DecisionFormRoutes(const people::Office& office);
// /godkendelser/{id}/afgoerelser/{afgoerelse} with its protocol and attachment; behind the form of a new one
std::vector<http::Route> DecisionRoutes(const people::Office& office);
// /godkendelser/{id}/afgoerelser/{afgoerelse}/afstemning
std::vector<http::Route> VoteFormRoutes(const people::Office& office);
// /godkendelser/regler
std::vector<http::Route> VotingRuleRoutes(const people::Office& office);

// What is shown on the page of a process plan in addition to `slots`: the approvals that follow it.
plan::PlanSlots Slots(plan::PlanSlots slots);
// And beside an area: the approvals in which it is asked.
areas::AreaSlots Slots(areas::AreaSlots slots);

}  // namespace tovholder::approvals
