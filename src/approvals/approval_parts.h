// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "approvals/approval_view.h"
#include "approvals/matrix.h"

// The parts of the page of an approval.
namespace tovholder::approvals {

// Areas by associations, in each cell the sections with how they stand; the organs above.
html::Html MatrixTable(const ApprovalBook& book, const Standing& standing, Date day, const html::Texts& t);
// The bodies by stage.
html::Html StageList(const ApprovalBook& book, const Standing& standing, const html::Texts& t);
// What was decided, the newest first.
html::Html CourseList(const ApprovalBook& book, const html::Texts& t);
html::Html FindingList(const ApprovalBook& book, const std::vector<ApprovalFinding>& findings, const html::Texts& t);
// The decisions as a table for a spreadsheet.
std::string FormatDecisions(const ApprovalBook& book, const Standing& standing, const html::Texts& t);
// "Sætter nejet fra … til side: vedtægternes § 10"; nothing where the decision sets nothing aside.
html::Html SetsAside(const ApprovalBook& book, const BodyDecision& decision, const html::Texts& t);

}  // namespace tovholder::approvals
