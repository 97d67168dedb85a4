// SPDX-License-Identifier: EUPL-1.2
#include "plan/calendar_store.h"

#include <set>

#include "base/text.h"
#include "desk/agenda_store.h"
#include "people/organization_store.h"
#include "plan/step_rules.h"
#include "sql/records.h"

namespace tovholder::plan {
namespace {

constexpr int kWeeksForSectionMeeting = 4;

bool IsSectionMeeting(const people::Organization& organization) {
  return Fold(organization.kind).starts_with("afdelingsmøde");
}

}  // namespace

DecisionRule RuleFor(sql::Reader& reader, people::OrganizationId organization) {
  if (auto rule = FindDecisionRule(reader, organization)) return *rule;
  DecisionRule rule;
  rule.organization = organization;
  rule.notice = desk::FindRule(reader, organization).notice;
  const auto meant = people::FindOrganization(reader, organization);
  if (meant && IsSectionMeeting(*meant)) {
    rule.notice = kWeeksForSectionMeeting;
    rule.notice_unit = SpanUnit::kWeeks;
  }
  return rule;
}

std::vector<people::OrganizationId> ListSectionMeetings(sql::Reader& reader, people::OrganizationId organization) {
  std::vector<people::OrganizationId> meetings;
  const auto meant = people::FindOrganization(reader, organization);
  if (!meant || !meant->body || !IsSectionMeeting(*meant)) return meetings;
  for (const auto& one :
       sql::List<people::Organization>(reader, "FROM organization WHERE body = $1 ORDER BY id", *meant->body)) {
    if (IsSectionMeeting(one)) meetings.push_back(one.id);
  }
  return meetings;
}

std::optional<DecisionRule> FindDecisionRule(sql::Reader& reader, people::OrganizationId organization) {
  return sql::Find<DecisionRule>(reader, "FROM decision_rule WHERE organization = $1", organization);
}

void PutRule(sql::Transaction& transaction, DecisionRule rule) {
  const auto stored = FindDecisionRule(transaction, rule.organization);
  rule.id = stored ? stored->id : Id<DecisionRule>();
  stored ? sql::Update(transaction, "decision_rule", rule) : sql::Create(transaction, "decision_rule", rule);
}

std::vector<MeetingDay> ListMeetingDays(sql::Reader& reader, people::OrganizationId organization) {
  return sql::List<MeetingDay>(reader, "FROM meeting_day WHERE organization = $1 ORDER BY date", organization);
}

int AddMeetingDays(sql::Transaction& transaction, people::OrganizationId organization, const std::vector<Date>& days) {
  std::set<Date> known;
  for (const MeetingDay& one : ListMeetingDays(transaction, organization)) known.insert(one.date);
  int added = 0;
  for (const Date day : days) {
    if (!known.insert(day).second) continue;
    MeetingDay one{{}, organization, day, {}};
    sql::Create(transaction, "meeting_day", one);
    ++added;
  }
  return added;
}

Result<void> RemoveMeetingDay(sql::Transaction& transaction, people::OrganizationId organization, Date day) {
  const auto stored =
      sql::Find<MeetingDay>(transaction, "FROM meeting_day WHERE organization = $1 AND date = $2", organization, day);
  if (!stored) return Fail("plan.no_such_day");
  sql::Delete(transaction, "meeting_day", *stored);
  return {};
}

std::vector<FundTime> ListFundTimes(sql::Reader& reader) {
  return WithUsual(sql::List<FundTime>(reader, "FROM fund_time ORDER BY id"));
}

Result<void> PutFundTime(sql::Transaction& transaction, FundTime time) {
  const auto limit = [](int amount) { return amount >= 0 && amount <= kLongestWork; };
  if (!limit(time.least) || !limit(time.most)) return Fail("plan.work_wrong");
  if (time.most < time.least) return Fail("plan.work_backwards");
  const auto stored = sql::Find<FundTime>(transaction, "FROM fund_time WHERE matter = $1", ToName(time.matter));
  time.id = stored ? stored->id : Id<FundTime>();
  stored ? sql::Update(transaction, "fund_time", time) : sql::Create(transaction, "fund_time", time);
  return {};
}

}  // namespace tovholder::plan
