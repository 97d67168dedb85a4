// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "applications/application_book.h"
#include "base/result.h"

// What may be written into an application. Errors by field, the members' names. Every text may also give
// applications.cpr_number, applications.too_long {limit}.
namespace tovholder::applications {

using areas::FieldErrors;

// applications.no_title, applications.step_without_plan
FieldErrors CheckApplication(const Application& application);
// Of the focus areas: applications.focus_not_permitted {focus, regulation}.
FieldErrors CheckFocus(const Regulation* regulation, const std::vector<std::string>& focus, html::Language language);
// applications.unknown_regulation, applications.no_change_reason, applications.regulation_that_day {day}
FieldErrors CheckChoice(const ApplicationBook& book, const RegulationChoice& choice);
// applications.no_reason, applications.always_needed {percent}
FieldErrors CheckPart(const Regulation& regulation, const Requirement& requirement, const ApplicationPart& part);
// A file as it comes in, for that requirement: applications.damaged {file}, applications.encrypted {file},
// applications.no_pages {file}, applications.not_pdf {file}.
Result<void> CheckNewFile(const Requirement& requirement, const PartFile& file);
// applications.body_not_asked {body}, applications.decision_of_other {body}, applications.signed_later,
// applications.no_signing_day
FieldErrors CheckStatement(const ApplicationBook& book, const Requirement& requirement, const Statement& statement,
                           Date today);
// applications.no_line_text, applications.amount_negative, applications.amount_zero, applications.amount_large {limit},
// applications.focus_not_permitted {focus, regulation}, applications.payer_body, applications.too_many_lines {limit}
FieldErrors CheckLine(const ApplicationBook& book, const BudgetLine& line, Date today, html::Language language);
// applications.not_submitted, applications.no_answer_day, applications.answered_later,
// applications.answered_before_submitted {day}, applications.grant_zero, applications.amount_negative,
// applications.amount_large {limit}
FieldErrors CheckAnswer(const Application& application, Date today);

// The lines of a text as names, each once.
std::vector<std::string> LinesOf(std::string_view text);

inline constexpr std::size_t kLongestTitle = 200;
inline constexpr std::size_t kLongestText = 5000;

}  // namespace tovholder::applications
