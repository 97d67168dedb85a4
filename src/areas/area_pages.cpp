// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_pages.h"

#include "areas/area_parts.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/logged_records.h"
#include "html/markdown.h"
#include "people/change_words.h"
#include "people/structure_view.h"
#include "sql/change_log.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

bool MayEdit(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

struct AreaView {
  HousingArea area;
  AreaBook book;
  AreaPast past;
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
                LoadPast(reader),
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
  const std::string span = people::FormatSpan(view.area.from_date, view.area.to_date, t);
  if (!span.empty()) heading.facts.push_back(Text(span));
  heading.facts.push_back(Text(CountSections(sections, t)));
  heading.facts.push_back(Text(CountHouseholds(SumOfHouseholds(sections), t)));
  if (!MayEdit(visit)) return heading;
  heading.primary = ButtonLink(t("New section"), "/afdelinger/ny?omraade=" + std::to_string(view.area.id.value),
                               ButtonLook::kPrimary);
  heading.others = {
      ButtonLink(t("Change the area"), AddressOf(view.area.id) + "/ret", ButtonLook::kQuiet),
      ButtonLink(t("Split, merge or enlarge"), AddressOf(view.area.id) + "/aendring", ButtonLook::kQuiet)};
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
  frame.styles = {kAreaStyle};
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {view->area.name, ""}};
  frame.scripts = slots.area_scripts;
  frame.styles.insert(frame.styles.end(), slots.area_styles.begin(), slots.area_styles.end());
  const auto shares = SharesOf(view->book, view->area.id, visit.today());
  const Html sections = shares.empty()
                            ? Block(t("Sections"), EmptyState(t("No section is entered in this area yet.")))
                            : Each(shares, [&](const auto& share) { return ShareBlock(visit, *view, share); });
  return visit.Page(
      frame,
      Join(Heading(AreaHeading(visit, *view, SectionsOf(shares))),
           When(!view->area.about.empty(), [&] { return RenderMarkdown(view->area.about, 2); }), view->above, sections,
           OtherDays(visit, *view), WhereBlock(visit, view->book, view->past, view->area),
           LineageBlock(visit, view->book, view->past, view->area), ListsBlock(visit, view->past, view->area),
           view->below, people::ChangeWords(LoggedRecords(), t).History(view->changes)),
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
