// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_pages.h"
#include "applications/settings_form.h"
#include "base/danish_date.h"
#include "plan/plan_view.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

http::Response ShowSettings(const Visit& visit, const PageFrame& frame, const SettingsForm& form,
                            const Regulation* regulation) {
  const auto choices = visit.Read([&](sql::Reader& reader) { return LoadSettingsChoices(reader, visit.viewer); });
  auto response = visit.Page(frame, Join(ErrorSummary(form.errors.summary, visit.t), Heading({.title = frame.title}),
                                         RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                                                    SettingsFields(visit, form, choices, regulation))));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

// What is wrong with the whole, where the store says so, goes to the field it is about.
void AddStoreError(const Error& error, SettingsForm& form, const Texts& t) {
  const bool of_focus = error.id == "applications.focus_not_permitted";
  form.errors.Add(of_focus                                        ? "focus"
                  : error.id == "applications.unknown_regulation" ? "regulation"
                                                                  : "title",
                  error, t);
}

// The one in force today is offered first.
const Regulation* RegulationToday(const Visit& visit) {
  const Regulation* today = FindRegulationInForce(visit.today());
  return today != nullptr ? today : &Regulations().back();
}

http::Response NewApplication(const Visit& visit) {
  SettingsForm form;
  const Regulation* regulation = RegulationToday(visit);
  form.regulation = regulation->key;
  return ShowSettings(visit, ApplicationFrame(visit, visit.t("New application")), form, regulation);
}

http::Response TakeNewApplication(const Visit& visit) {
  SettingsForm form = ReadSettings(visit, Application());
  form.application.revision = 1;
  for (const auto& [field, error] : CheckApplication(form.application)) form.errors.Add(field, error, visit.t);
  const Regulation* regulation = FindRegulation(form.regulation);
  const PageFrame frame = ApplicationFrame(visit, visit.t("New application"));
  if (!form.errors.summary.empty()) return ShowSettings(visit, frame, form, regulation);
  RegulationChoice governed;
  governed.regulation = form.regulation;
  governed.from_date = visit.today();
  const auto made = visit.Write([&](sql::Transaction& transaction) {
    return CreateApplication(transaction, form.application, form.choices, governed);
  });
  if (made) return visit.Done(AddressOf(*made), visit.t("The application is begun. Now its parts."));
  AddStoreError(made.error(), form, visit.t);
  return ShowSettings(visit, frame, form, regulation);
}

http::Response EditApplication(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  return ShowSettings(visit, ApplicationFrame(visit, view->application(), visit.t("Edit the application")),
                      SettingsOf(view->book, visit.t), view->check.regulation);
}

http::Response TakeApplication(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  SettingsForm form = ReadSettings(visit, view->application());
  for (const auto& [field, error] : CheckApplication(form.application)) form.errors.Add(field, error, visit.t);
  const PageFrame frame = ApplicationFrame(visit, view->application(), visit.t("Edit the application"));
  if (!form.errors.summary.empty()) return ShowSettings(visit, frame, form, view->check.regulation);
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    return UpdateApplication(transaction, form.application, form.choices, form.application.revision);
  });
  if (put) return visit.Done(AddressOf(form.application.id), visit.t("The application is saved."));
  AddStoreError(put.error(), form, visit.t);
  return ShowSettings(visit, frame, form, view->check.regulation);
}

Html GovernedTable(const ApplicationView& view, const Texts& t) {
  DataTable table{.caption = std::string(t("Which regulation has governed the application")),
                  .columns = {{std::string(t("Regulation"))},
                              {std::string(t.In("regulation", "From"))},
                              {std::string(t("Why"))},
                              {std::string(t("Law"))}}};
  for (const RegulationChoice& one : view.book.regulations) {
    const Regulation* regulation = FindRegulation(one.regulation);
    table.rows.push_back({Text(regulation == nullptr ? one.regulation : regulation->name.In(t.language())),
                          Text(DayIn(one.from_date, t)), Text(one.reason.empty() ? std::string_view("–") : one.reason),
                          Text(regulation == nullptr ? std::string() : regulation->law.In(t.language()))});
  }
  return RenderTable(table);
}

struct ChoiceForm {
  RegulationChoice choice;
  std::string from_date;
  FormErrors errors = {};
};

Html ChoiceFields(const Visit& visit, const ChoiceForm& form) {
  const Texts& t = visit.t;
  std::vector<Choice> regulations;
  for (const Regulation& one : Regulations()) {
    const std::string to = one.in_force_to ? DayIn(*one.in_force_to, t) : std::string(t("further notice"));
    regulations.push_back({one.key, one.name.In(t.language()),
                           t("In force from {from} to {to}", {{"from", DayIn(one.in_force_from, t)}, {"to", to}})});
  }
  return Join(RadioField({.name = "regulation",
                          .label = std::string(t("Regulation")),
                          .value = form.choice.regulation,
                          .error = form.errors.At("regulation"),
                          .need = Need::kRequired},
                         regulations, t),
              DateField({.name = "from_date",
                         .label = std::string(t.In("regulation", "From")),
                         .value = form.from_date,
                         .error = form.errors.At("from_date"),
                         .need = Need::kRequired,
                         .width = FieldWidth::kHalf},
                        "", t),
              TextArea({.name = "reason",
                        .label = std::string(t("Why")),
                        .value = form.choice.reason,
                        .help = std::string(t("For example that cases without a grant moved to the new regulation.")),
                        .error = form.errors.At("reason"),
                        .need = Need::kRequired},
                       t, 3),
              SubmitButton(t("Let it govern from that day"), ButtonLook::kPrimary));
}

http::Response ShowRegulations(const Visit& visit, const ApplicationView& view, const ChoiceForm& form) {
  const Texts& t = visit.t;
  const PageFrame frame = ApplicationFrame(visit, view.application(), t("Regulation"));
  const Html change =
      Block(t("Another regulation from a day on"),
            RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, ChoiceFields(visit, form)));
  auto response = visit.Page(frame, Join(ErrorSummary(form.errors.summary, t), Heading({.title = frame.title}),
                                         GovernedTable(view, t), view.edits ? change : Html()));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response RegulationPage(const Visit& visit) {
  const auto view = LoadInside(visit);
  return view ? ShowRegulations(visit, *view, {}) : TurnAway(visit);
}

http::Response TakeRegulation(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  ChoiceForm form;
  form.choice.application = view->application().id;
  form.choice.regulation = TypedLine(visit, "regulation");
  form.choice.reason = TypedLines(visit, "reason");
  form.from_date = TypedLine(visit, "from_date");
  const Result<Date> day = ParseDate(form.from_date);
  if (!day) form.errors.Add("from_date", day.error(), visit.t);
  form.choice.from_date = day.value_or(visit.today());
  for (const auto& [field, error] : CheckChoice(view->book, form.choice)) {
    if (form.errors.At(field).empty()) form.errors.Add(field, error, visit.t);
  }
  if (!form.errors.summary.empty()) return ShowRegulations(visit, *view, form);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return AddChoice(transaction, form.choice); });
  if (put) return visit.Done(AddressOf(view->application().id), visit.t("The regulation is chosen."));
  form.errors.Add("regulation", put.error(), visit.t);
  return ShowRegulations(visit, *view, form);
}

}  // namespace

std::vector<http::Route> SettingsRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {
      {Method::kGet, "/ansoegninger/ny", page(NewApplication)},
      {Method::kPost, "/ansoegninger/ny", page(TakeNewApplication)},
      {Method::kGet, "/ansoegninger/{id}/ret", page(EditApplication)},
      {Method::kPost, "/ansoegninger/{id}/ret", page(TakeApplication)},
      {Method::kGet, "/ansoegninger/{id}/regulativ", people::Guarded(office, people::Access::kReader, RegulationPage)},
      {Method::kPost, "/ansoegninger/{id}/regulativ", page(TakeRegulation)}};
}

}  // namespace tovholder::applications
