// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_store.h"

#include "approvals/settlement.h"
#include "areas/area_store.h"
#include "plan/plan_store.h"
#include "sql/records.h"

namespace tovholder::approvals {
namespace {

std::string VisibleApprovals(const people::Viewer& viewer) {
  return "FROM approval a WHERE " + people::VisibleCondition(viewer, "a.visibility");
}

template <class Record>
std::vector<Record> OfDecisions(sql::Reader& reader, std::string_view table, ApprovalId id) {
  return sql::List<Record>(reader,
                           "FROM " + std::string(table) +
                               " WHERE decision IN (SELECT id FROM body_decision WHERE approval = $1) ORDER BY id",
                           id);
}

ApprovalBook LoadBook(sql::Reader& reader, Approval approval, areas::AreaBook areas) {
  const ApprovalId id = approval.id;
  return {std::move(approval),
          sql::List<BodyDecision>(reader, "FROM body_decision WHERE approval = $1 ORDER BY stage, position, id", id),
          OfDecisions<Override>(reader, "decision_override", id),
          OfDecisions<Vote>(reader, "residents_vote", id),
          ListVotingRules(reader),
          std::move(areas)};
}

std::vector<ApprovalBook> LoadBooks(sql::Reader& reader, std::vector<Approval> approvals) {
  std::vector<ApprovalBook> books;
  if (approvals.empty()) return books;
  const areas::AreaBook areas = areas::LoadAreas(reader);
  books.reserve(approvals.size());
  for (Approval& one : approvals) books.push_back(LoadBook(reader, std::move(one), areas));
  return books;
}

Result<void> CheckStored(sql::Reader& reader, const Approval& approval) {
  if (const auto errors = CheckApproval(approval); !errors.empty()) return tl::unexpected(errors.begin()->second);
  const bool known =
      !approval.plan || reader.One<int>("SELECT 1 FROM process_plan WHERE id = $1", *approval.plan).has_value();
  if (!known) return Fail("approvals.no_such_plan");
  return {};
}

}  // namespace

std::vector<Approval> ListApprovals(sql::Reader& reader, const people::Viewer& viewer) {
  return sql::List<Approval>(reader, VisibleApprovals(viewer) + " ORDER BY a.id DESC");
}

std::vector<ApprovalBook> ListBooks(sql::Reader& reader, const people::Viewer& viewer) {
  return LoadBooks(reader, ListApprovals(reader, viewer));
}

std::vector<ApprovalBook> ListBooksOf(sql::Reader& reader, const people::Viewer& viewer, plan::PlanId plan) {
  return LoadBooks(reader,
                   sql::List<Approval>(reader, VisibleApprovals(viewer) + " AND a.plan = $1 ORDER BY a.id DESC", plan));
}

std::optional<ApprovalBook> FindApproval(sql::Reader& reader, const people::Viewer& viewer, ApprovalId id) {
  auto approval = sql::Find<Approval>(reader, VisibleApprovals(viewer) + " AND a.id = $1", id);
  if (!approval) return std::nullopt;
  return LoadBook(reader, std::move(*approval), areas::LoadAreas(reader));
}

Result<ApprovalId> CreateApproval(sql::Transaction& transaction, Approval approval) {
  if (auto sound = CheckStored(transaction, approval); !sound) return Pass(sound);
  sql::Create(transaction, "approval", approval);
  return approval.id;
}

Result<void> UpdateApproval(sql::Transaction& transaction, const Approval& approval, int seen) {
  if (auto sound = CheckStored(transaction, approval); !sound) return sound;
  const auto stored = sql::Find<Approval>(transaction, "FROM approval WHERE id = $1", approval.id);
  if (!stored) return Fail("approvals.no_such_approval");
  if (stored->revision != seen) return Fail("approvals.changed_meanwhile");
  Approval changed = approval;
  changed.revision = stored->revision + 1;
  sql::Update(transaction, "approval", *stored, changed);
  return Settle(transaction, approval.id, Chain::kComplete);
}

std::vector<VotingRule> ListVotingRules(sql::Reader& reader) {
  return sql::List<VotingRule>(reader, "FROM voting_rule ORDER BY association");
}

Result<void> PutVotingRule(sql::Transaction& transaction, VotingRule rule) {
  const auto errors = CheckRule(areas::LoadAreas(transaction), rule);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  const auto stored = sql::Find<VotingRule>(transaction, "FROM voting_rule WHERE association = $1", rule.association);
  rule.id = stored ? stored->id : Id<VotingRule>();
  stored ? sql::Update(transaction, "voting_rule", rule) : sql::Create(transaction, "voting_rule", rule);
  return {};
}

}  // namespace tovholder::approvals
