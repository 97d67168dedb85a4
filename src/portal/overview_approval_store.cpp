// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_store.h"
#include "approvals/approval_view.h"
#include "approvals/decision_source.h"
#include "approvals/standing.h"
#include "portal/overview_approval.h"

namespace tovholder::portal {
namespace {

bool SitsIn(const people::Viewer& viewer, std::optional<people::OrganizationId> organ) {
  return organ && viewer.RoleIn(*organ) >= people::OrganizationRole::kMember;
}

bool IsFor(const people::Viewer& viewer, const approvals::ApprovalBook& book, const approvals::BodyDecision& one,
           Date today) {
  const bool overdue = one.expected && *one.expected < today;
  return SitsIn(viewer, approvals::OrganOf(book, one)) || (overdue && viewer.May(people::Access::kSecretary));
}

}  // namespace

std::vector<Matter> ListApprovalMatters(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  std::vector<Matter> matters;
  for (const approvals::ApprovalBook& book : approvals::ListBooks(reader, viewer)) {
    for (const approvals::DecisionIndex i : approvals::StandingOf(book).asked) {
      const approvals::BodyDecision& one = book.decisions[i];
      if (!IsFor(viewer, book, one, today)) continue;
      Matter matter{MatterKind::kAnswerApproval};
      matter.title = book.approval.title;
      matter.address = approvals::AddressOf(one);
      matter.since = matter.due = one.expected;
      matters.push_back(std::move(matter));
    }
  }
  return matters;
}

}  // namespace tovholder::portal
