// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "approvals/approval_book.h"
#include "approvals/approval_checks.h"
#include "sql/database.h"

// Approvals as they are kept. One in draft is for those who may edit plans.
namespace tovholder::approvals {

// The newest first.
std::vector<Approval> ListApprovals(sql::Reader& reader, const people::Viewer& viewer);
std::vector<ApprovalBook> ListBooks(sql::Reader& reader, const people::Viewer& viewer);
std::vector<ApprovalBook> ListBooksOf(sql::Reader& reader, const people::Viewer& viewer, plan::PlanId plan);
std::optional<ApprovalBook> FindApproval(sql::Reader& reader, const people::Viewer& viewer, ApprovalId id);

// Where the last body of an approval of a plan's version answers, that plan is approved; not by a body that is added
// together with its answer, since others may follow, until the approval is saved. A decision closes the step it belongs
// to. Both only where the plan is not shown to more readers than the approval.

// Errors: the first of CheckApproval; approvals.no_such_plan.
Result<ApprovalId> CreateApproval(sql::Transaction& transaction, Approval approval);
// `seen` is the revision that the change was made on. Errors: as above, approvals.changed_meanwhile.
Result<void> UpdateApproval(sql::Transaction& transaction, const Approval& approval, int seen);

// New where it has no id; `seen` is the version that the change was made on. Errors: the first of CheckDecision;
// approvals.no_such_approval, approvals.no_such_decision, approvals.decision_changed_meanwhile,
// approvals.no_such_step, approvals.no_such_item, those of plan::PutStep.
Result<BodyDecisionId> PutDecision(sql::Transaction& transaction, DecisionDraft draft, int seen);
// With its vote, and with what it set aside. Errors: approvals.no_such_decision.
Result<void> RemoveDecision(sql::Transaction& transaction, ApprovalId approval, BodyDecisionId id);
// One of each decision, made or changed; `seen` is the version of the decision. Where its body has not answered yet,
// what was counted is its answer. Errors: the first of CheckVote; as for PutDecision.
Result<void> PutVote(sql::Transaction& transaction, ApprovalId approval, Vote vote, int seen);

// In the order of the associations.
std::vector<VotingRule> ListVotingRules(sql::Reader& reader);
// One of each association, made or changed. Errors: the first of CheckRule.
Result<void> PutVotingRule(sql::Transaction& transaction, VotingRule rule);

}  // namespace tovholder::approvals
