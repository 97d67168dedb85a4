// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "meetings/host_store.h"
#include "plan/gantt.h"
#include "plan/plan_store.h"
#include "plan/step_proposal.h"
#include "sql/records.h"

namespace tovholder::plan {
namespace {

constexpr std::size_t kTitleLetters = 150;

// What was ruled at a meeting that has ended.
void LookAtRulings(sql::Reader& reader, StepAtMeeting& at) {
  const auto ended = reader.One<Date>(
      "SELECT m.date FROM sitting s JOIN meeting m ON m.id = s.meeting WHERE s.meeting = $1 AND s.ended IS NOT NULL "
      "AND "
      "m.date IS NOT NULL",
      *at.meeting);
  if (!ended) return;
  std::vector<sittings::Outcome> rulings;
  reader.Each(
      "SELECT outcome FROM sitting_ruling WHERE item = $1",
      [&](const sql::Row& row) { rulings.push_back(row.Get<sittings::Outcome>(0)); }, *at.item);
  at.outcome = OutcomeOf(rulings);
  at.stage = at.outcome == Outcome::kOpen ? ProposalStage::kPostponed : ProposalStage::kDecided;
  if (at.stage == ProposalStage::kDecided) at.decided = *ended;
}

bool MayKnow(sql::Reader& reader, const people::Viewer& viewer, meetings::ItemId item) {
  const std::string_view published =
      viewer.MayRead(people::Access::kSecretary)
          ? ""
          : " AND EXISTS (SELECT 1 FROM sitting s WHERE s.meeting = m.id AND s.published IS NOT NULL)";
  return reader
      .One<int>("SELECT 1 FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.id = $1 AND " +
                    meetings::VisibleMeetings(viewer) + " AND " + meetings::FullyVisibleItems(viewer) +
                    std::string(published),
                item)
      .has_value();
}

Result<StepOnPlan> FindStep(sql::Reader& reader, PlanId plan, StepId id) {
  const auto book = FindPlan(reader, people::Viewer::CommandLine(), plan);
  const StepOnPlan* step = book ? book->Find(id) : nullptr;
  if (step == nullptr) return Fail("plan.no_such_step");
  return *step;
}

void Answer(Step& step, Outcome outcome, std::optional<Date> decided) {
  step.state = outcome == Outcome::kOpen ? StepState::kOpen : StepState::kDone;
  step.outcome = outcome;
  step.done = decided;
}

Result<void> StoreAnswer(sql::Transaction& transaction, PlanId plan, StepId id, Outcome outcome,
                         std::optional<Date> decided) {
  auto found = FindStep(transaction, plan, id);
  if (!found) return Pass(found);
  StepOnPlan step = std::move(*found);
  if (step.step.outcome == outcome && step.step.done == decided) return {};
  const int seen = step.step.version;
  Answer(step.step, outcome, decided);
  const auto put = PutStep(transaction, std::move(step), seen);
  if (!put) return Pass(put);
  return {};
}

std::string ProposalText(const Step& step) {
  std::string text = step.activity + "\n\n[" + std::string("Procesplanen") + "](" + AddressOf(step.plan, step.id) + ")";
  if (!step.note.empty()) text += "\n\n" + step.note;
  return text;
}

}  // namespace

Outcome OutcomeOf(const std::vector<sittings::Outcome>& rulings) {
  using Ruled = sittings::Outcome;
  const auto any = [&](Ruled one) { return std::find(rulings.begin(), rulings.end(), one) != rulings.end(); };
  if (rulings.empty() || any(Ruled::kPostponed) || any(Ruled::kSentBack) || any(Ruled::kWithdrawn)) {
    return Outcome::kOpen;
  }
  return any(Ruled::kRejected) ? Outcome::kNo : Outcome::kYes;
}

std::vector<desk::OpenMeeting> ListMeetingsFor(sql::Reader& reader, const people::Viewer& viewer, const Step& step,
                                               Date today) {
  if (!step.organization) return {};
  auto meetings = desk::ListMeetingsOpenForProposals(reader, viewer, today);
  std::erase_if(meetings, [&](const desk::OpenMeeting& one) {
    const auto owners = meetings::OwnersOf(reader, one.id);
    return std::find(owners.begin(), owners.end(), *step.organization) == owners.end();
  });
  return meetings;
}

Result<void> ProposeStep(sql::Transaction& transaction, const people::Viewer& viewer, PlanId plan, StepId id,
                         meetings::MeetingId meeting, Date today) {
  const auto found = FindStep(transaction, plan, id);
  if (!found) return Pass(found);
  Step step = found->step;
  const auto open = ListMeetingsFor(transaction, viewer, step, today);
  if (std::none_of(open.begin(), open.end(), [&](const desk::OpenMeeting& one) { return one.id == meeting; })) {
    return Fail("plan.no_open_meeting");
  }
  const ProposalStage stage = FindStepAtMeeting(transaction, step).stage;
  if (stage == ProposalStage::kWaiting || stage == ProposalStage::kOnAgenda) return Fail("plan.proposed_already");
  desk::DeskProposal proposal;
  proposal.meeting = meeting;
  proposal.title = Shorten(step.activity, kTitleLetters);
  proposal.text = ProposalText(step);
  const auto proposed = desk::Propose(transaction, viewer, proposal, today);
  if (!proposed) return Pass(proposed);
  step.proposal = *proposed;
  ++step.version;
  sql::Update(transaction, "plan_step", step);
  return {};
}

StepAtMeeting FindStepAtMeeting(sql::Reader& reader, const Step& step) {
  StepAtMeeting at;
  if (!step.proposal) return at;
  const auto proposal = sql::Find<desk::DeskProposal>(reader, "FROM desk_proposal WHERE id = $1", *step.proposal);
  if (!proposal) return at;
  at.meeting = proposal->meeting;
  at.stage = proposal->state == desk::ProposalState::kWaiting    ? ProposalStage::kWaiting
             : proposal->state == desk::ProposalState::kDeclined ? ProposalStage::kDeclined
                                                                 : ProposalStage::kOnAgenda;
  if (!proposal->taken_as) return at;
  at.item = reader.One<meetings::ItemId>("SELECT agenda_item FROM desk_item WHERE id = $1 AND agenda_item IS NOT NULL",
                                         *proposal->taken_as);
  if (at.item) LookAtRulings(reader, at);
  return at;
}

void CloseDecided(sql::Reader& reader, const people::Viewer& viewer, Step& step) {
  if (!step.proposal || step.state == StepState::kDone || step.state == StepState::kDropped) return;
  const StepAtMeeting at = FindStepAtMeeting(reader, step);
  if (at.stage != ProposalStage::kDecided || !MayKnow(reader, viewer, *at.item)) return;
  step.meeting = at.meeting;
  step.agenda_item = at.item;
  Answer(step, at.outcome, at.decided);
}

Result<void> CloseStep(sql::Transaction& transaction, PlanId plan, StepId step, Outcome outcome, Date decided) {
  return StoreAnswer(transaction, plan, step, outcome, decided);
}

Result<void> ReopenStep(sql::Transaction& transaction, PlanId plan, StepId step) {
  return StoreAnswer(transaction, plan, step, Outcome::kOpen, std::nullopt);
}

}  // namespace tovholder::plan
