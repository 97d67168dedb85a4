// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "areas/area_change.h"
#include "areas/area_history_store.h"
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/form_parts.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// The area of the form with the bodies it may lie in.
struct AreaEditing {
  AreaBook book;
  std::vector<AreaChange> changes;
  HousingArea area;
  std::string from_date;  // as it is typed
  std::string to_date;
};

std::vector<Choice> MunicipalityChoices(const AreaBook& book, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("none")), ""}};
  for (const people::Body& body : book.bodies) {
    if (body.kind == people::BodyKind::kMunicipality) {
      choices.push_back({std::to_string(body.id.value), body.name, ""});
    }
  }
  return choices;
}

http::Response ShowAreaForm(const Visit& visit, const AreaEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const HousingArea& area = editing.area;
  const bool known = static_cast<bool>(area.id);
  PageFrame frame = AreaFrame(visit, known ? t("Change the area") : t("New area"), "areas");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}};
  if (known) frame.breadcrumb.push_back({editing.book.NameOf(area.id), AddressOf(area.id)});
  frame.breadcrumb.push_back({frame.title, ""});
  const Html fields =
      Join(TextField({.name = "name",
                      .label = std::string(t("Name of the area")),
                      .value = area.name,
                      .error = errors.At("name"),
                      .need = Need::kRequired},
                     t),
           SelectField({.name = "municipality",
                        .label = std::string(t("Municipality")),
                        .value = area.municipality ? std::to_string(area.municipality->value) : std::string(),
                        .error = errors.At("municipality"),
                        .width = FieldWidth::kHalf},
                       MunicipalityChoices(editing.book, t), t),
           TextArea({.name = "about",
                     .label = std::string(t("About the area")),
                     .value = area.about,
                     .help = std::string(t("Everybody can read it. Markdown: **bold**, lists with “-”, links."))},
                    t),
           DayField({.name = "from_date",
                     .label = std::string(t("There since")),
                     .value = editing.from_date,
                     .help = std::string(t("Leave it empty where it has always been there.")),
                     .error = errors.At("from_date")},
                    t),
           DayField({.name = "to_date",
                     .label = std::string(t("There until")),
                     .value = editing.to_date,
                     .help = std::string(t("The last day, where it was split, merged or is an area no more.")),
                     .error = errors.At("to_date")},
                    t),
           SubmitButton(t("Save"), ButtonLook::kPrimary));
  return FormPage(visit, frame, {.title = frame.title}, errors,
                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, fields));
}

// Nothing where the address names an area that is not there.
std::optional<AreaEditing> LoadAreaEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<AreaEditing> {
    AreaEditing editing{LoadAreas(reader), ListAreaChanges(reader), {}, {}, {}};
    if (!visit.request.path_values.contains("id")) return editing;
    const HousingArea* known = editing.book.Find(HousingAreaId{visit.request.PathNumber("id").value_or(0)});
    if (known == nullptr) return std::nullopt;
    editing.area = *known;
    editing.from_date = WriteDay(known->from_date, visit.t);
    editing.to_date = WriteDay(known->to_date, visit.t);
    return editing;
  });
}

http::Response AreaForm(const Visit& visit) {
  auto editing = LoadAreaEditing(visit);
  if (!editing) return visit.NotFound();
  const auto& bodies = editing->book.bodies;
  const auto is_municipality = [](const auto& one) { return one.kind == people::BodyKind::kMunicipality; };
  const auto own = std::find_if(bodies.begin(), bodies.end(), is_municipality);
  if (!editing->area.id && std::count_if(bodies.begin(), bodies.end(), is_municipality) == 1) {
    editing->area.municipality = own->id;
  }
  return ShowAreaForm(visit, *editing, {});
}

http::Response TakeAreaForm(const Visit& visit) {
  auto editing = LoadAreaEditing(visit);
  if (!editing) return visit.NotFound();
  HousingArea& area = editing->area;
  area.name = CollapseSpace(visit.request.Form("name"));
  area.about = std::string(Trim(visit.request.Form("about")));
  const auto municipality = visit.request.FormNumber("municipality");
  area.municipality = municipality ? std::optional(people::BodyId{*municipality}) : std::nullopt;
  editing->from_date = CollapseSpace(visit.request.Form("from_date"));
  editing->to_date = CollapseSpace(visit.request.Form("to_date"));
  FieldErrors errors;
  ReadDay(editing->from_date, "from_date", area.from_date, errors);
  ReadDay(editing->to_date, "to_date", area.to_date, errors);
  errors.merge(CheckArea(editing->book, area));
  errors.merge(CheckLifeSpan(editing->book, editing->changes, area));
  if (!errors.empty()) return ShowAreaForm(visit, *editing, ErrorsOf(errors, visit.t));
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutArea(transaction, area); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(area.id), visit.t("The area is saved."));
}

}  // namespace

std::vector<http::Route> AreaFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/omraader/ny", guard(AreaForm)},
          {Method::kPost, "/omraader/ny", guard(TakeAreaForm)},
          {Method::kGet, "/omraader/{id}/ret", guard(AreaForm)},
          {Method::kPost, "/omraader/{id}/ret", guard(TakeAreaForm)}};
}

}  // namespace tovholder::areas
