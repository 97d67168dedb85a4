// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_rules.h"

#include <algorithm>

#include "applications/budget.h"
#include "base/calendar.h"
#include "base/text.h"
#include "documents/cpr_guard.h"

namespace tovholder::applications {
namespace {

void CheckWritten(const std::string& field, std::string_view text, std::size_t limit, FieldErrors& errors) {
  if (!documents::FindCprNumbers(text).empty()) errors.insert({field, Error{"applications.cpr_number"}});
  if (CountCodePoints(text) > limit) {
    errors.insert({field, Error{"applications.too_long", {{"limit", std::to_string(limit)}}}});
  }
}

void CheckAmount(const std::string& field, std::int64_t oere, FieldErrors& errors) {
  if (oere < 0) errors.insert({field, Error{"applications.amount_negative"}});
  if (oere > kLargestAmountOere) {
    errors.insert({field, Error{"applications.amount_large", {{"limit", FormatDanish(Money{kLargestAmountOere})}}}});
  }
}

Error NotPermitted(const std::string& focus, const Regulation& regulation, html::Language language) {
  return {"applications.focus_not_permitted",
          {{"focus", NameOfFocusArea(focus, language)}, {"regulation", regulation.name.In(language)}}};
}

}  // namespace

FieldErrors CheckApplication(const Application& application) {
  FieldErrors errors;
  if (Trim(application.title).empty()) errors.insert({"title", Error{"applications.no_title"}});
  CheckWritten("title", application.title, kLongestTitle, errors);
  CheckWritten("about", application.about, kLongestText, errors);
  if (application.step && !application.plan) errors.insert({"step", Error{"applications.step_without_plan"}});
  return errors;
}

FieldErrors CheckFocus(const Regulation* regulation, const std::vector<std::string>& focus, html::Language language) {
  FieldErrors errors;
  for (const std::string& one : focus) {
    if (regulation != nullptr && !regulation->Permits(one)) {
      errors.insert({"focus", NotPermitted(one, *regulation, language)});
    }
  }
  return errors;
}

FieldErrors CheckChoice(const ApplicationBook& book, const RegulationChoice& choice) {
  FieldErrors errors;
  if (FindRegulation(choice.regulation) == nullptr) {
    errors.insert({"regulation", Error{"applications.unknown_regulation"}});
  }
  if (!book.regulations.empty() && choice.reason.empty()) {
    errors.insert({"reason", Error{"applications.no_change_reason"}});
  }
  const bool twice = std::any_of(book.regulations.begin(), book.regulations.end(), [&](const RegulationChoice& one) {
    return one.from_date == choice.from_date && one.id != choice.id;
  });
  if (twice) {
    errors.insert({"from_date", Error{"applications.regulation_that_day", {{"day", FormatDanish(choice.from_date)}}}});
  }
  CheckWritten("reason", choice.reason, kLongestText, errors);
  return errors;
}

FieldErrors CheckPart(const Regulation& regulation, const Requirement& requirement, const ApplicationPart& part) {
  FieldErrors errors;
  if (part.state == PartState::kNotNeeded && part.reason.empty()) {
    errors.insert({"reason", Error{"applications.no_reason"}});
  }
  if (part.state == PartState::kNotNeeded && requirement.Has(CheckKind::kShare)) {
    errors.insert(
        {"state", Error{"applications.always_needed", {{"percent", std::to_string(regulation.local_percent)}}}});
  }
  CheckWritten("person", part.person, kLongestTitle, errors);
  CheckWritten("reason", part.reason, kLongestText, errors);
  CheckWritten("note", part.note, kLongestText, errors);
  return errors;
}

Result<void> CheckNewFile(const Requirement& requirement, const PartFile& file) {
  const std::map<std::string, std::string> named{{"file", file.name}};
  if (file.finding == FileFinding::kDamaged) return Fail("applications.damaged", named);
  if (file.finding == FileFinding::kEncrypted) return Fail("applications.encrypted", named);
  if (file.finding == FileFinding::kPdf && file.pages == 0) return Fail("applications.no_pages", named);
  if (file.finding == FileFinding::kNoPdf && requirement.Has(CheckKind::kPages)) {
    return Fail("applications.not_pdf", named);
  }
  return {};
}

FieldErrors CheckStatement(const ApplicationBook& book, const Requirement& requirement, const Statement& statement,
                           Date today) {
  FieldErrors errors;
  const std::string body = book.areas.NameOf(statement.body);
  const auto asked = book.StatingBodies(requirement);
  if (std::find(asked.begin(), asked.end(), statement.body) == asked.end()) {
    errors.insert({"body", Error{"applications.body_not_asked", {{"body", body}}}});
  }
  const approvals::BodyDecision* decision = statement.decision ? book.Find(*statement.decision) : nullptr;
  if (statement.decision && (decision == nullptr || !IsDecisionOf(book, *decision, statement.body))) {
    errors.insert({"decision", Error{"applications.decision_of_other", {{"body", body}}}});
  }
  if (statement.signed_on && *statement.signed_on > today) {
    errors.insert({"signed_on", Error{"applications.signed_later"}});
  }
  if (!statement.signed_on && !LinesOf(statement.signed_by).empty()) {
    errors.insert({"signed_on", Error{"applications.no_signing_day"}});
  }
  CheckWritten("signed_by", statement.signed_by, kLongestText, errors);
  return errors;
}

FieldErrors CheckLine(const ApplicationBook& book, const BudgetLine& line, Date today, html::Language language) {
  FieldErrors errors;
  if (line.text.empty()) errors.insert({"text", Error{"applications.no_line_text"}});
  CheckWritten("text", line.text, kLongestTitle, errors);
  CheckAmount("amount_oere", line.amount_oere, errors);
  if (line.amount_oere == 0) errors.insert({"amount_oere", Error{"applications.amount_zero"}});
  const Regulation* regulation = book.RegulationOn(DayOfApplication(book.application, today));
  if (!line.focus_area.empty() && regulation != nullptr && !regulation->Permits(line.focus_area)) {
    errors.insert({"focus_area", NotPermitted(line.focus_area, *regulation, language)});
  }
  const people::Body* body = line.body ? book.areas.Find(*line.body) : nullptr;
  const bool association = body != nullptr && body->kind == people::BodyKind::kHousingAssociation;
  if (line.body && (line.payer != Payer::kAssociation || !association)) {
    errors.insert({"body", Error{"applications.payer_body"}});
  }
  if (!line.id && book.lines.size() >= kMostLines) {
    errors.insert({"text", Error{"applications.too_many_lines", {{"limit", std::to_string(kMostLines)}}}});
  }
  return errors;
}

FieldErrors CheckAnswer(const Application& application, Date today) {
  FieldErrors errors;
  if (!application.submitted) errors.insert({"state", Error{"applications.not_submitted"}});
  if (!application.answered) {
    errors.insert({"answered", Error{"applications.no_answer_day"}});
  } else if (*application.answered > today) {
    errors.insert({"answered", Error{"applications.answered_later"}});
  } else if (application.submitted && *application.answered < *application.submitted) {
    errors.insert(
        {"answered", Error{"applications.answered_before_submitted", {{"day", FormatDanish(*application.submitted)}}}});
  }
  if (application.state != ApplicationState::kGranted) return errors;
  const std::int64_t granted = application.granted_oere.value_or(0);
  CheckAmount("granted_oere", granted, errors);
  // A prequalification says yes to an application and grants nothing yet.
  const bool asked = application.phase == Phase::kFinal || application.granted_oere.has_value();
  if (asked && granted == 0) errors.insert({"granted_oere", Error{"applications.grant_zero"}});
  return errors;
}

}  // namespace tovholder::applications
