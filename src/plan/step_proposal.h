// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/result.h"
#include "desk/proposal_store.h"
#include "plan/process_plan.h"
#include "sittings/sitting.h"
#include "sql/database.h"

// The way of a step through a meeting: proposed for an agenda, taken as an item, decided.
namespace tovholder::plan {

// Meetings of the body that has to meet whose agendas take proposals, the nearest first.
std::vector<desk::OpenMeeting> ListMeetingsFor(sql::Reader& reader, const people::Viewer& viewer, const Step& step,
                                               Date today);
// Errors: plan.no_such_step, plan.no_open_meeting, plan.proposed_already, those of desk::Propose.
Result<void> ProposeStep(sql::Transaction& transaction, const people::Viewer& viewer, PlanId plan, StepId step,
                         meetings::MeetingId meeting, Date today);

// What the rulings on the points of an item come to together: a no before a yes, and nothing where one was put off.
Outcome OutcomeOf(const std::vector<sittings::Outcome>& rulings);

enum class ProposalStage { kNone, kWaiting, kDeclined, kOnAgenda, kPostponed, kDecided };
// How far a step has come at the meeting it was proposed for.
struct StepAtMeeting {
  ProposalStage stage = ProposalStage::kNone;
  std::optional<meetings::MeetingId> meeting;
  std::optional<meetings::ItemId> item;  // once the agenda is out
  Outcome outcome = Outcome::kOpen;      // once the meeting has ended
  std::optional<Date> decided;
};
StepAtMeeting FindStepAtMeeting(sql::Reader& reader, const Step& step);

// What a meeting has decided closes the step, as it stands in `step`: for who may prepare meetings when the meeting has
// ended, for others when its minutes are published and the item is theirs to read. Nothing where it was closed by hand.
void CloseDecided(sql::Reader& reader, const people::Viewer& viewer, Step& step);

// The same for what was decided elsewhere and is told to the plan: it is kept with the step. Nothing where the step
// says so already. Errors: plan.no_such_step, those of PutStep.
Result<void> CloseStep(sql::Transaction& transaction, PlanId plan, StepId step, Outcome outcome, Date decided);
// Takes that back.
Result<void> ReopenStep(sql::Transaction& transaction, PlanId plan, StepId step);

}  // namespace tovholder::plan
