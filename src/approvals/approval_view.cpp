// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_view.h"

#include "approvals/approval_store.h"
#include "plan/plan_view.h"

namespace tovholder::approvals {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

Tone ToneOf(ApprovalState state) {
  switch (state) {
    case ApprovalState::kApproved:
      return Tone::kGood;
    case ApprovalState::kRefused:
      return Tone::kBad;
    case ApprovalState::kUnderWay:
      break;
  }
  return Tone::kInfo;
}

}  // namespace

std::string AddressOf(ApprovalId id) { return std::string(kApprovalsPage) + "/" + std::to_string(id.value); }

std::string AddressOf(const BodyDecision& decision) {
  return AddressOf(decision.approval) + "/afgoerelser/" + std::to_string(decision.id.value);
}

bool MayEdit(const Visit& visit) { return plan::MayEditPlans(visit.viewer); }

PageFrame ApprovalFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = plan::PlanFrame(visit, title, "approvals");
  frame.breadcrumb = {{std::string(visit.t("Approvals")), std::string(kApprovalsPage)}, {frame.title, ""}};
  return frame;
}

PageFrame ApprovalFrame(const Visit& visit, const Approval& approval, std::string_view title) {
  PageFrame frame = ApprovalFrame(visit, title);
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {approval.title, AddressOf(approval.id)});
  return frame;
}

std::optional<ApprovalBook> FindApprovalOf(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindApproval(reader, visit.viewer, ApprovalId{*id}); });
}

const BodyDecision* DecisionIn(const Visit& visit, const ApprovalBook& book) {
  const auto id = visit.request.PathNumber("afgoerelse");
  return id ? book.Find(BodyDecisionId{*id}) : nullptr;
}

Html BadgeOf(BodyState state, const Texts& t) {
  const std::string_view word = WordOf(state, t);
  switch (state) {
    case BodyState::kYes:
    case BodyState::kYesWithRemarks:
      return Badge(word, Tone::kGood);
    case BodyState::kNo:
      return Badge(word, Tone::kBad);
    case BodyState::kSetAside:
      return Badge(word, Tone::kAttention);
    case BodyState::kAsked:
      return Badge(word, Tone::kInfo, Icon("hourglass"));
    case BodyState::kNotNeeded:
      return Badge(word, Tone::kNeutral, Icon("close"));
    case BodyState::kLater:
    case BodyState::kPossible:
      break;
  }
  return Badge(word, Tone::kNeutral, Icon("arrow-forward"));
}

Html BadgeOf(ApprovalState state, const Texts& t) {
  return Badge(WordOf(state, t), ToneOf(state), state == ApprovalState::kUnderWay ? Icon("hourglass") : Html());
}

Html StandingNotice(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  const std::string next = NextSentence(book, standing, t);
  return RenderNotice({.tone = ToneOf(standing.state),
                       .text = NowSentence(book, standing, t),
                       .heading = StandingSentence(book, standing, t),
                       .more = next.empty() ? Html() : P(next)},
                      t);
}

std::string DayWords(Date day, const Texts& t) { return FormatDay(day, DayForm::kLong, t.language()); }

FormErrors ErrorsOf(const FieldErrors& errors, const Texts& t) {
  FormErrors gathered;
  for (const auto& [field, error] : errors) gathered.Add(field, error, t);
  return gathered;
}

}  // namespace tovholder::approvals
