// SPDX-License-Identifier: EUPL-1.2
#include "contingency/plan_store.h"

#include <algorithm>

#include "areas/area_store.h"
#include "contingency/circle.h"
#include "sql/records.h"

namespace tovholder::contingency {
namespace {

PlanBook LoadPlan(sql::Reader& reader, ContingencyPlan plan) {
  const ContingencyPlanId id = plan.id;
  return {std::move(plan), sql::List<CallStep>(reader, "FROM call_step WHERE plan = $1 ORDER BY position, id", id),
          sql::List<PlanCheck>(reader, "FROM plan_check WHERE plan = $1 ORDER BY checked DESC, id DESC", id),
          sql::List<PlanReader>(reader, "FROM plan_reader WHERE plan = $1 ORDER BY id", id)};
}

std::optional<ContingencyPlan> FindPlanById(sql::Reader& reader, ContingencyPlanId id) {
  return sql::Find<ContingencyPlan>(reader, "FROM contingency_plan WHERE id = $1", id);
}

void PutReaders(sql::Transaction& transaction, ContingencyPlanId plan,
                const std::vector<people::OrganizationId>& wanted) {
  std::vector<people::OrganizationId> known;
  for (const PlanReader& one : sql::List<PlanReader>(transaction, "FROM plan_reader WHERE plan = $1", plan)) {
    known.push_back(one.organization);
    const bool stays = std::find(wanted.begin(), wanted.end(), one.organization) != wanted.end();
    if (!stays) sql::Delete(transaction, "plan_reader", one);
  }
  for (const people::OrganizationId one : wanted) {
    if (std::find(known.begin(), known.end(), one) != known.end()) continue;
    known.push_back(one);
    PlanReader reader{{}, plan, one};
    sql::Create(transaction, "plan_reader", reader);
  }
}

}  // namespace

std::optional<PlanBook> FindPlan(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area) {
  if (!MaySee(viewer, ListCircle(reader, area))) return std::nullopt;
  auto plan = sql::Find<ContingencyPlan>(reader, "FROM contingency_plan WHERE area = $1", area);
  return plan ? std::optional(LoadPlan(reader, std::move(*plan))) : std::nullopt;
}

Result<void> PutPlan(sql::Transaction& transaction, ContingencyPlan& plan,
                     const std::vector<people::OrganizationId>& readers) {
  if (!areas::FindArea(transaction, plan.area)) return Fail("areas.no_such_area");
  if (const auto errors = CheckPlan(plan); !errors.empty()) return tl::unexpected(errors.begin()->second);
  if (plan.id) {
    sql::Update(transaction, "contingency_plan", plan);
  } else {
    plan.created = transaction.now();
    sql::Create(transaction, "contingency_plan", plan);
  }
  PutReaders(transaction, plan.id, readers);
  return {};
}

Result<void> PutStep(sql::Transaction& transaction, CallStep& step) {
  auto plan = FindPlanById(transaction, step.plan);
  if (!plan) return Fail("contingency.no_plan");
  const auto errors = CheckStep(LoadPlan(transaction, std::move(*plan)), step);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (step.id) {
    sql::Update(transaction, "call_step", step);
  } else {
    sql::Create(transaction, "call_step", step);
  }
  return {};
}

Result<void> RemoveStep(sql::Transaction& transaction, CallStepId id) {
  const auto step = sql::Find<CallStep>(transaction, "FROM call_step WHERE id = $1", id);
  if (!step) return Fail("contingency.no_such_step");
  for (CallStep& one : sql::List<CallStep>(transaction, "FROM call_step WHERE next_step = $1", id)) {
    one.next_step.reset();
    sql::Update(transaction, "call_step", one);
  }
  sql::Delete(transaction, "call_step", *step);
  return {};
}

Result<void> AddCheck(sql::Transaction& transaction, PlanCheck& check, Date today) {
  if (const auto errors = CheckYearly(check, today); !errors.empty()) return tl::unexpected(errors.begin()->second);
  sql::Create(transaction, "plan_check", check);
  return {};
}

}  // namespace tovholder::contingency
