// SPDX-License-Identifier: EUPL-1.2
#include <tuple>

#include "areas/area_history_store.h"
#include "areas/area_pages.h"
#include "areas/area_parts.h"
#include "areas/area_slots.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "people/structure_view.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

bool EditsAreas(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

Html AssociationLinks(const std::vector<AssociationShare>& shares) {
  Html links;
  for (const AssociationShare& share : shares) {
    if (!links.empty()) links.AppendText(", ");
    links.Append(A(Href(AssociationAddress(share.association)), share.name));
  }
  return links.empty() ? Text("–") : Span(links);
}

Html AreaTable(const AreaBook& book, const std::vector<HousingArea>& listed, Date today, std::string_view caption,
               const Texts& t) {
  DataTable table{.caption = std::string(caption),
                  .columns = {{std::string(t("Area"))},
                              {std::string(t("Housing associations"))},
                              {std::string(t("Sections")), Align::kFigures},
                              {std::string(t("Households")), Align::kFigures}}};
  table.rows.reserve(listed.size());
  for (const HousingArea& area : listed) {
    const auto shares = SharesOf(book, area.id, today);
    const auto sections = SectionsOf(shares);
    const std::string span = Exists(area, today) ? "" : people::FormatSpan(area.from_date, area.to_date, t);
    table.rows.push_back({Join(A(Href(AddressOf(area.id)), area.name),
                               When(!span.empty(), [&] { return Join(" ", Span(Class("hint"), span)); })),
                          AssociationLinks(shares), Text(FormatNumber(std::ssize(sections), t.language())),
                          Text(FormatNumber(SumOfHouseholds(sections), t.language()))});
  }
  return RenderTable(table);
}

std::vector<areas::Section> SectionsOwnedBy(const AreaBook& book, people::BodyId association, Date today) {
  std::vector<areas::Section> owned;
  for (const areas::Section& one : book.sections) {
    if (one.association == association && Exists(one, today)) owned.push_back(one);
  }
  return owned;
}

Html AssociationTable(const AreaBook& book, Date today, const Texts& t) {
  DataTable table{.caption = std::string(t("Housing associations")),
                  .columns = {{std::string(t("Housing association"))},
                              {std::string(t("CVR number"))},
                              {std::string(t("Sections")), Align::kFigures},
                              {std::string(t("Households")), Align::kFigures}}};
  for (const people::Body& body : book.bodies) {
    if (body.kind != people::BodyKind::kHousingAssociation) continue;
    const auto owned = SectionsOwnedBy(book, body.id, today);
    const std::string cvr = book.FactsOf(body.id).cvr;
    table.rows.push_back({A(Href(AssociationAddress(body.id)), body.name),
                          Text(cvr.empty() ? std::string_view("–") : cvr),
                          Text(FormatNumber(std::ssize(owned), t.language())),
                          Text(FormatNumber(SumOfHouseholds(owned), t.language()))});
  }
  return table.rows.empty() ? Html() : Block(t("Housing associations"), RenderTable(table));
}

// Areas that are gone, or not there yet, folded.
Html AreasOfAnotherTime(const AreaBook& book, Date today, const Texts& t) {
  const auto others = AreasOfOtherDays(book, today);
  if (others.empty()) return {};
  return Disclosure(t.Plural("{n} area of another time", "{n} areas of another time", std::ssize(others)),
                    AreaTable(book, others, today, t("Areas of another time"), t));
}

Html MapOfAll(const AreaBook& book, const std::vector<Perimeter>& perimeters, Date today, const Texts& t) {
  const AreaMap map{std::string(t("The areas seen from above. The same names stand in the table.")),
                    MapAreasOf(book, AreasOn(book, today), perimeters, today), AreaMap::Extent::kAll};
  return RenderMap(map, t);
}

// Sections that belong to an association and lie in none of the areas.
Html OutsideBlock(const Visit& visit, const AreaBook& book) {
  const auto sections = SectionsOf(SharesOf(book, std::nullopt, visit.today()));
  if (sections.empty()) return {};
  const Texts& t = visit.t;
  return Block(t("Sections in no area"),
               SectionTable(visit, book, t("Sections in no area"), sections, AreaColumn::kNo));
}

PageHeading ListHeading(const Visit& visit, const AreaBook& book) {
  const Texts& t = visit.t;
  PageHeading heading{.title = std::string(t("Areas"))};
  if (!book.areas.empty()) {
    std::vector<areas::Section> sections;
    for (const areas::Section& one : book.sections) {
      if (one.area && Exists(one, visit.today())) sections.push_back(one);
    }
    heading.facts = {Text(t.Plural("{n} area", "{n} areas", std::ssize(AreasOn(book, visit.today())))),
                     Text(CountSections(sections, t)), Text(CountHouseholds(SumOfHouseholds(sections), t))};
  }
  if (EditsAreas(visit)) {
    heading.primary = ButtonLink(t("New area"), "/omraader/ny", ButtonLook::kPrimary);
    heading.others = {ButtonLink(t("New section"), "/afdelinger/ny", ButtonLook::kQuiet),
                      ButtonLink(t("Import sections"), "/omraader/afdelinger", ButtonLook::kQuiet)};
  }
  if (!book.sections.empty()) {
    heading.others.push_back(
        ButtonLink(t("Sections as a table (CSV)"), "/omraader/afdelinger.csv", ButtonLook::kQuiet));
  }
  return heading;
}

}  // namespace

http::Response ShowAreas(const Visit& visit, const AreaSlots& slots) {
  const Texts& t = visit.t;
  const auto [book, perimeters, beside] = visit.Read([&](sql::Reader& reader) {
    return std::tuple(LoadAreas(reader), ListPerimeters(reader),
                      slots.beside_list ? slots.beside_list(reader, visit) : Html());
  });
  PageFrame frame = AreaFrame(visit, t("Areas"), "areas");
  frame.robots = PageFrame::Robots::kIndex;
  frame.styles = {kAreaStyle};
  const Html nothing =
      EmptyState(EditsAreas(visit) ? t("No area is described yet. Begin with the name of the first; its "
                                       "sections can be imported as a table.")
                                   : t("No area is described yet."));
  const Html areas = Join(AreaTable(book, AreasOn(book, visit.today()), visit.today(), t("Areas"), t),
                          MapOfAll(book, perimeters, visit.today(), t), AreasOfAnotherTime(book, visit.today(), t));
  return visit.Page(frame,
                    Join(Heading(ListHeading(visit, book)), book.areas.empty() ? nothing : areas,
                         OutsideBlock(visit, book), AssociationTable(book, visit.today(), t)),
                    beside);
}

}  // namespace tovholder::areas
