// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_pages.h"
#include "applications/application_store.h"
#include "applications/application_view.h"
#include "base/danish_date.h"
#include "base/text.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct AnswerForm {
  Application application;
  std::string answered;
  std::string granted;
  FormErrors errors = {};
};

Html AnswerFields(const Visit& visit, const AnswerForm& form) {
  const Texts& t = visit.t;
  const Application& one = form.application;
  const bool first = one.phase == Phase::kPrequalification;
  const std::string chosen = one.state == ApplicationState::kSubmitted ? std::string() : std::string(ToName(one.state));
  const Result<Date> day = ParseDate(form.answered);
  return Join(HiddenField("revision", std::to_string(one.revision)),
              RadioField({.name = "state",
                          .label = std::string(t("What the fund said")),
                          .value = chosen,
                          .error = form.errors.At("state"),
                          .need = Need::kRequired},
                         {{"granted", std::string(first ? t("Yes: prequalified") : t("Yes: granted")), ""},
                          {"refused", std::string(t("No")), ""}},
                         t),
              DateField({.name = "answered",
                         .label = std::string(t("Day of the answer")),
                         .value = form.answered,
                         .error = form.errors.At("answered"),
                         .need = Need::kRequired,
                         .width = FieldWidth::kHalf},
                        day ? FormatDay(*day, DayForm::kFull, t.language()) : std::string(), t),
              TextField({.name = "granted_oere",
                         .label = std::string(first ? t("Amount the fund has set aside") : t("Amount granted")),
                         .value = form.granted,
                         .help = std::string(t("It can be less than was applied for. The budget page then shows what "
                                               "has to come locally.")),
                         .error = form.errors.At("granted_oere"),
                         .width = FieldWidth::kHalf},
                        t),
              SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowAnswer(const Visit& visit, const ApplicationView& view, const AnswerForm& form) {
  const Texts& t = visit.t;
  const PageFrame frame = ApplicationFrame(visit, view.application(), t("The fund's answer"));
  auto response = visit.Page(
      frame, Join(ErrorSummary(form.errors.summary, t),
                  Heading({.title = frame.title, .facts = {StateBadge(view.application(), t)}}),
                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, AnswerFields(visit, form))));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response AnswerPage(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  AnswerForm form{view->application(), {}, {}};
  if (form.application.answered) {
    form.answered = FormatDay(*form.application.answered, DayForm::kLong, visit.language());
  }
  if (form.application.granted_oere) {
    form.granted = FormatDanish(Money{*form.application.granted_oere});
  }
  return ShowAnswer(visit, *view, form);
}

AnswerForm ReadAnswer(const Visit& visit, const Application& stored) {
  AnswerForm form{stored, TypedLine(visit, "answered"), TypedLine(visit, "granted_oere")};
  Application& one = form.application;
  FieldErrors wrong;
  if (!FromName(TypedLine(visit, "state"), one.state) || one.state == ApplicationState::kDraft) {
    one.state = ApplicationState::kSubmitted;
    wrong.insert({"state", Error{"applications.no_answer"}});
  }
  one.answered.reset();
  const Result<Date> day = ParseDate(form.answered);
  if (day) one.answered = *day;
  if (!day && !form.answered.empty()) wrong.insert({"answered", day.error()});
  one.granted_oere.reset();
  const auto amount = form.granted.empty() ? Result<Money>(Money{}) : ParseMoney(form.granted);
  if (!amount) wrong.insert({"granted_oere", amount.error()});
  if (amount && !form.granted.empty()) one.granted_oere = amount->oere;
  if (one.state == ApplicationState::kRefused) one.granted_oere.reset();
  one.revision = ParseCount<int>(visit.request.Form("revision")).value_or(0);
  for (const auto& [field, error] : CheckAnswer(one, visit.today())) wrong.insert({field, error});
  form.errors = ErrorsOf(wrong, visit.t);
  return form;
}

http::Response TakeAnswer(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  AnswerForm form = ReadAnswer(visit, view->application());
  if (!form.errors.summary.empty()) return ShowAnswer(visit, *view, form);
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    return PutAnswer(transaction, form.application, form.application.revision);
  });
  if (put) return visit.Done(AddressOf(view->application().id), visit.t("The answer is saved."));
  form.errors.Add("state", put.error(), visit.t);
  return ShowAnswer(visit, *view, form);
}

}  // namespace

std::vector<http::Route> AnswerRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/ansoegninger/{id}/svar", page(AnswerPage)},
          {Method::kPost, "/ansoegninger/{id}/svar", page(TakeAnswer)}};
}

}  // namespace tovholder::applications
