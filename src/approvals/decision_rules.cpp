// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_checks.h"
#include "base/calendar.h"
#include "base/text.h"
#include "meetings/publication_rules.h"

namespace tovholder::approvals {
namespace {

Error TooLong(std::size_t limit) { return {"approvals.text_long", {{"limit", std::to_string(limit)}}}; }

Error Contradicts(int votes_for, int votes_against) {
  return {"approvals.figures_contradict",
          {{"for", std::to_string(votes_for)}, {"against", std::to_string(votes_against)}}};
}

// No personal number has anything to do here, and what stands here may be read by everybody.
void CheckWords(const std::string& text, const char* field, FieldErrors& errors) {
  if (CountCodePoints(text) > kLongestText) errors.insert({field, TooLong(kLongestText)});
  for (Error& found : meetings::FindCprInText(text)) errors.insert({field, std::move(found)});
}

void CheckWho(const ApprovalBook& book, const BodyDecision& decision, FieldErrors& errors) {
  if (decision.stage < 1 || decision.stage > kMostStages) {
    errors.insert({"stage", Error{"approvals.stage_wrong", {{"limit", std::to_string(kMostStages)}}}});
  }
  if (decision.organ == Organ::kOrganization && !decision.organization) {
    errors.insert({"organization", Error{"approvals.no_organization"}});
  }
  const bool has_section = decision.section && book.areas.Find(*decision.section) != nullptr;
  if (IsOfSection(decision.organ) && !has_section) errors.insert({"section", Error{"approvals.no_section"}});
  const bool has_area = decision.area && book.areas.Find(*decision.area) != nullptr;
  if (decision.organ == Organ::kJointVote && !has_area) errors.insert({"area", Error{"approvals.no_area"}});
}

void CheckDay(const BodyDecision& decision, Date today, FieldErrors& errors) {
  const bool answered = decision.answer != Answer::kOutstanding;
  if (answered && !decision.decided) errors.insert({"decided", Error{"approvals.no_day"}});
  if (!answered && decision.decided) errors.insert({"answer", Error{"approvals.day_without_answer"}});
  if (decision.decided && *decision.decided > today) {
    errors.insert({"decided", Error{"approvals.decided_in_future", {{"date", FormatDanish(*decision.decided)}}}});
  }
}

void CheckFigures(const ApprovalBook& book, const BodyDecision& decision, FieldErrors& errors) {
  if (decision.votes_for.has_value() != decision.votes_against.has_value()) {
    errors.insert({decision.votes_for ? "votes_against" : "votes_for", Error{"approvals.half_a_vote"}});
  }
  if (decision.votes_for.value_or(0) < 0) errors.insert({"votes_for", Error{"approvals.count_wrong"}});
  if (decision.votes_against.value_or(0) < 0) errors.insert({"votes_against", Error{"approvals.count_wrong"}});
  if (decision.answer == Answer::kOutstanding) return;
  const bool yes = IsYes(decision.answer);
  if (decision.votes_for && decision.votes_against) {
    if (yes != IsYes(AnswerOf(*decision.votes_for, *decision.votes_against))) {
      errors.insert({"answer", Contradicts(*decision.votes_for, *decision.votes_against)});
    }
  }
  const Vote* vote = book.FindVote(decision.id);
  if (vote == nullptr || !IsCounted(*vote)) return;
  if (yes != IsYes(AnswerOf(VotesFor(*vote), VotesAgainst(*vote)))) {
    errors.insert({"answer", Contradicts(VotesFor(*vote), VotesAgainst(*vote))});
  }
}

bool IsSetAside(const ApprovalBook& book, BodyDecisionId id) {
  return std::any_of(book.overrides.begin(), book.overrides.end(),
                     [&](const Override& one) { return one.overridden == id; });
}

void CheckOverrides(const ApprovalBook& book, const DecisionDraft& draft, FieldErrors& errors) {
  const BodyDecision& decision = draft.decision;
  if (decision.id && decision.answer != Answer::kNo && IsSetAside(book, decision.id)) {
    errors.insert({"answer", Error{"approvals.is_set_aside"}});
  }
  if (draft.sets_aside.empty()) return;
  if (!IsYes(decision.answer)) errors.insert({"sets_aside", Error{"approvals.no_yes_to_override"}});
  if (Trim(draft.ground).empty()) errors.insert({"ground", Error{"approvals.no_ground"}});
  for (const BodyDecisionId id : draft.sets_aside) {
    const BodyDecision* no = book.Find(id);
    if (no == nullptr || no->answer != Answer::kNo || id == decision.id) {
      errors.insert({"sets_aside", Error{"approvals.not_a_no"}});
    } else if (decision.decided && no->decided && *decision.decided < *no->decided) {
      errors.insert({"decided", Error{"approvals.overridden_too_early", {{"date", FormatDanish(*no->decided)}}}});
    }
  }
}

}  // namespace

FieldErrors CheckApproval(const Approval& approval) {
  FieldErrors errors;
  if (Trim(approval.title).empty()) errors.insert({"title", Error{"approvals.no_title"}});
  if (CountCodePoints(approval.title) > kLongestTitle) errors.insert({"title", TooLong(kLongestTitle)});
  CheckWords(approval.title, "title", errors);
  CheckWords(approval.about, "about", errors);
  CheckWords(approval.for_the_next, "for_the_next", errors);
  if (approval.plan_version > 0 && !approval.plan) errors.insert({"plan", Error{"approvals.version_without_plan"}});
  return errors;
}

FieldErrors CheckDecision(const ApprovalBook& book, const DecisionDraft& draft, Date today) {
  FieldErrors errors;
  const BodyDecision& decision = draft.decision;
  CheckWho(book, decision, errors);
  CheckDay(decision, today, errors);
  if (decision.answer == Answer::kYesWithRemarks && Trim(decision.remarks).empty()) {
    errors.insert({"remarks", Error{"approvals.no_remarks"}});
  }
  CheckWords(decision.remarks, "remarks", errors);
  CheckWords(draft.ground, "ground", errors);
  CheckFigures(book, decision, errors);
  CheckOverrides(book, draft, errors);
  return errors;
}

}  // namespace tovholder::approvals
