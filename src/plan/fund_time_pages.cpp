// SPDX-License-Identifier: EUPL-1.2
#include "plan/fund_time_pages.h"

#include <algorithm>

#include "base/text.h"
#include "desk/agenda_view.h"
#include "plan/calendar_store.h"
#include "plan/outlook.h"
#include "plan/plan_view.h"
#include "plan/plan_words.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using desk::TypedText;
using people::Visit;

std::string AddressOf(Takes matter) { return "/plan/kalendere/fond/" + std::string(ToName(matter)); }

struct FundTimeForm {
  FundTime time;
  std::string least;
  std::string most;
  FormErrors errors;
};

std::optional<FundTime> TimeOf(const Visit& visit) {
  Takes matter = Takes::kOwn;
  const auto name = visit.request.path_values.find("sag");
  if (name == visit.request.path_values.end() || !FromName(name->second, matter)) return std::nullopt;
  const auto times = visit.Read([](sql::Reader& reader) { return ListFundTimes(reader); });
  const auto found =
      std::find_if(times.begin(), times.end(), [&](const FundTime& one) { return one.matter == matter; });
  return found == times.end() ? std::nullopt : std::optional(*found);
}

http::Response Show(const Visit& visit, const FundTimeForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = PlanFrame(visit, WordOf(form.time.matter, t), "calendars");
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {std::string(t("Meeting calendars")), "/plan/kalendere"});
  const auto amount = [&](const char* name, std::string_view label, const std::string& value) {
    return TextField({.name = name,
                      .label = std::string(label),
                      .value = value,
                      .error = form.errors.At(name),
                      .width = FieldWidth::kShort},
                     t, InputKind::kNumber);
  };
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(form.errors.summary, t), Heading({.title = frame.title}),
           P(t("Steps that take as long as this follow what stands here, in all plans.")),
           RenderForm(
               {.address = AddressOf(form.time.matter), .csrf = visit.csrf()},
               Join(amount("mindst", t("Takes at least"), form.least), amount("hoejst", t("Takes at most"), form.most),
                    SelectField({.name = "enhed",
                                 .label = std::string(t("Counted in")),
                                 .value = std::string(ToName(form.time.unit)),
                                 .width = FieldWidth::kHalf},
                                {{"workdays", std::string(t("working days")), ""},
                                 {"days", std::string(t("days")), ""},
                                 {"weeks", std::string(t("weeks")), ""},
                                 {"months", std::string(t("months")), ""}},
                                t),
                    TextField(
                        {.name = "kilde", .label = std::string(t("Where that stands")), .value = form.time.source}, t),
                    SubmitButton(t("Save"), ButtonLook::kPrimary)))));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response FundTimePage(const Visit& visit) {
  const auto time = TimeOf(visit);
  if (!time) return visit.NotFound();
  return Show(visit, {*time, std::to_string(time->least), std::to_string(time->most), {}});
}

http::Response TakeFundTime(const Visit& visit) {
  const auto stored = TimeOf(visit);
  if (!stored) return visit.NotFound();
  FundTimeForm form{*stored, TypedText(visit, "mindst"), TypedText(visit, "hoejst"), {}};
  form.time.least = ParseCount<int>(form.least).value_or(-1);
  form.time.most = ParseCount<int>(form.most).value_or(-1);
  if (!FromName(TypedText(visit, "enhed"), form.time.unit)) form.time.unit = SpanUnit::kMonths;
  form.time.source = TypedText(visit, "kilde");
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutFundTime(transaction, form.time); });
  if (put) return visit.Done("/plan/kalendere", visit.t("It is saved."));
  form.errors.Add(form.time.least < 0 ? "mindst" : "hoejst", put.error(), visit.t);
  return Show(visit, form);
}

}  // namespace

Html FundTimesBlock(const Visit& visit) {
  const Texts& t = visit.t;
  DataTable table;
  table.caption = t("How long the fund takes");
  table.columns = {{std::string(t("What"))}, {std::string(t("Takes"))}, {std::string(t("Where that stands"))}};
  for (const FundTime& one : visit.Read([](sql::Reader& reader) { return ListFundTimes(reader); })) {
    table.rows.push_back(
        {A(Href(AddressOf(one.matter)), WordOf(one.matter, t)),
         Text(one.most > 0 ? SpanWords({one.least, one.most, one.unit}, t) : std::string(t("not known"))),
         Text(one.source.empty() ? std::string("–") : one.source)});
  }
  return Block(t("The fund"), RenderTable(table));
}

std::vector<http::Route> FundTimeRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/plan/kalendere/fond/{sag}", page(FundTimePage)},
          {Method::kPost, "/plan/kalendere/fond/{sag}", page(TakeFundTime)}};
}

}  // namespace tovholder::plan
