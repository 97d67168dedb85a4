// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_view.h"

#include "people/structure_view.h"

namespace tovholder::areas {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

Html BoardLink(const AreaBook& book, const areas::Section& section) {
  if (!section.section_board) return Text("–");
  return A(Href(people::AddressOf(*section.section_board)), book.NameOf(*section.section_board));
}

Html PlaceOf(const AreaBook& book, const areas::Section& section, const Texts& t) {
  return section.area ? A(Href(AddressOf(*section.area)), book.NameOf(*section.area)) : Text(t("In no area"));
}

std::vector<Html> SectionRow(const Visit& visit, const AreaBook& book, const areas::Section& section, AreaColumn area) {
  const Texts& t = visit.t;
  const bool edits = visit.viewer.May(people::Access::kSecretary);
  const std::string span = people::FormatSpan(section.from_date, section.to_date, t);
  std::vector<Html> row{
      Join(edits ? A(Href(FormAddress(section.id)), TitleOf(section)) : Text(TitleOf(section)),
           When(!span.empty() && section.to_date.has_value(), [&] { return Join(" ", Span(Class("hint"), span)); })),
      Text(section.address.empty() ? std::string_view("–") : section.address)};
  if (area == AreaColumn::kYes) row.push_back(PlaceOf(book, section, t));
  row.push_back(BoardLink(book, section));
  row.push_back(Text(FormatNumber(section.households, t.language())));
  return row;
}

}  // namespace

std::string AddressOf(HousingAreaId id) { return "/omraader/" + std::to_string(id.value); }
std::string AssociationAddress(people::BodyId id) { return "/boligorganisationer/" + std::to_string(id.value); }

std::string MunicipalityAddress(people::BodyId id) { return "/kommuner/" + std::to_string(id.value); }
std::string FormAddress(SectionId id) { return "/afdelinger/" + std::to_string(id.value) + "/ret"; }

std::vector<NavigationItem> AreaSubnavigation(const people::Viewer& viewer, const Texts& t) {
  std::vector<NavigationItem> items{{"areas", std::string(t("Areas")), "/omraader"},
                                    {"comparison", std::string(t("Areas side by side")), "/omraader/sammenlign"},
                                    {"calendar", std::string(t("Before 1 December")), "/omraader/listekalender"},
                                    {"lists", std::string(t("Published lists")), "/omraader/lister"},
                                    {"indicators", std::string(t("Indicators")), "/noegletal"}};
  if (!viewer.MayRead(people::Access::kReader)) return items;
  items.insert(items.end(), {{"news", std::string(t("News of areas")), "/omraader/nyt"},
                             {"contingency", std::string(t("Contingency")), "/beredskab"},
                             {"activations", std::string(t("Activations")), "/aktiveringer"},
                             {"incidents", std::string(t("Incidents")), "/haendelser"}});
  return items;
}

PageFrame AreaFrame(const Visit& visit, std::string_view title, std::string_view subsection) {
  PageFrame frame = visit.Frame(title, "areas");
  frame.subnavigation = AreaSubnavigation(visit.viewer, visit.t);
  frame.subsection = subsection;
  return frame;
}

Html SourceLink(std::string_view source) {
  const std::size_t scheme = source.find("://");
  if (scheme == std::string_view::npos) return Text(source);
  std::string_view host = source.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return A(Href(std::string(source)), host);
}

std::string CountSections(const std::vector<areas::Section>& sections, const Texts& t) {
  return t.Plural("{n} section", "{n} sections", static_cast<std::int64_t>(sections.size()));
}

std::string CountHouseholds(int households, const Texts& t) {
  return t.Plural("{n} household", "{n} households", households);
}

Html SectionTable(const Visit& visit, const AreaBook& book, std::string_view caption,
                  const std::vector<areas::Section>& sections, AreaColumn area) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(caption),
                  .columns = {{std::string(t("Section"))}, {std::string(t("Address"))}}};
  if (area == AreaColumn::kYes) table.columns.push_back({std::string(t("Area"))});
  table.columns.push_back({std::string(t.In("section", "Board"))});
  table.columns.push_back({std::string(t("Households")), Align::kFigures});
  for (const areas::Section& one : sections) table.rows.push_back(SectionRow(visit, book, one, area));
  return RenderTable(table);
}

}  // namespace tovholder::areas
