// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_pages.h"

#include <algorithm>

#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/logged_records.h"
#include "html/markdown.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

bool MayEdit(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

std::vector<areas::Section> SectionsOf(const std::vector<AssociationShare>& shares) {
  std::vector<areas::Section> sections;
  for (const AssociationShare& share : shares) {
    sections.insert(sections.end(), share.sections.begin(), share.sections.end());
  }
  return sections;
}

Html AssociationLinks(const std::vector<AssociationShare>& shares) {
  Html links;
  for (const AssociationShare& share : shares) {
    if (!links.empty()) links.AppendText(", ");
    links.Append(A(Href(AssociationAddress(share.association)), share.name));
  }
  return links.empty() ? Text("–") : Span(links);
}

Html AreaTable(const AreaBook& book, Date today, const Texts& t) {
  DataTable table{.caption = std::string(t("Areas")),
                  .columns = {{std::string(t("Area"))},
                              {std::string(t("Housing associations"))},
                              {std::string(t("Sections")), Align::kFigures},
                              {std::string(t("Households")), Align::kFigures}}};
  for (const HousingArea& area : book.areas) {
    const auto shares = SharesOf(book, area.id, today);
    const auto sections = SectionsOf(shares);
    table.rows.push_back({A(Href(AddressOf(area.id)), area.name), AssociationLinks(shares),
                          Text(FormatNumber(std::ssize(sections), t.language())),
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
    heading.facts = {Text(t.Plural("{n} area", "{n} areas", std::ssize(book.areas))), Text(CountSections(sections, t)),
                     Text(CountHouseholds(SumOfHouseholds(sections), t))};
  }
  if (MayEdit(visit)) {
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

http::Response ShowAreas(const Visit& visit, const AreaSlots& slots) {
  const Texts& t = visit.t;
  const auto [book, beside] = visit.Read([&](sql::Reader& reader) {
    return std::pair(LoadAreas(reader), slots.beside_list ? slots.beside_list(reader, visit) : Html());
  });
  PageFrame frame = AreaFrame(visit, t("Areas"), "areas");
  frame.robots = PageFrame::Robots::kIndex;
  const Html nothing = EmptyState(MayEdit(visit) ? t("No area is described yet. Begin with the name of the first; its "
                                                     "sections can be imported as a table.")
                                                 : t("No area is described yet."));
  return visit.Page(
      frame,
      Join(Heading(ListHeading(visit, book)), book.areas.empty() ? nothing : AreaTable(book, visit.today(), t),
           OutsideBlock(visit, book), AssociationTable(book, visit.today(), t)),
      beside);
}

struct AreaView {
  HousingArea area;
  AreaBook book;
  Html above;
  Html below;
  Html beside;
  std::vector<sql::Change> changes;
};

std::optional<AreaView> LoadArea(sql::Reader& reader, const Visit& visit, const AreaSlots& slots) {
  const HousingAreaId id{visit.request.PathNumber("id").value_or(0)};
  auto area = FindArea(reader, id);
  if (!area) return std::nullopt;
  const auto filled = [&](const auto& slot) { return slot ? slot(reader, visit, id) : Html(); };
  AreaView view{std::move(*area),
                LoadAreas(reader),
                filled(slots.above_sections),
                filled(slots.below_sections),
                filled(slots.beside_area),
                {}};
  if (visit.viewer.MayRead(people::Access::kSecretary)) {
    view.changes = sql::ListChanges(reader, "housing_area", id.value);
  }
  return view;
}

PageHeading AreaHeading(const Visit& visit, const AreaView& view, const std::vector<areas::Section>& sections) {
  const Texts& t = visit.t;
  PageHeading heading{.title = view.area.name};
  if (view.area.municipality) {
    heading.facts.push_back(
        A(Href(MunicipalityAddress(*view.area.municipality)), view.book.NameOf(*view.area.municipality)));
  }
  heading.facts.push_back(Text(CountSections(sections, t)));
  heading.facts.push_back(Text(CountHouseholds(SumOfHouseholds(sections), t)));
  if (!MayEdit(visit)) return heading;
  heading.primary = ButtonLink(t("New section"), "/afdelinger/ny?omraade=" + std::to_string(view.area.id.value),
                               ButtonLook::kPrimary);
  heading.others = {ButtonLink(t("Change the area"), AddressOf(view.area.id) + "/ret", ButtonLook::kQuiet)};
  return heading;
}

Html ShareBlock(const Visit& visit, const AreaView& view, const AssociationShare& share) {
  const Texts& t = visit.t;
  const std::string sum = CountSections(share.sections, t) + ", " + CountHouseholds(SumOfHouseholds(share.sections), t);
  return Block(share.name, SectionTable(visit, view.book, share.name, share.sections, AreaColumn::kNo),
               Span(sum, " · ", A(Href(AssociationAddress(share.association)), t("About the association"))));
}

// Sections that are gone, or not there yet, folded.
Html OtherDays(const Visit& visit, const AreaView& view) {
  const auto others = SectionsOfOtherDays(view.book, view.area.id, visit.today());
  if (others.empty()) return {};
  const Texts& t = visit.t;
  return Disclosure(t.Plural("{n} section of another time", "{n} sections of another time", std::ssize(others)),
                    SectionTable(visit, view.book, t("Sections of another time"), others, AreaColumn::kNo));
}

http::Response ShowArea(const Visit& visit, const AreaSlots& slots) {
  const Texts& t = visit.t;
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadArea(reader, visit, slots); });
  if (!view) return visit.NotFound();
  PageFrame frame = AreaFrame(visit, view->area.name, "areas");
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {view->area.name, ""}};
  frame.scripts = slots.area_scripts;
  frame.styles = slots.area_styles;
  const auto shares = SharesOf(view->book, view->area.id, visit.today());
  const Html sections = shares.empty()
                            ? Block(t("Sections"), EmptyState(t("No section is entered in this area yet.")))
                            : Each(shares, [&](const auto& share) { return ShareBlock(visit, *view, share); });
  return visit.Page(
      frame,
      Join(Heading(AreaHeading(visit, *view, SectionsOf(shares))),
           When(!view->area.about.empty(), [&] { return RenderMarkdown(view->area.about, 2); }), view->above, sections,
           OtherDays(visit, *view), view->below, people::ChangeWords(LoggedRecords(), t).History(view->changes)),
      view->beside);
}

}  // namespace

std::vector<http::Route> AreaRoutes(const people::Office& office, const AreaSlots& slots) {
  using http::Method;
  const auto page = [&](http::Response (*show)(const Visit&, const AreaSlots&)) {
    return people::Guarded(office, people::Access::kEverybody,
                           [show, slots](const Visit& visit) { return show(visit, slots); });
  };
  return {{Method::kGet, "/omraader", page(ShowAreas)}, {Method::kGet, "/omraader/{id}", page(ShowArea)}};
}

}  // namespace tovholder::areas
