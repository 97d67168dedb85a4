// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_check.h"
#include "applications/application_rules.h"
#include "base/text.h"
#include "html/formats.h"

namespace tovholder::applications {
namespace {

std::string LongDay(Date day, html::Language language) { return html::FormatDay(day, html::DayForm::kLong, language); }

// What one body says, looked at for one requirement.
class StatementJudging {
 public:
  StatementJudging(const ApplicationBook& book, const Statement& statement, html::Language language)
      : book_(book), statement_(statement), language_(language), body_(NameOfBody(book, statement.body, language)) {}

  void CheckDecision() {
    if (!statement_.decision) return Refuse("applications.no_decision");
    decision_ = book_.Find(*statement_.decision);
    if (decision_ == nullptr) return Refuse("applications.no_decision");
    const std::string decider = NameOfDecider(book_, *decision_, language_);
    if (decision_->answer == approvals::Answer::kOutstanding) {
      Refuse("applications.not_decided", {{"decider", decider}});
    } else if (!IsYes(*book_.approval, *decision_)) {
      Refuse("applications.answered_no", {{"decider", decider}});
    }
  }

  void CheckSignatures() {
    if (!statement_.file) Refuse("applications.no_signed_paper");
    const auto names = LinesOf(statement_.signed_by);
    if (names.empty() || !statement_.signed_on) return Refuse("applications.no_signature");
    const areas::AssociationFacts facts = book_.areas.FactsOf(statement_.body);
    const auto entitled = areas::ListSigners(facts);
    if (entitled.empty()) return Refuse("applications.nobody_may_sign");
    int counted = 0;
    for (const std::string& name : names) {
      const bool may = std::any_of(entitled.begin(), entitled.end(),
                                   [&](const std::string& one) { return Fold(one) == Fold(name); });
      if (!may) Refuse("applications.may_not_sign", {{"name", name}});
      counted += may ? 1 : 0;
    }
    if (counted < facts.signers_needed) {
      Refuse("applications.too_few_signed",
             {{"signed", std::to_string(counted)}, {"needed", std::to_string(facts.signers_needed)}});
    }
    CheckOrder();
  }

  std::vector<Error> Finish() { return std::move(errors_); }

 private:
  // Nobody signs for a body before it has decided.
  void CheckOrder() {
    if (decision_ == nullptr || !decision_->decided || *decision_->decided <= *statement_.signed_on) return;
    Refuse("applications.signed_before_decided", {{"signed", LongDay(*statement_.signed_on, language_)},
                                                  {"decided", LongDay(*decision_->decided, language_)}});
  }

  void Refuse(std::string id, std::map<std::string, std::string> params = {}) {
    params.emplace("body", body_);
    errors_.push_back(Error{std::move(id), std::move(params)});
  }

  const ApplicationBook& book_;
  const Statement& statement_;
  html::Language language_;
  std::string body_;
  const approvals::BodyDecision* decision_ = nullptr;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> names;
  for (std::string_view line : SplitLines(text)) {
    std::string name = CollapseSpace(line);
    const bool twice =
        std::any_of(names.begin(), names.end(), [&](const std::string& one) { return Fold(one) == Fold(name); });
    if (!name.empty() && !twice) names.push_back(std::move(name));
  }
  return names;
}

std::vector<Error> CheckStated(const ApplicationBook& book, const Requirement& requirement, people::BodyId body,
                               html::Language language) {
  const Statement* statement = book.FindStatement(requirement.key, body);
  if (statement == nullptr) return {{"applications.no_statement", {{"body", NameOfBody(book, body, language)}}}};
  StatementJudging judging(book, *statement, language);
  judging.CheckDecision();
  if (!requirement.Has(CheckKind::kApproval)) judging.CheckSignatures();
  return judging.Finish();
}

}  // namespace tovholder::applications
