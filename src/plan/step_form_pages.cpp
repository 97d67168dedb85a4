// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "plan/gantt.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "plan/step_form.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

http::Response ShowForm(const Visit& visit, const PlanBook& book, const StepForm& form) {
  const Texts& t = visit.t;
  const bool is_new = !form.step.step.id;
  const std::string address =
      is_new ? AddressOf(book.plan.id) + "/skridt/ny" : AddressOf(book.plan.id, form.step.step.id) + "/ret";
  const KnownParties known = visit.Read([](sql::Reader& reader) { return ListParties(reader); });
  const std::string title(is_new ? t("Add a step") : t("Edit the step"));
  const Html removal =
      is_new ? Html()
             : PostButton({.label = std::string(t("Remove the step")),
                           .address = AddressOf(book.plan.id, form.step.step.id) + "/fjern",
                           .csrf = visit.csrf(),
                           .look = ButtonLook::kDangerous,
                           .consequence = std::string(t("What comes after it then comes after what it waited for."))},
                          t);
  auto response = visit.Page(PlanFrame(visit, book.plan, title),
                             Join(ErrorSummary(form.errors.summary, t), Heading({.title = title}),
                                  RenderStepForm(visit, book, known, form, address),
                                  When(!removal.empty(), [&] { return Div(Class("block"), removal); })));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response NewStep(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  StepOnPlan step;
  step.step.plan = book->plan.id;
  return ShowForm(visit, *book, FormOf(step, visit.t));
}

http::Response EditStep(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  const StepOnPlan* step = book ? StepIn(visit, *book) : nullptr;
  return step == nullptr ? visit.NotFound() : ShowForm(visit, *book, FormOf(*step, visit.t));
}

http::Response TakeStep(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  StepOnPlan stored;
  stored.step.plan = book->plan.id;
  if (visit.request.PathNumber("skridt")) {
    const StepOnPlan* found = StepIn(visit, *book);
    if (found == nullptr) return visit.NotFound();
    stored = *found;
  }
  const KnownParties known = visit.Read([](sql::Reader& reader) { return ListParties(reader); });
  StepForm form = ReadStepForm(visit, *book, std::move(stored), known);
  if (!form.errors.summary.empty()) return ShowForm(visit, *book, form);
  const auto put =
      visit.Write([&](sql::Transaction& transaction) { return PutStep(transaction, form.step, form.seen); });
  if (put) return visit.Done(AddressOf(book->plan.id, *put), visit.t("The step is saved."));
  form.errors.Add(put.error().id == "plan.circle_of" ? "efter" : "aktivitet", put.error(), visit.t);
  return ShowForm(visit, *book, form);
}

http::Response DropStep(const Visit& visit) {
  const auto plan = visit.request.PathNumber("id");
  const auto step = visit.request.PathNumber("skridt");
  if (!plan || !step) return visit.NotFound();
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveStep(transaction, PlanId{*plan}, StepId{*step}); });
  if (!removed) return visit.NotFound();
  return visit.Done(AddressOf(PlanId{*plan}), visit.t("The step is removed."));
}

}  // namespace

std::vector<http::Route> StepFormRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/plan/{id}/skridt/ny", page(NewStep)},
          {Method::kPost, "/plan/{id}/skridt/ny", page(TakeStep)},
          {Method::kGet, "/plan/{id}/skridt/{skridt}/ret", page(EditStep)},
          {Method::kPost, "/plan/{id}/skridt/{skridt}/ret", page(TakeStep)},
          {Method::kPost, "/plan/{id}/skridt/{skridt}/fjern", page(DropStep)}};
}

}  // namespace tovholder::plan
