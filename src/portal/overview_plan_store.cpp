// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>

#include "plan/gantt.h"
#include "plan/plan_store.h"
#include "plan/reminder.h"
#include "portal/overview_plan.h"

namespace tovholder::portal {
namespace {

// How far ahead deadlines are shown where nobody is reminded by mail.
constexpr int kWorkdaysAhead = 5;
// What has been late for longer than this is told by the plan alone.
constexpr std::chrono::days kLateShown{28};

bool Answers(const people::Viewer& viewer, const plan::StepOnPlan& step) {
  if (viewer.May(people::Access::kSecretary)) return true;
  const auto may = [&](const std::optional<people::OrganizationId>& organization) {
    return organization && people::MayEditAgenda(viewer, *organization);
  };
  return may(step.step.organization) ||
         std::any_of(step.parties.begin(), step.parties.end(),
                     [&](const plan::StepParty& party) { return may(party.organization); });
}

}  // namespace

std::vector<Matter> ListPlanMatters(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  std::vector<Matter> matters;
  if (!people::MayEditSomeAgenda(viewer)) return matters;
  for (const plan::PlanSummary& one : plan::ListPlans(reader, viewer)) {
    if (one.plan.state == plan::PlanState::kEnded || one.plan.visibility == people::Visibility::kDraft) continue;
    auto book = plan::FindPlan(reader, viewer, one.plan.id);
    const auto outlook = plan::LookAhead(std::move(*book), today);
    if (!outlook) continue;
    for (const plan::DueStep& due : plan::FindDue(*outlook, std::max(one.plan.remind_before, kWorkdaysAhead))) {
      const plan::StepOnPlan& step = *outlook->book.Find(outlook->made.steps[due.step]);
      const bool old = due.due + kLateShown < Day(outlook->today);
      if (old || !Answers(viewer, step) || matters.size() >= static_cast<std::size_t>(kOfEachKind)) continue;
      Matter matter{MatterKind::kStepDue};
      matter.title = plan::ShortName(step.step);
      matter.address = plan::AddressOf(one.plan.id, step.step.id);
      matter.since = matter.due = Date(due.due);
      matters.push_back(std::move(matter));
    }
  }
  return matters;
}

}  // namespace tovholder::portal
