// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "plan/calendar_store.h"
#include "plan/plan_snapshot.h"
#include "plan/plan_store.h"
#include "plan/what_if.h"
#include "sql/records.h"

namespace tovholder::plan {
namespace {

void KeepVersion(sql::Transaction& transaction, const PlanBook& book, std::string_view reason) {
  PlanVersion version;
  version.plan = book.plan.id;
  version.version = book.plan.version;
  version.made = transaction.now();
  version.made_by = transaction.author().name;
  version.reason = CollapseSpace(reason);
  version.steps = SnapshotOf(book);
  sql::Create(transaction, "plan_version", version);
}

void MoveTo(sql::Transaction& transaction, const Step& stored, Date to) {
  Step step = stored;
  step.moved_to = to;
  ++step.version;
  sql::Update(transaction, "plan_step", step);
}

void CarryOut(sql::Transaction& transaction, const Outlook& outlook, const StepMoves& one) {
  MoveTo(transaction, outlook.book.Find(one.step)->step, one.to);
}

// What was only announced moves itself; a meeting that is prepared here is moved at the desk, with everybody told.
void CarryOut(sql::Transaction& transaction, const Outlook& outlook, const MeetingMoves& one) {
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) {
    const Step& step = outlook.step(i);
    const bool there = step.organization == one.organization && step.state != StepState::kDone;
    if (there && outlook.schedule.steps[i].first.date == Day(one.from)) MoveTo(transaction, step, one.to);
  }
  if (RemoveMeetingDay(transaction, one.organization, one.from)) {
    AddMeetingDays(transaction, one.organization, {one.to});
  }
}

void CarryOut(sql::Transaction& /*transaction*/, const Outlook& /*outlook*/, const BodySaysNo& /*one*/) {}

void CarryOut(sql::Transaction& transaction, const Outlook& outlook, const StepTakes& one) {
  Step step = outlook.book.Find(one.step)->step;
  step.work_least = one.work.least;
  step.work_most = one.work.most;
  step.work_unit = one.work.unit;
  ++step.version;
  sql::Update(transaction, "plan_step", step);
}

bool ChangesThePlan(const std::vector<Supposition>& suppositions) {
  return std::any_of(suppositions.begin(), suppositions.end(),
                     [](const Supposition& one) { return !std::holds_alternative<BodySaysNo>(one); });
}

}  // namespace

Result<void> Accept(sql::Transaction& transaction, const Outlook& outlook, const std::vector<Supposition>& suppositions,
                    std::string_view reason) {
  if (auto trial = TryOut(outlook, suppositions); !trial) return Pass(trial);
  if (!ChangesThePlan(suppositions)) return Fail("plan.nothing_to_accept");
  if (Trim(reason).empty()) return Fail("plan.no_reason");
  ProcessPlan plan = outlook.book.plan;
  ++plan.version;
  if (auto updated = UpdatePlan(transaction, plan, outlook.book.plan.revision); !updated) return updated;
  KeepVersion(transaction, outlook.book, reason);
  for (const Supposition& one : suppositions) {
    std::visit([&](const auto& kind) { CarryOut(transaction, outlook, kind); }, one);
  }
  return {};
}

}  // namespace tovholder::plan
