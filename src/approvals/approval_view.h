// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "approvals/standing_words.h"
#include "html/components.h"
#include "people/visit.h"

// How approvals look on pages.
namespace tovholder::approvals {

inline constexpr std::string_view kApprovalsPage = "/godkendelser";
inline constexpr std::string_view kRulesPage = "/godkendelser/regler";
std::string AddressOf(ApprovalId id);
std::string AddressOf(const BodyDecision& decision);

bool MayEdit(const people::Visit& visit);
// A page among approvals; below one of them, and below a decision of it.
html::PageFrame ApprovalFrame(const people::Visit& visit, std::string_view title);
html::PageFrame ApprovalFrame(const people::Visit& visit, const Approval& approval, std::string_view title);

// The approval of the address, as far as its reader may see it, and its decision.
std::optional<ApprovalBook> FindApprovalOf(const people::Visit& visit);
const BodyDecision* DecisionIn(const people::Visit& visit, const ApprovalBook& book);

html::Html BadgeOf(BodyState state, const html::Texts& t);
html::Html BadgeOf(ApprovalState state, const html::Texts& t);
// How it stands, whose turn it is and who may come after.
html::Html StandingNotice(const ApprovalBook& book, const Standing& standing, const html::Texts& t);
std::string DayWords(Date day, const html::Texts& t);
// What stands wrong, by field.
html::FormErrors ErrorsOf(const FieldErrors& errors, const html::Texts& t);

}  // namespace tovholder::approvals
