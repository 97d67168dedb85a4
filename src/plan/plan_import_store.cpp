// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_store.h"
#include "sql/records.h"

namespace tovholder::plan {
namespace {

StepOnPlan StepOf(const ReadStep& read, PlanId plan, int position, const KnownParties& known) {
  StepOnPlan made;
  Step& step = made.step;
  step.plan = plan;
  step.position = position;
  step.activity = read.activity;
  step.kind = read.kind;
  step.deadline_text = read.deadline.text;
  step.deadline_start = read.deadline.start;
  step.deadline_end = read.deadline.end;
  step.moved_to = read.date_in_activity;
  step.responsible = read.responsible_text;
  step.organization = FindDecider(read, known);
  step.takes = read.takes;
  int place = 0;
  for (const std::string& name : read.responsible) {
    const MeantParty meant = FindParty(name, known);
    made.parties.push_back({{}, {}, ++place, name, meant.body, meant.organization});
  }
  return made;
}

void StoreOrder(sql::Transaction& transaction, const PlanReading& reading, const std::vector<StepId>& ids) {
  const auto guessed = GuessOrder(reading.steps);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const std::size_t before : reading.steps[i].after.value_or(guessed[i])) {
      StepLink link{{}, ids[i], ids[before], 0};
      sql::CreateUnlogged(transaction, "step_link", link);
    }
  }
}

std::vector<StepId> StoreSteps(sql::Transaction& transaction, PlanId plan, const PlanReading& reading) {
  const KnownParties known = ListParties(transaction);
  std::vector<StepId> ids;
  for (const ReadStep& read : reading.steps) {
    StepOnPlan step = StepOf(read, plan, static_cast<int>(ids.size()) + 1, known);
    if (read.only_if) {
      step.step.decision = ids.at(read.only_if->step);
      step.step.decision_outcome = read.only_if->outcome;
    }
    sql::CreateUnlogged(transaction, "plan_step", step.step);
    ids.push_back(step.step.id);
    for (StepParty& party : step.parties) {
      party.step = step.step.id;
      sql::CreateUnlogged(transaction, "step_party", party);
    }
  }
  StoreOrder(transaction, reading, ids);
  return ids;
}

void StoreExpectations(sql::Transaction& transaction, PlanId plan, const PlanReading& reading,
                       const std::vector<StepId>& steps) {
  int position = 0;
  for (const ReadExpectation& read : reading.expectations) {
    Expectation expectation{{}, plan, ++position, read.text, read.period.start, read.period.end};
    sql::CreateUnlogged(transaction, "plan_expectation", expectation);
    for (const std::size_t step : read.steps ? *read.steps : GuessExpected(read, reading.steps)) {
      ExpectedStep expected{{}, expectation.id, steps[step]};
      sql::CreateUnlogged(transaction, "expected_step", expected);
    }
  }
}

}  // namespace

Result<PlanId> CreatePlan(sql::Transaction& transaction, ProcessPlan plan, const PlanReading& reading) {
  if (plan.title.empty()) plan.title = reading.title;
  plan.dated = reading.dated.text;
  const std::string source = plan.source_name;
  Result<PlanId> id = CreatePlan(transaction, std::move(plan));
  if (!id) return id;
  StoreExpectations(transaction, *id, reading, StoreSteps(transaction, *id, reading));
  // One entry stands for all rows of the file.
  sql::LogChange(transaction, sql::ChangeKind::kImport, "process_plan", id->value,
                 {{"steps", {}, std::to_string(reading.steps.size())}}, source);
  return id;
}

}  // namespace tovholder::plan
