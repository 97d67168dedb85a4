// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_view.h"
#include "base/danish_date.h"
#include "contingency/circle.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/incident_store.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// What the form holds, as it was typed.
struct TypedIncident {
  std::string area, happened_on, happened_at, kind, kind_text, place, cost, follow_up, note;
};

struct IncidentEditing {
  Incident incident;
  std::vector<areas::HousingArea> areas;  // where the viewer may act
};

TypedIncident TypedIncidentBy(const Visit& visit) {
  return {TypedLine(visit, "area"), TypedLine(visit, "happened_on"), TypedLine(visit, "happened_at"),
          TypedLine(visit, "kind"), TypedLine(visit, "kind_text"),   TypedLine(visit, "place"),
          TypedLine(visit, "cost"), TypedLine(visit, "follow_up"),   TypedLines(visit, "note")};
}

TypedIncident TypedFromIncident(const Incident& one, const Texts& t) {
  return {std::to_string(one.area.value),
          FormatDay(one.happened_on, DayForm::kLong, t.language()),
          one.happened_at ? FormatIso(*one.happened_at) : std::string(),
          std::string(ToName(one.kind)),
          one.kind_text,
          one.place,
          one.cost_oere ? FormatDanish(Money{*one.cost_oere}) : std::string(),
          one.follow_up,
          one.note};
}

std::vector<Choice> AreasToChoose(const std::vector<areas::HousingArea>& areas, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Choose an area")), ""}};
  for (const areas::HousingArea& area : areas) choices.push_back({std::to_string(area.id.value), area.name, ""});
  return choices;
}

std::vector<Choice> KindsToChoose(const Texts& t) {
  std::vector<Choice> choices;
  for (const IncidentKind kind : kIncidentKinds) {
    choices.push_back({std::string(ToName(kind)), WordOf(kind, t), ""});
  }
  return choices;
}

Field IncidentField(std::string_view name, std::string_view label, const std::string& value, const FormErrors& errors,
                    FieldWidth width = FieldWidth::kFull) {
  return {
      .name = std::string(name), .label = std::string(label), .value = value, .error = errors.At(name), .width = width};
}

Html MomentFields(const TypedIncident& typed, const FormErrors& errors, const Texts& t) {
  Field day = IncidentField("happened_on", t("Day"), typed.happened_on, errors, FieldWidth::kHalf);
  day.need = Need::kRequired;
  const Result<Date> read = ParseDate(typed.happened_on);
  Field time = IncidentField("happened_at", t.In("contingency", "Time"), typed.happened_at, errors, FieldWidth::kShort);
  time.help = t("Where it is known: 22.15.");
  return Join(DateField(day, read ? FormatDay(*read, DayForm::kFull, t.language()) : std::string(), t),
              TextField(time, t));
}

Html IncidentFields(const IncidentEditing& editing, const TypedIncident& typed, const FormErrors& errors,
                    const Texts& t) {
  Field area = IncidentField("area", t("Area"), typed.area, errors, FieldWidth::kHalf);
  area.need = Need::kRequired;
  Field words = IncidentField("kind_text", t("In a few words"), typed.kind_text, errors);
  words.help = t("For example “broken windows in the laundry”.");
  Field place = IncidentField("place", t("Place"), typed.place, errors);
  place.need = Need::kRequired;
  place.help = t("Not so exact that somebody's home can be told.");
  Field cost = IncidentField("cost", t("Cost"), typed.cost, errors, FieldWidth::kHalf);
  cost.help = t("In kroner, where it is known: 12.500.");
  Field follow_up = IncidentField("follow_up", t("Who follows up"), typed.follow_up, errors);
  follow_up.help = t("An organization or a role.");
  return Join(SelectField(area, AreasToChoose(editing.areas, t), t), MomentFields(typed, errors, t),
              SelectField(IncidentField("kind", t("Kind"), typed.kind, errors, FieldWidth::kHalf), KindsToChoose(t), t),
              TextField(words, t), TextField(place, t), TextField(cost, t), TextField(follow_up, t),
              TextArea(IncidentField("note", t("Note"), typed.note, errors), t, 4),
              SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowIncidentForm(const Visit& visit, const IncidentEditing& editing, const TypedIncident& typed,
                                const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool known = static_cast<bool>(editing.incident.id);
  PageFrame frame = areas::AreaFrame(visit, known ? t("Change the incident") : t("Register an incident"), "incidents");
  frame.breadcrumb = {{std::string(t("Incidents")), "/haendelser"}, {frame.title, ""}};
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                  RenderNotice({Tone::kInfo,
                                std::string(t("Write no names, no home addresses and nothing else by which a "
                                              "person can be told. The register is shared.")),
                                std::string(t("Name no persons"))},
                               t),
                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                             IncidentFields(editing, typed, errors, t))));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

// Nothing where the address names an incident that the viewer may not see.
std::optional<IncidentEditing> LoadIncidentEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<IncidentEditing> {
    IncidentEditing editing{{}, ListAreasToActIn(reader, visit.viewer)};
    if (!visit.request.path_values.contains("id")) return editing;
    const IncidentId id{visit.request.PathNumber("id").value_or(0)};
    const auto found = FindIncident(reader, visit.viewer, id);
    if (!found) return std::nullopt;
    editing.incident = *found;
    return editing;
  });
}

bool MayWrite(const Visit& visit, const IncidentEditing& editing) {
  if (visit.viewer.MayRead(people::Access::kSecretary)) return true;
  return !editing.areas.empty();
}

http::Response IncidentForm(const Visit& visit) {
  auto editing = LoadIncidentEditing(visit);
  if (!editing) return visit.NotFound();
  if (!MayWrite(visit, *editing)) return TurnAwayFrom(visit);
  if (editing->incident.id) {
    return ShowIncidentForm(visit, *editing, TypedFromIncident(editing->incident, visit.t), {});
  }
  TypedIncident typed;
  typed.area = std::string(visit.request.Query("omraade"));
  typed.happened_on = FormatDay(visit.today(), DayForm::kLong, visit.language());
  return ShowIncidentForm(visit, *editing, typed, {});
}

template <class Value, class Parse>
std::optional<Value> ReadTyped(const std::string& text, const std::string& field, Parse&& parse, FieldErrors& wrong) {
  if (text.empty()) return std::nullopt;
  const Result<Value> value = parse(text);
  if (!value) wrong.insert({field, value.error()});
  return value ? std::optional(*value) : std::nullopt;
}

FieldErrors ReadIncident(const Visit& visit, const IncidentEditing& editing, const TypedIncident& typed,
                         Incident& incident) {
  FieldErrors wrong;
  incident.area = areas::HousingAreaId{visit.request.FormNumber("area").value_or(0)};
  const Result<Date> day = ParseDate(typed.happened_on);
  if (!day) wrong.insert({"happened_on", day.error()});
  incident.happened_on = day.value_or(visit.today());
  incident.happened_at = ReadTyped<TimeOfDay>(typed.happened_at, "happened_at", ParseTime, wrong);
  FromName(typed.kind, incident.kind);
  incident.kind_text = typed.kind_text;
  incident.place = typed.place;
  const auto cost = ReadTyped<Money>(typed.cost, "cost", ParseMoney, wrong);
  incident.cost_oere = cost ? std::optional(cost->oere) : std::nullopt;
  incident.follow_up = typed.follow_up;
  incident.note = typed.note;
  for (const auto& [field, error] : CheckIncident(incident, editing.areas, visit.office().clock())) {
    wrong.insert({field == "closed" ? "happened_on" : field, error});
  }
  return wrong;
}

http::Response TakeIncident(const Visit& visit) {
  auto editing = LoadIncidentEditing(visit);
  if (!editing) return visit.NotFound();
  if (!MayWrite(visit, *editing)) return TurnAwayFrom(visit);
  const TypedIncident typed = TypedIncidentBy(visit);
  const FormErrors errors = ErrorsOf(ReadIncident(visit, *editing, typed, editing->incident), visit.t);
  if (!errors.summary.empty()) return ShowIncidentForm(visit, *editing, typed, errors);
  const auto put = visit.Write(
      [&](sql::Transaction& transaction) { return PutIncident(transaction, visit.viewer, editing->incident); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(editing->incident.id), visit.t("The incident is registered."));
}

}  // namespace

std::vector<http::Route> IncidentFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  return {{Method::kGet, "/haendelser/ny", guard(IncidentForm)},
          {Method::kPost, "/haendelser/ny", guard(TakeIncident)},
          {Method::kGet, "/haendelser/{id}/ret", guard(IncidentForm)},
          {Method::kPost, "/haendelser/{id}/ret", guard(TakeIncident)}};
}

}  // namespace tovholder::contingency
