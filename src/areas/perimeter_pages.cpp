// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_history_store.h"
#include "areas/area_map.h"
#include "areas/area_pages.h"
#include "areas/area_parts.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/form_parts.h"
#include "areas/upload.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::uint64_t kLargestForm = 4 * kMostPerimeterBytes;

struct PerimeterEditing {
  AreaBook book;
  HousingArea area;
  std::vector<Perimeter> known;
  std::string geojson;  // as they are typed
  std::string from_date;
  std::string source;
};

std::string OutlineAddress(HousingAreaId area) { return AddressOf(area) + "/kort"; }

std::optional<PerimeterEditing> LoadPerimeterEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<PerimeterEditing> {
    PerimeterEditing editing{LoadAreas(reader), {}, {}, {}, {}, {}};
    const HousingArea* area = editing.book.Find(HousingAreaId{visit.request.PathNumber("id").value_or(0)});
    if (area == nullptr) return std::nullopt;
    editing.area = *area;
    editing.known = ListPerimeters(reader, area->id);
    return editing;
  });
}

Html RemovePerimeterButton(const Visit& visit, const Perimeter& perimeter) {
  const Texts& t = visit.t;
  return PostButton({.label = std::string(t("Remove")),
                     .address = OutlineAddress(perimeter.area),
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kQuiet,
                     .values = {{"handling", "fjern"}, {"omrids", std::to_string(perimeter.id.value)}},
                     .consequence = std::string(t("The outline is removed; the log keeps it."))},
                    t);
}

Html KnownPerimeters(const Visit& visit, const PerimeterEditing& editing) {
  if (editing.known.empty()) return {};
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(t("Outlines")),
                  .columns = {{std::string(t("Outline since"))},
                              {std::string(t("Size")), Align::kFigures},
                              {std::string(t("Source"))},
                              {std::string(t("Remove"))}}};
  table.rows.reserve(editing.known.size());
  for (const Perimeter& one : editing.known) {
    const auto shape = ParsePerimeter(one.geometry);
    table.rows.push_back({Text(one.from_date ? WriteDay(one.from_date, t) : std::string(t("From the beginning"))),
                          Text(shape ? FormatArea(SquareMetres(*shape), t) : std::string("–")),
                          one.source.empty() ? Text("–") : SourceLink(one.source), RemovePerimeterButton(visit, one)});
  }
  AreaMap map{t("{area} and what lies near, seen from above.", {{"area", editing.area.name}}),
              MapAreasOf(editing.book, {editing.area}, editing.known, visit.today()), AreaMap::Extent::kAll};
  for (MapArea& one : map.areas) one.look = MapArea::Look::kHighlighted;
  return Block(t("Outlines"), Join(RenderMap(map, t), RenderTable(table)));
}

Html PerimeterFields(const PerimeterEditing& editing, const FormErrors& errors, const Texts& t) {
  const FileField file{.field = {.name = "fil",
                                 .label = std::string(t("Outline as a file (GeoJSON)")),
                                 .help = std::string(t("A Polygon or MultiPolygon in degrees (WGS 84), as map programs "
                                                       "save it. Holes are left out of the area.")),
                                 .error = errors.At("fil")},
                       .accept = ".geojson,.json"};
  return Join(FileDropZone(file, t),
              TextArea({.name = "geojson",
                        .label = std::string(t("or paste it")),
                        .value = editing.geojson,
                        .error = errors.At("geojson")},
                       t, 5),
              DayField({.name = "from_date",
                        .label = std::string(t("Outline since")),
                        .value = editing.from_date,
                        .help = std::string(t("From which day it holds. One of the same day takes the place of the one "
                                              "before; the newest is drawn.")),
                        .error = errors.At("from_date")},
                       t),
              TextField({.name = "source",
                         .label = std::string(t("Source")),
                         .value = editing.source,
                         .help = std::string(t("For example “Plandata”, or an address."))},
                        t),
              SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowPerimeterForm(const Visit& visit, const PerimeterEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = AreaFrame(visit, t("Where {area} lies", {{"area", editing.area.name}}), "areas");
  frame.styles = {kAreaStyle};
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"},
                      {editing.area.name, AddressOf(editing.area.id)},
                      {std::string(t("Outline")), ""}};
  const Html form =
      RenderForm({.address = OutlineAddress(editing.area.id), .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                 PerimeterFields(editing, errors, t));
  return FormPage(visit, frame, {.title = frame.title}, errors,
                  Join(KnownPerimeters(visit, editing), Block(t("New outline"), form)));
}

http::Response PerimeterForm(const Visit& visit) {
  const auto editing = LoadPerimeterEditing(visit);
  return editing ? ShowPerimeterForm(visit, *editing, {}) : visit.NotFound();
}

http::Response RemoveOutline(const Visit& visit, const PerimeterEditing& editing) {
  const tovholder::Id<Perimeter> id{visit.request.FormNumber("omrids").value_or(0)};
  for (const Perimeter& one : editing.known) {
    if (one.id != id) continue;
    visit.Write([&](sql::Transaction& transaction) { RemovePerimeter(transaction, one); });
    return visit.Done(OutlineAddress(editing.area.id), visit.t("The outline is removed."));
  }
  return visit.NotFound();
}

FieldErrors ReadOutline(const Visit& visit, PerimeterEditing& editing, Perimeter& perimeter) {
  editing.geojson = std::string(Trim(visit.request.Form("geojson")));
  editing.from_date = CollapseSpace(visit.request.Form("from_date"));
  editing.source = CollapseSpace(visit.request.Form("source"));
  const auto file = ReadUpload(visit.request);
  FieldErrors errors;
  perimeter.area = editing.area.id;
  perimeter.geometry = file ? file->bytes : editing.geojson;
  perimeter.source = editing.source;
  ReadDay(editing.from_date, "from_date", perimeter.from_date, errors);
  if (perimeter.geometry.empty()) {
    errors.insert({"fil", Error{"areas.no_perimeter"}});
    return errors;
  }
  const auto shape = ParsePerimeter(perimeter.geometry);
  if (!shape) errors.insert({file ? "fil" : "geojson", shape.error()});
  return errors;
}

http::Response TakePerimeterForm(const Visit& visit) {
  auto editing = LoadPerimeterEditing(visit);
  if (!editing) return visit.NotFound();
  if (visit.request.Form("handling") == "fjern") return RemoveOutline(visit, *editing);
  Perimeter perimeter;
  const FieldErrors errors = ReadOutline(visit, *editing, perimeter);
  if (!errors.empty()) return ShowPerimeterForm(visit, *editing, ErrorsOf(errors, visit.t));
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutPerimeter(transaction, perimeter); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(editing->area.id), visit.t("The outline is saved."));
}

}  // namespace

std::vector<http::Route> PerimeterRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/omraader/{id}/kort", guard(PerimeterForm)},
          {.method = Method::kPost,
           .pattern = "/omraader/{id}/kort",
           .handler = guard(TakePerimeterForm),
           .body_limit = kLargestForm}};
}

}  // namespace tovholder::areas
