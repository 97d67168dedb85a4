// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "areas/area_store.h"
#include "areas/area_view.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "people/typed_text.h"
#include "standing/duty_store.h"
#include "standing/standing_pages.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// The form as it is typed, by field.
using DutyText = std::map<std::string, std::string>;
constexpr const char* kDutyFields[] = {"title", "law", "since_list", "due",       "most_percent",
                                       "whole", "now", "source",     "fulfilled", "note"};

struct DutyEditing {
  areas::HousingArea area;
  Duty duty;
};

DutyText WriteDuty(const Duty& duty, const Texts& t) {
  const auto count = [](const auto& number) { return number ? std::to_string(*number) : std::string(); };
  const auto day = [&](const std::optional<Date>& date) {
    return date ? FormatDay(*date, DayForm::kLong, t.language()) : std::string();
  };
  return {{"title", duty.title},
          {"law", duty.law},
          {"since_list", count(duty.since_list)},
          {"due", day(duty.due)},
          {"most_percent", duty.most_percent ? FormatDecimal(*duty.most_percent, t.language()) : std::string()},
          {"whole", count(duty.whole)},
          {"now", count(duty.now)},
          {"source", duty.source},
          {"fulfilled", day(duty.fulfilled)},
          {"note", duty.note}};
}

DutyText TypedDuty(const Visit& visit) {
  DutyText text;
  for (const char* field : kDutyFields) text[field] = people::TypedLine(visit, field);
  text["note"] = people::TypedLines(visit, "note");
  return text;
}

// Puts what was typed into the duty; what cannot be read is told beside its field.
struct DutyReading {
  const DutyText& text;
  FormErrors& errors;
  const Texts& t;

  template <class Number>
  std::optional<Number> Count(const char* field) const {
    const std::string typed = ReplaceAll(text.at(field), ".", "");
    if (typed.empty()) return std::nullopt;
    const auto number = ParseCount<Number>(typed);
    if (!number) errors.Add(field, {"base.no_number", {{"text", text.at(field)}}}, t);
    return number;
  }
  std::optional<Date> Day(const char* field) const {
    if (text.at(field).empty()) return std::nullopt;
    const auto date = ParseDate(text.at(field));
    if (!date) errors.Add(field, date.error(), t);
    return date ? std::optional(*date) : std::nullopt;
  }
  std::optional<Decimal> Number(const char* field) const {
    if (text.at(field).empty()) return std::nullopt;
    const auto number = ParseTypedDecimal(text.at(field));
    if (!number) errors.Add(field, number.error(), t);
    return number ? std::optional(*number) : std::nullopt;
  }
};

void ReadDuty(const DutyText& text, Duty& duty, FormErrors& errors, const Texts& t) {
  const DutyReading read{text, errors, t};
  duty.title = text.at("title");
  duty.law = text.at("law");
  duty.since_list = read.Count<int>("since_list");
  duty.due = read.Day("due");
  duty.most_percent = read.Number("most_percent");
  duty.whole = read.Count<std::int64_t>("whole");
  duty.now = read.Count<std::int64_t>("now");
  duty.source = text.at("source");
  duty.fulfilled = read.Day("fulfilled");
  duty.note = text.at("note");
}

std::optional<DutyEditing> LoadDuty(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<DutyEditing> {
    auto area = areas::FindArea(reader, areas::HousingAreaId{visit.request.PathNumber("id").value_or(0)});
    if (!area) return std::nullopt;
    DutyEditing editing{*std::move(area), {}};
    editing.duty.area = editing.area.id;
    if (!visit.request.path_values.contains("pligt")) return editing;
    const auto duty = FindDuty(reader, DutyId{visit.request.PathNumber("pligt").value_or(0)});
    if (!duty || duty->area != editing.area.id) return std::nullopt;
    editing.duty = *duty;
    return editing;
  });
}

Html DutyFields(const DutyText& text, const FormErrors& errors, const Texts& t) {
  const auto field = [&](const char* name, std::string_view label, std::string_view help = {}) {
    return Field{.name = name,
                 .label = std::string(label),
                 .value = text.at(name),
                 .help = std::string(help),
                 .error = errors.At(name)};
  };
  const auto half = [](Field one) {
    one.width = FieldWidth::kHalf;
    return one;
  };
  Field title = field("title", t("What is owed"));
  title.need = Need::kRequired;
  return Join(TextField(title, t), TextField(half(field("law", t("Law"))), t),
              TextField(half(field("since_list", t("Came with the list of"),
                                   t("A year. The duty stays when the area leaves "
                                     "the list."))),
                        t),
              DateField(half(field("due", t("To be met no later than"))), "", t),
              TextField(half(field("most_percent", t("At most per cent"),
                                   t("Of the dwellings below: 40 for social family "
                                     "dwellings."))),
                        t),
              TextField(half(field("whole", t("Dwellings that count as 100 %"))), t),
              TextField(half(field("now", t("Dwellings today"))), t),
              TextField(field("source", t("Where the figures are from")), t),
              DateField(half(field("fulfilled", t("Met on"))), "", t), TextArea(field("note", t("Note")), t, 3),
              SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowDutyForm(const Visit& visit, const DutyEditing& editing, const DutyText& text,
                            const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = areas::AreaFrame(visit, editing.duty.id ? t("Change the duty") : t("New duty"), "areas");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"},
                      {editing.area.name, areas::AddressOf(editing.area.id)},
                      {frame.title, ""}};
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, DutyFields(text, errors, t)),
                  When(static_cast<bool>(editing.duty.id), [&] {
                    return RenderForm({.address = visit.request.path + "/fjern", .csrf = visit.csrf()},
                                      SubmitButton(t("Remove the duty"), ButtonLook::kQuiet));
                  })));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response DutyForm(const Visit& visit) {
  const auto editing = LoadDuty(visit);
  if (!editing) return visit.NotFound();
  return ShowDutyForm(visit, *editing, WriteDuty(editing->duty, visit.t), {});
}

http::Response TakeDutyForm(const Visit& visit) {
  auto editing = LoadDuty(visit);
  if (!editing) return visit.NotFound();
  const DutyText text = TypedDuty(visit);
  FormErrors errors;
  ReadDuty(text, editing->duty, errors, visit.t);
  for (const auto& [field, error] : CheckDuty(editing->duty, visit.today())) {
    if (errors.At(field).empty()) errors.Add(field, error, visit.t);
  }
  if (!errors.summary.empty()) return ShowDutyForm(visit, *editing, text, errors);
  const auto put =
      visit.Write([&](sql::Transaction& transaction) { return PutDuty(transaction, editing->duty, visit.today()); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(areas::AddressOf(editing->area.id), visit.t("The duty is saved."));
}

http::Response RemoveDuty(const Visit& visit) {
  const auto editing = LoadDuty(visit);
  if (!editing) return visit.NotFound();
  visit.Write([&](sql::Transaction& transaction) { DropDuty(transaction, editing->duty); });
  return visit.Done(areas::AddressOf(editing->area.id), visit.t("The duty is removed."));
}

}  // namespace

std::vector<http::Route> DutyRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/omraader/{id}/pligt/ny", guard(DutyForm)},
          {Method::kPost, "/omraader/{id}/pligt/ny", guard(TakeDutyForm)},
          {Method::kGet, "/omraader/{id}/pligt/{pligt}", guard(DutyForm)},
          {Method::kPost, "/omraader/{id}/pligt/{pligt}", guard(TakeDutyForm)},
          {Method::kPost, "/omraader/{id}/pligt/{pligt}/fjern", guard(RemoveDuty)}};
}

}  // namespace tovholder::standing
