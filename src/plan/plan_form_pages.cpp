// SPDX-License-Identifier: EUPL-1.2
#include "base/danish_date.h"
#include "base/text.h"
#include "desk/agenda_view.h"
#include "plan/gantt.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_template.h"
#include "plan/plan_view.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using desk::TypedText;
using people::Visit;

constexpr int kMostReminded = 60;

struct PlanForm {
  ProcessPlan plan;
  std::string starts;
  std::string remind_before;
  std::optional<PlanTemplate> begins_as = std::nullopt;  // of a new plan
  FormErrors errors;
};

PlanForm ReadForm(const Visit& visit, ProcessPlan plan) {
  PlanForm form;
  form.plan = std::move(plan);
  form.plan.title = TypedText(visit, "titel");
  form.plan.about = std::string(Trim(visit.request.Form("om")));
  form.starts = TypedText(visit, "start");
  form.plan.starts = ReadDay(form.starts, "start", form.errors, visit.t);
  if (!FromName(TypedText(visit, "taelling"), form.plan.span_count)) form.plan.span_count = SpanCount::kNeitherEnd;
  form.plan.saturdays = !visit.request.Form("loerdage").empty();
  if (!people::FromName(TypedText(visit, "synlighed"), form.plan.visibility)) {
    form.plan.visibility = people::Visibility::kDraft;
  }
  if (!FromName(TypedText(visit, "tilstand"), form.plan.state)) form.plan.state = PlanState::kDraft;
  form.remind_before = TypedText(visit, "paamind");
  if (form.remind_before.empty()) form.remind_before = std::to_string(form.plan.remind_before);
  form.plan.remind_before = ParseCount<int>(form.remind_before).value_or(-1);
  if (form.plan.remind_before < 0 || form.plan.remind_before > kMostReminded) {
    form.errors.Add("paamind", Error{"plan.remind_wrong", {{"limit", std::to_string(kMostReminded)}}}, visit.t);
  }
  form.plan.revision = ParseCount<int>(visit.request.Form("revision")).value_or(0);
  return form;
}

Html Fields(const Visit& visit, const PlanForm& form) {
  const Texts& t = visit.t;
  const std::string understood =
      form.plan.starts ? FormatDay(*form.plan.starts, DayForm::kFull, t.language()) : std::string();
  return Join(
      HiddenField("revision", std::to_string(form.plan.revision)),
      TextField({.name = "titel",
                 .label = std::string(t("Name of the plan")),
                 .value = form.plan.title,
                 .error = form.errors.At("titel"),
                 .need = Need::kRequired},
                t),
      DateField({.name = "start",
                 .label = std::string(t("Must begin on")),
                 .value = form.starts,
                 .help = std::string(
                     t("The day on which what is planned starts. Everything has to be in place the day before.")),
                 .error = form.errors.At("start"),
                 .width = FieldWidth::kHalf},
                understood, t),
      TextArea({.name = "om", .label = std::string(t("About the plan")), .value = form.plan.about}, t, 4),
      RadioField({.name = "taelling",
                  .label = std::string(t("Working days between two days")),
                  .value = std::string(ToName(form.plan.span_count)),
                  .help = std::string(t("Municipalities count in different ways; the pages say which was used."))},
                 {{"neither", std::string(t("Neither of the two is counted")), ""},
                  {"one", std::string(t("The later one is counted")), ""},
                  {"both", std::string(t("Both are counted")), ""}},
                 t),
      Checkbox("loerdage", {"ja", std::string(t("Saturdays are working days")), ""},
               form.plan.saturdays ? Ticked::kYes : Ticked::kNo),
      TextField({.name = "paamind",
                 .label = std::string(t("Remind before a deadline")),
                 .value = form.remind_before,
                 .help = std::string(t("Working days. Whoever is responsible gets a mail, once the plan is more than a "
                                       "draft. 0: nobody is reminded.")),
                 .error = form.errors.At("paamind"),
                 .width = FieldWidth::kShort},
                t, InputKind::kNumber),
      SelectField({.name = "synlighed",
                   .label = std::string(t("Who may see it")),
                   .value = std::string(people::ToName(form.plan.visibility)),
                   .width = FieldWidth::kHalf},
                  {{"draft", std::string(t("Secretaries")), ""},
                   {"internal", std::string(t("All who have signed in")), ""},
                   {"public", std::string(t("Everybody")), ""}},
                  t),
      SelectField({.name = "tilstand",
                   .label = std::string(t("State")),
                   .value = std::string(ToName(form.plan.state)),
                   .width = FieldWidth::kHalf},
                  {{"draft", std::string(t("Draft")), ""},
                   {"approved", std::string(t("Approved")), ""},
                   {"ended", std::string(t("Ended")), ""}},
                  t),
      SubmitButton(t("Save"), ButtonLook::kPrimary));
}

Html ClosedWeeksBlock(const Visit& visit, const PlanBook& book, const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(book.plan.id) + "/lukket";
  const Html list =
      book.closed.empty() ? EmptyState(t("No weeks are closed.")) : Ul(Each(book.closed, [&](const ClosedWeeks& one) {
        return Li(FormatDay(one.first_day, DayForm::kLong, t.language()), " – ",
                  FormatDay(one.last_day, DayForm::kLong, t.language()),
                  one.name.empty() ? std::string() : ": " + one.name, " ",
                  PostButton({.label = std::string(t("Remove")),
                              .address = address + "/" + std::to_string(one.id.value) + "/fjern",
                              .csrf = visit.csrf(),
                              .look = ButtonLook::kQuiet},
                             t));
      }));
  const auto day = [&](const char* name, std::string_view label) {
    return DateField({.name = name,
                      .label = std::string(label),
                      .value = TypedText(visit, name),
                      .error = errors.At(name),
                      .width = FieldWidth::kHalf},
                     "", t);
  };
  return Block(
      t("Closed days"),
      Join(P(t("Days on which nobody works on the plan, such as weeks 28 and 29.")), list,
           RenderForm(
               {.address = address, .csrf = visit.csrf()},
               Join(day("foerste", t("First day")), day("sidste", t("Last day")),
                    TextField({.name = "navn", .label = std::string(t("What")), .value = TypedText(visit, "navn")}, t),
                    SubmitButton(t("Add"), ButtonLook::kSecondary)))));
}

Html TemplateField(const PlanForm& form, const Texts& t) {
  return RadioField(
      {.name = "skabelon",
       .label = std::string(t("Begin with")),
       .value = form.begins_as ? std::string(ToName(*form.begins_as)) : std::string("tom"),
       .help = std::string(t("The usual steps, laid out before the day on which it must begin."))},
      {{"tom", std::string(t("No steps")), ""},
       {"new", std::string(t("New helhedsplan")), std::string(t("Prequalification and final application"))},
       {"renewal", std::string(t("Renewal")), std::string(t("After a look at how the present plan stands"))},
       {"strategy", std::string(t("Strategy")), std::string(t("Draft, hearings and adoption"))}},
      t);
}

http::Response ShowNew(const Visit& visit, const PlanForm& form) {
  const std::string title(visit.t("New plan"));
  auto response =
      visit.Page(PlanFrame(visit, title), Join(ErrorSummary(form.errors.summary, visit.t), Heading({.title = title}),
                                               RenderForm({.address = "/plan/ny", .csrf = visit.csrf()},
                                                          Join(TemplateField(form, visit.t), Fields(visit, form)))));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowEdit(const Visit& visit, const PlanBook& book, const PlanForm& form, const FormErrors& closed) {
  const std::string title(visit.t("Edit the plan"));
  std::vector<FieldError> summary = form.errors.summary;
  summary.insert(summary.end(), closed.summary.begin(), closed.summary.end());
  auto response = visit.Page(
      PlanFrame(visit, book.plan, title),
      Join(ErrorSummary(summary, visit.t), Heading({.title = title}),
           RenderForm({.address = AddressOf(book.plan.id) + "/ret", .csrf = visit.csrf()}, Fields(visit, form)),
           ClosedWeeksBlock(visit, book, closed)));
  if (!summary.empty()) response.status = 422;
  return response;
}

PlanForm FormOf(const ProcessPlan& plan, const Texts& t) {
  PlanForm form;
  form.plan = plan;
  form.remind_before = std::to_string(plan.remind_before);
  if (plan.starts) form.starts = FormatDay(*plan.starts, DayForm::kLong, t.language());
  return form;
}

http::Response NewPlan(const Visit& visit) { return ShowNew(visit, FormOf(ProcessPlan(), visit.t)); }

Result<PlanId> Make(sql::Transaction& transaction, const PlanForm& form, Language language) {
  if (!form.begins_as) return CreatePlan(transaction, form.plan);
  return CreatePlan(transaction, form.plan,
                    FillIn(*form.begins_as, *form.plan.starts, ListParties(transaction), language));
}

http::Response TakeNew(const Visit& visit) {
  PlanForm form = ReadForm(visit, ProcessPlan());
  form.plan.revision = 1;
  PlanTemplate begins_as = PlanTemplate::kNew;
  if (FromName(TypedText(visit, "skabelon"), begins_as)) form.begins_as = begins_as;
  if (form.begins_as && !form.plan.starts && form.errors.At("start").empty()) {
    form.errors.Add("start", Error{"plan.no_start", {}}, visit.t);
  }
  if (!form.errors.summary.empty()) return ShowNew(visit, form);
  const auto made =
      visit.Write([&](sql::Transaction& transaction) { return Make(transaction, form, visit.language()); });
  if (!made) {
    form.errors.Add("titel", made.error(), visit.t);
    return ShowNew(visit, form);
  }
  if (form.begins_as)
    return visit.Done(AddressOf(*made) + "/gennemgang", visit.t("The plan is made. Look its steps through."));
  return visit.Done(AddressOf(*made), visit.t("The plan is made. Add its steps."));
}

http::Response EditPlan(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  return book ? ShowEdit(visit, *book, FormOf(book->plan, visit.t), {}) : visit.NotFound();
}

http::Response TakeEdit(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  PlanForm form = ReadForm(visit, book->plan);
  if (!form.errors.summary.empty()) return ShowEdit(visit, *book, form, {});
  const auto updated = visit.Write(
      [&](sql::Transaction& transaction) { return UpdatePlan(transaction, form.plan, form.plan.revision); });
  if (updated) return visit.Done(AddressOf(book->plan.id), visit.t("The plan is saved."));
  form.errors.Add("titel", updated.error(), visit.t);
  return ShowEdit(visit, *book, form, {});
}

http::Response TakeClosed(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  FormErrors errors;
  const auto first = ReadDay(TypedText(visit, "foerste"), "foerste", errors, visit.t);
  const auto last = ReadDay(TypedText(visit, "sidste"), "sidste", errors, visit.t);
  if (!first && errors.At("foerste").empty()) errors.Add("foerste", Error{"plan.no_day", {}}, visit.t);
  if (errors.summary.empty()) {
    const ClosedWeeks weeks{{}, book->plan.id, *first, last.value_or(*first), TypedText(visit, "navn")};
    const auto added = visit.Write([&](sql::Transaction& transaction) { return AddClosedWeeks(transaction, weeks); });
    if (added) return visit.Done(AddressOf(book->plan.id) + "/ret", visit.t("The days are closed."));
    errors.Add("sidste", added.error(), visit.t);
  }
  return ShowEdit(visit, *book, FormOf(book->plan, visit.t), errors);
}

http::Response OpenClosed(const Visit& visit) {
  const auto plan = visit.request.PathNumber("id");
  const auto weeks = visit.request.PathNumber("lukket");
  if (!plan || !weeks) return visit.NotFound();
  const auto removed = visit.Write([&](sql::Transaction& transaction) {
    return RemoveClosedWeeks(transaction, PlanId{*plan}, tovholder::Id<ClosedWeeks>{*weeks});
  });
  return removed ? visit.Done(AddressOf(PlanId{*plan}) + "/ret", visit.t("The days are open again."))
                 : visit.NotFound();
}

http::Response TakeWhatHappened(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const auto day = ParseDate(CollapseSpace(visit.request.Form("sket-til")));
  if (!day) return visit.Refuse(day.error());
  const auto closed =
      visit.Write([&](sql::Transaction& transaction) { return CloseUntil(transaction, PlanId{*id}, *day); });
  if (!closed) return closed.error().id == "plan.no_such_plan" ? visit.NotFound() : visit.Refuse(closed.error());
  return visit.Done(AddressOf(PlanId{*id}),
                    visit.t.Plural("{n} step has happened.", "{n} steps have happened.", *closed));
}

}  // namespace

std::vector<http::Route> PlanFormRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/plan/ny", page(NewPlan)},
          {Method::kPost, "/plan/ny", page(TakeNew)},
          {Method::kGet, "/plan/{id}/ret", page(EditPlan)},
          {Method::kPost, "/plan/{id}/ret", page(TakeEdit)},
          {Method::kPost, "/plan/{id}/sket", page(TakeWhatHappened)},
          {Method::kPost, "/plan/{id}/lukket", page(TakeClosed)},
          {Method::kPost, "/plan/{id}/lukket/{lukket}/fjern", page(OpenClosed)}};
}

}  // namespace tovholder::plan
