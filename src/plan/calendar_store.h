// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "plan/process_plan.h"
#include "sql/database.h"

// When bodies meet and how long the fund takes, the same for all plans.
namespace tovholder::plan {

void PutRule(sql::Transaction& transaction, DecisionRule rule);
std::optional<DecisionRule> FindDecisionRule(sql::Reader& reader, people::OrganizationId organization);
// Where none is set: of a section meeting four weeks, of others what holds for their agendas.
DecisionRule RuleFor(sql::Reader& reader, people::OrganizationId organization);
// The section meetings of the association that the organization is one of; none for another organization.
std::vector<people::OrganizationId> ListSectionMeetings(sql::Reader& reader, people::OrganizationId organization);

// Days that are there already are left as they are; returns how many are new.
int AddMeetingDays(sql::Transaction& transaction, people::OrganizationId organization, const std::vector<Date>& days);
Result<void> RemoveMeetingDay(sql::Transaction& transaction, people::OrganizationId organization, Date day);
std::vector<MeetingDay> ListMeetingDays(sql::Reader& reader, people::OrganizationId organization);

// See WithUsual.
std::vector<FundTime> ListFundTimes(sql::Reader& reader);
// Errors: plan.work_wrong, plan.work_backwards.
Result<void> PutFundTime(sql::Transaction& transaction, FundTime time);

}  // namespace tovholder::plan
