// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "areas/area_history_store.h"
#include "areas/area_view.h"
#include "areas/area_words.h"
#include "areas/form_parts.h"
#include "areas/list_store.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

bool EditsPast(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

std::string SectionsIn(const AreaBook& book, HousingAreaId area, Date day) {
  std::vector<std::string> names;
  for (const areas::Section& one : book.sections) {
    if (one.area == area && Exists(one, day)) names.push_back(TitleOf(one));
  }
  return tovholder::Join(names, ", ");
}

Html PlaceLinks(const Shape& shape, const Texts& t) {
  const Point middle = MiddleOf(shape);
  const std::string latitude = fmt::format("{:.5f}", middle.latitude);
  const std::string longitude = fmt::format("{:.5f}", middle.longitude);
  return Join(
      A(Href("https://www.openstreetmap.org/?mlat=" + latitude + "&mlon=" + longitude + "#map=16/" + latitude + "/" +
             longitude),
        t("See the place on OpenStreetMap")),
      " · ",
      A(Href("https://www.google.com/maps/search/?api=1&query=" + latitude + "," + longitude), t("on Google Maps")));
}

// The areas of the same municipality that are there today, and the area itself.
std::vector<HousingArea> Neighbours(const AreaBook& book, const HousingArea& area, Date day) {
  std::vector<HousingArea> neighbours;
  for (const HousingArea& one : book.areas) {
    if (one.id == area.id || (one.municipality == area.municipality && Exists(one, day))) neighbours.push_back(one);
  }
  return neighbours;
}

Html MapFacts(const Visit& visit, const Perimeter& perimeter, const Shape& shape) {
  const Texts& t = visit.t;
  std::vector<Fact> facts{{std::string(t("Size")), Text(FormatArea(SquareMetres(shape), t))}};
  if (perimeter.from_date) facts.push_back({std::string(t("Outline since")), Text(WriteDay(perimeter.from_date, t))});
  if (!perimeter.source.empty()) facts.push_back({std::string(t("Source")), SourceLink(perimeter.source)});
  facts.push_back({std::string(t("Elsewhere")), PlaceLinks(shape, t)});
  return FactList(facts);
}

Html AmongOthers(AreaMap map, const HousingArea& area, const Texts& t) {
  if (map.areas.size() < 2) return {};
  map.extent = AreaMap::Extent::kAll;
  map.label =
      t("{area} among the areas of the municipality. The same names stand in the list below.", {{"area", area.name}});
  const Html names = Each(map.areas, [&](const MapArea& one) {
    return Li(A(Href(one.address), one.name),
              When(!one.about.empty(), [&] { return Span(Class("hint"), " " + one.about); }));
  });
  return Disclosure(t("Where it lies in the municipality"), Join(RenderMap(map, t), Ul(names)));
}

Html YearsCell(YearsInherited years, const Texts& t) {
  if (years != YearsInherited::kUnsettled) return Text(YearsWord(years, t));
  return Join(Badge(t("Not settled"), Tone::kAttention), " ", Span(Class("hint"), t("The law does not say it.")));
}

Html ChangeTable(const Visit& visit, const AreaBook& book, const HousingArea& area, std::string_view caption,
                 const std::vector<AreaChange>& changes) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(caption),
                  .columns = {{std::string(t("Area"))},
                              {std::string(t("What happened"))},
                              {std::string(t("Day"))},
                              {std::string(t("Years on a list"))},
                              {std::string(t("Why"))}}};
  table.rows.reserve(changes.size());
  for (const AreaChange& one : changes) {
    const HousingAreaId other = one.before == area.id ? one.after : one.before;
    const std::string kind = KindWord(one.kind, t);
    const std::string form = AddressOf(area.id) + "/aendring?aendring=" + std::to_string(one.id.value);
    table.rows.push_back({A(Href(AddressOf(other)), book.NameOf(other)),
                          EditsPast(visit) ? A(Href(form), kind) : Text(kind), Text(WriteDay(one.day, t)),
                          YearsCell(one.years, t), Text(one.note.empty() ? std::string_view("–") : one.note)});
  }
  return Join(H3(caption), RenderTable(table));
}

}  // namespace

AreaPast LoadPast(sql::Reader& reader) { return {ListAreaChanges(reader), ListPerimeters(reader), LoadLists(reader)}; }

std::vector<MapArea> MapAreasOf(const AreaBook& book, const std::vector<HousingArea>& areas,
                                const std::vector<Perimeter>& perimeters, Date day) {
  std::vector<MapArea> drawn;
  for (const HousingArea& one : areas) {
    const Perimeter* perimeter = PerimeterOn(perimeters, one.id, day);
    if (perimeter == nullptr) continue;
    auto shape = ParsePerimeter(perimeter->geometry);
    if (shape) drawn.push_back({one.name, AddressOf(one.id), SectionsIn(book, one.id, day), std::move(*shape)});
  }
  return drawn;
}

Html WhereBlock(const Visit& visit, const AreaBook& book, const AreaPast& past, const HousingArea& area) {
  const Texts& t = visit.t;
  const Perimeter* perimeter = PerimeterOn(past.perimeters, area.id, visit.today());
  const Html edit =
      When(EditsPast(visit), [&] { return A(Href(AddressOf(area.id) + "/kort"), t("Change the outline")); });
  if (perimeter == nullptr) {
    if (!EditsPast(visit)) return {};
    return Block(t("Where it lies"), EmptyState(t("No outline is known yet."),
                                                A(Href(AddressOf(area.id) + "/kort"), t("Add the outline"))));
  }
  AreaMap map{t("{area} and what lies near, seen from above.", {{"area", area.name}}),
              MapAreasOf(book, Neighbours(book, area, visit.today()), past.perimeters, visit.today()),
              AreaMap::Extent::kHighlighted};
  Shape own;
  for (MapArea& one : map.areas) {
    if (one.address != AddressOf(area.id)) continue;
    one.look = MapArea::Look::kHighlighted;
    own = one.shape;
  }
  const Html near = RenderMap(map, t);
  return Block(t("Where it lies"), Join(near, MapFacts(visit, *perimeter, own), AmongOthers(std::move(map), area, t)),
               edit);
}

Html LineageBlock(const Visit& visit, const AreaBook& book, const AreaPast& past, const HousingArea& area) {
  const Texts& t = visit.t;
  const auto into = ChangesInto(past.changes, area.id);
  const auto out_of = ChangesOutOf(past.changes, area.id);
  if (into.empty() && out_of.empty()) return {};
  return Block(t("What it came from and became"),
               Join(When(!into.empty(), [&] { return ChangeTable(visit, book, area, t("Comes from"), into); }),
                    When(!out_of.empty(), [&] { return ChangeTable(visit, book, area, t("Became"), out_of); })));
}

Html ListsBlock(const Visit& visit, const AreaPast& past, const HousingArea& area) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(t("On the lists")),
                  .columns = {{std::string(t("List"))}, {std::string(t("As what"))}, {std::string(t("Source"))}}};
  for (const PublishedList& list : past.lists.lists) {
    for (const ListMembership& one : past.lists.MembersOf(list.id)) {
      if (one.area != area.id) continue;
      const bool on = IsOn(ClassOf(list, one.classification));
      table.rows.push_back(
          {Join(A(Href(AddressOf(list)), YearWord(list, t)),
                When(list.kind == ListKind::kPolice,
                     [&] { return Join(" ", Span(Class("hint"), KindWord(list.kind, t))); })),
           on ? Text(one.classification) : Join(Badge(t("Off the list"), Tone::kNeutral), " ", one.classification),
           one.source.empty() ? Text("–") : SourceLink(one.source)});
    }
  }
  if (table.rows.empty()) return {};
  return Block(t("On the lists"),
               Join(RenderTable(table),
                    P(Class("hint"), t("As the lists were published, as far as they are known by name. A year that "
                                       "is not here is not known to be without the area."))),
               A(Href("/omraader/lister"), t("All lists")));
}

}  // namespace tovholder::areas
