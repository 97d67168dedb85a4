// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "areas/area_view.h"
#include "base/text.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"
#include "people/organization_store.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::TypedLine;
using people::Visit;

struct PlaceEditing {
  IndicatorBook book;
  Place place{{}, PlaceKind::kPool, std::nullopt, std::nullopt, ""};
  std::vector<areas::HousingAreaId> members;
};

std::string FormAddressOf(PlaceId id) { return "/noegletal/steder/" + std::to_string(id.value) + "/ret"; }

std::string AreaName(const IndicatorBook& book, areas::HousingAreaId id) {
  const auto found = std::find_if(book.areas.begin(), book.areas.end(), [&](const auto& one) { return one.id == id; });
  return found == book.areas.end() ? std::string() : found->name;
}

std::string MembersText(const IndicatorBook& book, const Place& place) {
  std::vector<std::string> names;
  for (const areas::HousingAreaId area : book.MembersOf(place.id)) names.push_back(AreaName(book, area));
  return names.empty() ? std::string("–") : tovholder::Join(names, ", ");
}

// What is called by itself can be called otherwise; areas and municipalities are named where they are kept.
bool IsNamedHere(const Place& place) { return !place.area && !place.municipality; }

Html PlaceName(const Visit& visit, const Place& place) {
  if (place.area) return A(Href(areas::AddressOf(*place.area)), place.name);
  if (place.municipality) return A(Href(areas::MunicipalityAddress(*place.municipality)), place.name);
  return MayWriteFigures(visit) ? A(Href(FormAddressOf(place.id)), place.name) : Text(place.name);
}

http::Response ShowPlaces(const Visit& visit) {
  const Texts& t = visit.t;
  const auto book = visit.Read(LoadIndicators);
  PageFrame frame = IndicatorFrame(visit, t("Places"));
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Indicators")), "/noegletal"}, {frame.title, ""}};
  PageHeading heading{.title = frame.title, .facts = {Text(t("What figures are of, and what they are compared with"))}};
  if (MayWriteFigures(visit)) {
    heading.primary = ButtonLink(t("New place"), "/noegletal/steder/ny", ButtonLook::kPrimary);
  }
  DataTable table{.caption = std::string(t("Places")),
                  .columns = {{std::string(t("Place"))},
                              {std::string(t.In("place", "Kind"))},
                              {std::string(t("Areas in it"))},
                              {std::string(t("Criteria"))}}};
  for (const Place& place : book.places) {
    const std::string what = "/noegletal/steder/" + std::to_string(place.id.value) + "/kriterier";
    table.rows.push_back({PlaceName(visit, place), Text(WordOf(place.kind, t)), Text(MembersText(book, place)),
                          A(Href(what), t("What do these figures say?"))});
  }
  const Html nothing = EmptyState(t("No place is known yet. The first observation of an area makes it one."));
  return visit.Page(frame, Join(Heading(heading), table.rows.empty() ? nothing : RenderTable(table)));
}

std::vector<Choice> KindChoices(const Texts& t) {
  std::vector<Choice> choices;
  for (const PlaceKind kind :
       {PlaceKind::kPool, PlaceKind::kMunicipality, PlaceKind::kRegion, PlaceKind::kCountry, PlaceKind::kOther}) {
    choices.push_back({std::string(ToName(kind)), WordOf(kind, t), ""});
  }
  return choices;
}

Html MemberField(const PlaceEditing& editing, const FormErrors& errors, const Texts& t) {
  std::vector<Choice> choices;
  choices.reserve(editing.book.areas.size());
  for (const areas::HousingArea& area : editing.book.areas) {
    choices.push_back({std::to_string(area.id.value), area.name, ""});
  }
  std::set<std::string> chosen;
  for (const areas::HousingAreaId area : editing.members) chosen.insert(std::to_string(area.value));
  return CheckboxField({.name = "members",
                        .label = std::string(t("Areas in it")),
                        .help = std::string(t("Only for several areas as one.")),
                        .error = errors.At("members")},
                       choices, chosen, t);
}

http::Response ShowPlaceForm(const Visit& visit, const PlaceEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = IndicatorFrame(visit, editing.place.id ? t("Change the place") : t("New place"));
  frame.breadcrumb = {
      {std::string(t("Indicators")), "/noegletal"}, {std::string(t("Places")), "/noegletal/steder"}, {frame.title, ""}};
  const Html fields =
      Join(TextField({.name = "name",
                      .label = std::string(t("Name of the place")),
                      .value = editing.place.name,
                      .help = std::string(t("For example “The rest of the municipality”, “Region Zealand”.")),
                      .error = errors.At("name"),
                      .need = Need::kRequired},
                     t),
           SelectField({.name = "kind",
                        .label = std::string(t.In("place", "Kind")),
                        .value = std::string(ToName(editing.place.kind)),
                        .help = std::string(t("A municipality that is known here by its name gets it from there.")),
                        .width = FieldWidth::kHalf},
                       KindChoices(t), t),
           MemberField(editing, errors, t), SubmitButton(t("Save"), ButtonLook::kPrimary));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                                         RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, fields)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

// Nothing where the address names a place that is not there, or is named elsewhere.
std::optional<PlaceEditing> LoadPlaceEditing(const Visit& visit) {
  PlaceEditing editing;
  editing.book = visit.Read(LoadIndicators);
  if (!visit.request.path_values.contains("id")) return editing;
  const Place* known = editing.book.Find(PlaceId{visit.request.PathNumber("id").value_or(0)});
  if (known == nullptr || !IsNamedHere(*known)) return std::nullopt;
  editing.place = *known;
  editing.members = editing.book.MembersOf(known->id);
  return editing;
}

http::Response PlaceForm(const Visit& visit) {
  const auto editing = LoadPlaceEditing(visit);
  if (!editing) return visit.NotFound();
  return ShowPlaceForm(visit, *editing, {});
}

// A municipality that is one of the house's bodies is that body.
Result<void> StorePlace(sql::Transaction& transaction, PlaceEditing& editing) {
  if (editing.place.kind == PlaceKind::kMunicipality && !editing.place.id) {
    const std::string key = people::BodyKey(people::BodyKind::kMunicipality, editing.place.name);
    for (const people::Body& body : people::ListBodies(transaction)) {
      if (body.kind != people::BodyKind::kMunicipality || body.folded != key) continue;
      editing.place.id = FindOrCreatePlace(transaction, body.id);
      return {};
    }
  }
  return PutPlace(transaction, editing.place, editing.members);
}

http::Response TakePlace(const Visit& visit) {
  auto editing = LoadPlaceEditing(visit);
  if (!editing) return visit.NotFound();
  editing->place.name = TypedLine(visit, "name");
  PlaceKind kind{};
  if (FromName(visit.request.Form("kind"), kind) && kind != PlaceKind::kArea) editing->place.kind = kind;
  editing->members.clear();
  for (const std::string_view one : visit.request.FormAll("members")) {
    editing->members.push_back(areas::HousingAreaId{ParseCount(one).value_or(0)});
  }
  FieldErrors wrong = CheckPlace(editing->book, editing->place);
  if (editing->place.kind == PlaceKind::kPool && editing->members.size() < 2) {
    wrong.insert({"members", Error{"indicators.no_members"}});
  }
  if (!wrong.empty()) return ShowPlaceForm(visit, *editing, ErrorsOf(wrong, visit.t));
  const auto put = visit.Write([&](sql::Transaction& transaction) { return StorePlace(transaction, *editing); });
  if (!put) return ShowPlaceForm(visit, *editing, ErrorsOf({{"members", put.error()}}, visit.t));
  return visit.Done("/noegletal/steder", visit.t("The place is saved."));
}

}  // namespace

std::vector<http::Route> PlaceRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/noegletal/steder", people::Guarded(office, people::Access::kEverybody, ShowPlaces)},
          {Method::kGet, "/noegletal/steder/ny", guard(PlaceForm)},
          {Method::kPost, "/noegletal/steder/ny", guard(TakePlace)},
          {Method::kGet, "/noegletal/steder/{id}/ret", guard(PlaceForm)},
          {Method::kPost, "/noegletal/steder/{id}/ret", guard(TakePlace)}};
}

}  // namespace tovholder::indicators
