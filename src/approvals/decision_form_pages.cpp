// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_pages.h"
#include "approvals/approval_store.h"
#include "approvals/decision_form.h"
#include "plan/plan_store.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// Of a decision that is new, the approval alone is known.
struct DecisionEditing {
  ApprovalBook book;
  BodyDecision decision;
};

int NewStage(const ApprovalBook& book) { return book.decisions.empty() ? 1 : book.decisions.back().stage; }

std::optional<DecisionEditing> LoadEditing(const Visit& visit) {
  auto book = FindApprovalOf(visit);
  if (!book) return std::nullopt;
  BodyDecision decision;
  decision.approval = book->approval.id;
  decision.stage = NewStage(*book);
  if (visit.request.path_values.contains("afgoerelse")) {
    const BodyDecision* known = DecisionIn(visit, *book);
    if (known == nullptr) return std::nullopt;
    decision = *known;
  }
  return DecisionEditing{std::move(*book), std::move(decision)};
}

void LoadSource(sql::Reader& reader, const Visit& visit, DecisionChoices& choices) {
  const auto meeting = visit.request.QueryNumber("moede");
  const bool known = meeting && std::any_of(choices.meetings.begin(), choices.meetings.end(),
                                            [&](const auto& one) { return one.meeting.id.value == *meeting; });
  if (!known) return;
  choices.chosen = meetings::MeetingId{*meeting};
  choices.items = meetings::ListAgenda(reader, visit.viewer, *choices.chosen);
  const auto item = visit.request.QueryNumber("punkt");
  if (item) choices.proposed = ProposeAnswer(reader, visit.viewer, meetings::ItemId{*item});
  if (choices.proposed && choices.proposed->meeting != *choices.chosen) choices.proposed.reset();
}

DecisionChoices LoadChoices(const Visit& visit, const DecisionEditing& editing) {
  return visit.Read([&](sql::Reader& reader) {
    DecisionChoices choices;
    if (const auto& plan = editing.book.approval.plan) {
      const auto book = plan::FindPlan(reader, visit.viewer, *plan);
      if (book) choices.steps.reserve(book->steps.size());
      for (const plan::StepOnPlan& one : book ? book->steps : std::vector<plan::StepOnPlan>()) {
        choices.steps.push_back(one.step);
      }
    }
    if (const auto organ = OrganOf(editing.book, editing.decision)) {
      choices.meetings = ListSourceMeetings(reader, visit.viewer, *organ);
    }
    LoadSource(reader, visit, choices);
    return choices;
  });
}

http::Response ShowForm(const Visit& visit, const DecisionEditing& editing, const DecisionChoices& choices,
                        const DecisionForm& form) {
  const Texts& t = visit.t;
  const bool known = static_cast<bool>(editing.decision.id);
  const std::string title(known ? t("Edit the decision") : t("Add who decides"));
  PageHeading heading{.title = title};
  if (known) heading.facts = {Text(NameOf(editing.book, editing.decision, t))};
  const Html removal = When(known, [&] {
    return Div(Class("block"),
               PostButton({.label = std::string(t("Remove from the chain")),
                           .address = AddressOf(editing.decision) + "/fjern",
                           .csrf = visit.csrf(),
                           .look = ButtonLook::kDangerous,
                           .consequence = std::string(t("Its answer, its vote and what it set aside go with it."))},
                          t));
  });
  auto response = visit.Page(ApprovalFrame(visit, editing.book.approval, title),
                             Join(ErrorSummary(form.errors.summary, t), Heading(heading),
                                  RenderDecisionForm(visit, editing.book, choices, form), removal));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response DecisionFormPage(const Visit& visit) {
  const auto editing = LoadEditing(visit);
  if (!editing) return visit.NotFound();
  const DecisionChoices choices = LoadChoices(visit, *editing);
  DecisionForm form = FormOf(editing->book, editing->decision, visit.t);
  if (choices.proposed) Propose(*choices.proposed, form, visit.t);
  return ShowForm(visit, *editing, choices, form);
}

http::Response TakeDecision(const Visit& visit) {
  const auto editing = LoadEditing(visit);
  if (!editing) return visit.NotFound();
  DecisionForm form = ReadDecisionForm(visit, editing->book, editing->decision);
  const auto protocol = ReadUpload(visit, "protocol");
  if (!protocol) form.errors.Add("protocol", protocol.error(), visit.t);
  if (!form.errors.summary.empty()) return ShowForm(visit, *editing, LoadChoices(visit, *editing), form);
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    if (*protocol) {
      form.draft.decision.protocol = Keep(transaction, **protocol);
      form.draft.decision.protocol_name = (*protocol)->name;
    }
    return PutDecision(transaction, form.draft, form.seen);
  });
  if (put) return visit.Done(AddressOf(editing->book.approval.id), visit.t("The decision is saved."));
  form.errors.Add(put.error().id == "approvals.no_such_step" ? "step" : "answer", put.error(), visit.t);
  form.seen = editing->decision.version;
  return ShowForm(visit, *editing, LoadChoices(visit, *editing), form);
}

http::Response RemoveBody(const Visit& visit) {
  const auto editing = LoadEditing(visit);
  if (!editing) return visit.NotFound();
  const ApprovalId approval = editing->book.approval.id;
  const auto removed = visit.Write(
      [&](sql::Transaction& transaction) { return RemoveDecision(transaction, approval, editing->decision.id); });
  return removed ? visit.Done(AddressOf(approval), visit.t("It is removed from the chain."))
                 : visit.Refuse(removed.error());
}

}  // namespace

std::vector<http::Route> DecisionFormRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const std::string all = "/godkendelser/{id}/afgoerelser";
  return {{Method::kGet, all + "/ny", page(DecisionFormPage)},
          {Method::kPost, all + "/ny", page(TakeDecision), http::Pace::kSlow, kLargestUpload},
          {Method::kGet, all + "/{afgoerelse}/ret", page(DecisionFormPage)},
          {Method::kPost, all + "/{afgoerelse}/ret", page(TakeDecision), http::Pace::kSlow, kLargestUpload},
          {Method::kPost, all + "/{afgoerelse}/fjern", page(RemoveBody)}};
}

}  // namespace tovholder::approvals
