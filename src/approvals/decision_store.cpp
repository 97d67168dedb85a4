// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_store.h"
#include "approvals/settlement.h"
#include "approvals/standing.h"
#include "plan/plan_store.h"
#include "plan/step_proposal.h"
#include "sql/records.h"

namespace tovholder::approvals {
namespace {

const people::Viewer& Everything() {
  static const people::Viewer everything = people::Viewer::CommandLine();
  return everything;
}

Date TodayOf(const sql::Transaction& transaction) { return ToCopenhagen(transaction.now()).date; }

// Of who decides, only what belongs to the kind of organ.
void Tidy(BodyDecision& decision) {
  if (decision.organ != Organ::kOrganization) decision.organization.reset();
  if (!IsOfSection(decision.organ)) decision.section.reset();
  if (decision.organ != Organ::kJointVote) decision.area.reset();
}

int NextPositionIn(sql::Reader& reader, const BodyDecision& decision) {
  return reader
      .One<int>("SELECT coalesce(max(position), 0) + 1 FROM body_decision WHERE approval = $1 AND stage = $2",
                decision.approval, decision.stage)
      .value_or(1);
}

Result<void> CheckTies(sql::Reader& reader, const Approval& approval, const BodyDecision& decision) {
  const bool own_step =
      !decision.step || (approval.plan && reader.One<int>("SELECT 1 FROM plan_step WHERE id = $1 AND plan = $2",
                                                          *decision.step, *approval.plan));
  if (!own_step) return Fail("approvals.no_such_step");
  const bool own_item = !decision.agenda_item ||
                        (decision.meeting && reader.One<int>("SELECT 1 FROM agenda_item WHERE id = $1 AND meeting = $2",
                                                             *decision.agenda_item, *decision.meeting));
  if (!own_item) return Fail("approvals.no_such_item");
  return {};
}

Result<BodyDecision> StoredDecision(const ApprovalBook& book, BodyDecisionId id, int seen) {
  const BodyDecision* stored = book.Find(id);
  if (stored == nullptr) return Fail("approvals.no_such_decision");
  if (stored->version != seen) return Fail("approvals.decision_changed_meanwhile");
  return *stored;
}

void StoreDecision(sql::Transaction& transaction, BodyDecision& decision, const BodyDecision* stored) {
  if (stored == nullptr) {
    decision.version = 1;
    decision.position = NextPositionIn(transaction, decision);
    sql::Create(transaction, "body_decision", decision);
    return;
  }
  decision.version = stored->version + 1;
  decision.position = decision.stage == stored->stage ? stored->position : NextPositionIn(transaction, decision);
  sql::Update(transaction, "body_decision", *stored, decision);
}

void PutOverrides(sql::Transaction& transaction, const ApprovalBook& book, const DecisionDraft& draft) {
  const auto wanted = [&](BodyDecisionId id) {
    return std::find(draft.sets_aside.begin(), draft.sets_aside.end(), id) != draft.sets_aside.end();
  };
  std::vector<BodyDecisionId> known;
  for (Override one : book.overrides) {
    if (one.decision != draft.decision.id) continue;
    if (!wanted(one.overridden)) {
      sql::Delete(transaction, "decision_override", one);
      continue;
    }
    known.push_back(one.overridden);
    one.ground = draft.ground;
    sql::Update(transaction, "decision_override", one);
  }
  for (const BodyDecisionId id : draft.sets_aside) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    known.push_back(id);
    Override made{{}, draft.decision.id, id, draft.ground};
    sql::Create(transaction, "decision_override", made);
  }
}

// A step that was closed by a decision that is not there any more is open again.
Result<void> LetGoOfStep(sql::Transaction& transaction, const ApprovalBook& book, const BodyDecision& before,
                         const BodyDecision* after) {
  if (!book.approval.plan || !before.step || before.answer == Answer::kOutstanding) return {};
  const bool stays = after != nullptr && after->step == before.step && after->answer != Answer::kOutstanding;
  if (stays) return {};
  return plan::ReopenStep(transaction, *book.approval.plan, *before.step);
}

bool IsHiddenFromReadersOf(const plan::ProcessPlan& plan, const Approval& approval) {
  return approval.visibility > plan.visibility;
}

Result<void> ApprovePlan(sql::Transaction& transaction, const ApprovalBook& book) {
  const auto plan = sql::Find<plan::ProcessPlan>(transaction, "FROM process_plan WHERE id = $1", *book.approval.plan);
  const bool due = plan && book.approval.plan_version > 0 && plan->state == plan::PlanState::kDraft &&
                   plan->version == book.approval.plan_version;
  if (!due || StandingOf(book).state != ApprovalState::kApproved) return {};
  plan::ProcessPlan approved = *plan;
  approved.state = plan::PlanState::kApproved;
  return plan::UpdatePlan(transaction, approved, plan->revision);
}

}  // namespace

Result<void> Settle(sql::Transaction& transaction, ApprovalId id, Chain chain) {
  const auto book = FindApproval(transaction, Everything(), id);
  if (!book || !book->approval.plan) return {};
  const plan::PlanId plan_id = *book->approval.plan;
  const auto plan = sql::Find<plan::ProcessPlan>(transaction, "FROM process_plan WHERE id = $1", plan_id);
  if (!plan || IsHiddenFromReadersOf(*plan, book->approval)) return {};
  for (const BodyDecision& one : book->decisions) {
    if (!one.step || one.answer == Answer::kOutstanding) continue;
    const plan::Outcome outcome = IsYes(one.answer) ? plan::Outcome::kYes : plan::Outcome::kNo;
    if (auto closed = plan::CloseStep(transaction, plan_id, *one.step, outcome, *one.decided); !closed) return closed;
  }
  return chain == Chain::kComplete ? ApprovePlan(transaction, *book) : Result<void>();
}

Result<BodyDecisionId> PutDecision(sql::Transaction& transaction, DecisionDraft draft, int seen) {
  BodyDecision& decision = draft.decision;
  const auto book = FindApproval(transaction, Everything(), decision.approval);
  if (!book) return Fail("approvals.no_such_approval");
  std::optional<BodyDecision> stored;
  if (decision.id) {
    auto found = StoredDecision(*book, decision.id, seen);
    if (!found) return Pass(found);
    stored = std::move(*found);
  }
  Tidy(decision);
  const auto errors = CheckDecision(*book, draft, TodayOf(transaction));
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (auto tied = CheckTies(transaction, book->approval, decision); !tied) return Pass(tied);
  StoreDecision(transaction, decision, stored ? &*stored : nullptr);
  PutOverrides(transaction, *book, draft);
  if (stored) {
    if (auto open = LetGoOfStep(transaction, *book, *stored, &decision); !open) return Pass(open);
  }
  const Chain chain = stored ? Chain::kComplete : Chain::kGrowing;
  if (auto settled = Settle(transaction, decision.approval, chain); !settled) return Pass(settled);
  return decision.id;
}

Result<void> RemoveDecision(sql::Transaction& transaction, ApprovalId approval, BodyDecisionId id) {
  const auto book = FindApproval(transaction, Everything(), approval);
  const BodyDecision* removed = book ? book->Find(id) : nullptr;
  if (removed == nullptr) return Fail("approvals.no_such_decision");
  for (const Override& one : book->overrides) {
    if (one.decision == id || one.overridden == id) sql::Delete(transaction, "decision_override", one);
  }
  if (const Vote* vote = book->FindVote(id); vote != nullptr) sql::Delete(transaction, "residents_vote", *vote);
  sql::Delete(transaction, "body_decision", *removed);
  if (auto open = LetGoOfStep(transaction, *book, *removed, nullptr); !open) return open;
  return Settle(transaction, approval, Chain::kGrowing);
}

Result<void> PutVote(sql::Transaction& transaction, ApprovalId approval, Vote vote, int seen) {
  const auto book = FindApproval(transaction, Everything(), approval);
  if (!book) return Fail("approvals.no_such_approval");
  const auto stored = StoredDecision(*book, vote.decision, seen);
  if (!stored) return Pass(stored);
  const auto errors = CheckVote(*book, vote, TodayOf(transaction));
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  const Vote* known = book->FindVote(vote.decision);
  vote.id = known != nullptr ? known->id : VoteId();
  known != nullptr ? sql::Update(transaction, "residents_vote", vote)
                   : sql::Create(transaction, "residents_vote", vote);
  BodyDecision decision = *stored;
  if (decision.answer == Answer::kOutstanding && IsCounted(vote)) {
    decision.answer = AnswerOf(VotesFor(vote), VotesAgainst(vote));
    decision.decided = vote.held;
  } else if (decision.answer == Answer::kOutstanding && vote.held) {
    decision.expected = vote.held;
  }
  StoreDecision(transaction, decision, &*stored);
  return Settle(transaction, approval, Chain::kComplete);
}

}  // namespace tovholder::approvals
