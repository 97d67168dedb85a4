// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_pages.h"

#include "base/danish_date.h"
#include "documents/graph_drawing.h"
#include "html/components.h"
#include "html/markdown.h"
#include "people/structure_chart.h"
#include "people/structure_moment.h"
#include "people/structure_store.h"
#include "people/structure_table.h"
#include "people/structure_view.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

// What the address asks for: ?dag= as a moment, with another ?dato= as people write it.
struct WantedMoment {
  std::string moment;
  std::optional<Error> error;  // the date that was written cannot be read
};
WantedMoment WantedOf(const http::Request& request, std::string_view moment_name, std::string_view date_name) {
  std::string moment(request.Query(moment_name));
  const std::string_view written = request.Query(date_name);
  if (written.empty()) return {std::move(moment), std::nullopt};
  const auto date = ParseDate(written);
  if (!date) return {std::move(moment), date.error()};
  return {moment.substr(0, moment.find('@')) + "@" + FormatIso(*date), std::nullopt};
}

struct StructureView {
  ChosenMoment chosen;
  StructureBook book;
  std::vector<MomentChoice> moments;
  std::vector<Gathering> gatherings;
};

std::optional<StructureView> LoadView(const Visit& visit, const StructureSlots& slots, const std::string& moment) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<StructureView> {
    auto chosen = ReadMoment(reader, moment, visit.today());
    if (!chosen) return std::nullopt;
    StructureView view{*chosen, LoadStructure(reader, chosen->structure.id), ListMoments(reader, visit.today()), {}};
    if (visit.viewer.signed_in()) view.gatherings = slots.gatherings(reader, visit.viewer);
    return view;
  });
}

std::string NameOf(const MomentChoice& choice, const Texts& t) {
  const std::string day = choice.name.empty() ? std::string(t("today")) : choice.name;
  return choice.structure + ": " + day;
}

std::vector<Choice> MomentChoices(const std::vector<MomentChoice>& moments, const Texts& t) {
  std::vector<Choice> choices;
  choices.reserve(moments.size());
  for (const MomentChoice& moment : moments) choices.push_back({moment.moment, NameOf(moment, t)});
  return choices;
}

std::string Day(Date date, const Texts& t) { return FormatDay(date, DayForm::kLong, t.language()); }

Html MomentForm(const StructureView& view, const WantedMoment& wanted, const Visit& visit) {
  const Texts& t = visit.t;
  const std::string date(visit.request.Query("dato"));
  const Html fields = Join(SelectField({.name = "dag",
                                        .label = std::string(t("Model")),
                                        .value = FormatMoment(view.chosen.structure.id, view.chosen.date),
                                        .width = FieldWidth::kHalf},
                                       MomentChoices(view.moments, t), t),
                           DateField({.name = "dato",
                                      .label = std::string(t("Or as it was on")),
                                      .value = date,
                                      .error = wanted.error ? Sentence(*wanted.error, t.language()) : std::string(),
                                      .width = FieldWidth::kHalf},
                                     wanted.error || date.empty() ? std::string() : Day(view.chosen.date, t), t));
  return RenderFilterRow({.address = "/organisation", .fields = fields}, t);
}

Html Chart(const StructureView& view, const Texts& t) {
  const std::string address =
      "/organisation/tegning.svg?dag=" + FormatMoment(view.chosen.structure.id, view.chosen.date);
  const std::string name(t("Organisation chart; the same stands as a list below"));
  return Figure(
      Class("chart-figure"),
      Section(Class("chart-scroll"), Attr("tabindex", "0"), Attr("aria-label", std::string(t("Organisation chart"))),
              Img(Attr("src", address), Attr("alt", name))),
      A(Href(address), t("Open the drawing in full size")));
}

Html EndingsBlock(const StructureView& view, const Visit& visit) {
  const Texts& t = visit.t;
  const auto endings = ListEndings(view.book, visit.today());
  if (endings.empty() || !visit.viewer.signed_in()) return {};
  std::vector<ListEntry> entries;
  entries.reserve(endings.size());
  for (const Ending& ending : endings) {
    ListEntry entry{ending.organization.name,
                    AddressOf(ending.organization.id) + "/afloesning?ophoerer=" + FormatIso(ending.ends),
                    {Text(t("ends {date}", {{"date", Day(ending.ends, t)}})),
                     Text(FormatNearness(ending.ends, visit.today(), t.language()))},
                    {}};
    if (!ending.term.empty()) entry.facts.push_back(Text(ending.term));
    entry.facts.push_back(ending.decided ? Badge(t("Decided"), Tone::kGood)
                                         : Badge(t("To be decided"), Tone::kAttention));
    entries.push_back(std::move(entry));
  }
  return Block(t("Comes to an end"), EntryList(entries));
}

Html FindingsBlock(const StructureView& view, const Visit& visit) {
  if (!visit.viewer.signed_in()) return {};
  auto findings = FindingsOf(view.book, view.chosen.date);
  for (auto& finding : FindMeetingsOutsideLife(view.book, view.gatherings)) findings.push_back(std::move(finding));
  if (findings.empty()) return {};
  const auto count = static_cast<std::int64_t>(findings.size());
  return Disclosure(visit.t.Plural("{n} thing to look at", "{n} things to look at", count),
                    FindingList(findings, visit.t));
}

Html Tools(const StructureView& view, const Visit& visit) {
  const Texts& t = visit.t;
  const std::string moment = FormatMoment(view.chosen.structure.id, view.chosen.date);
  return SideBox(
      t("Organisation"),
      Ul(Class("plain-list"), Li(A(Href("/organisation/sammenlign?til=" + moment), t("Compare two days or models"))),
         Li(A(Href("/organisation/tabel.csv?dag=" + moment), t("Export as a table (CSV)"))),
         When(visit.viewer.May(Access::kSecretary), [&] {
           const std::string structure = "?organisering=" + std::to_string(view.chosen.structure.id.value);
           return Join(Li(A(Href("/organisation/tabel" + structure), t("Import a table"))),
                       Li(A(Href("/organisation/grunddata" + structure),
                            t("What sources contradict, models and election periods"))));
         })));
}

http::Response EmptyPage(const Visit& visit) {
  const Texts& t = visit.t;
  const Html action = When(visit.viewer.May(Access::kSecretary), [&] {
    return Div(Class("button-row"),
               ButtonLink(t("Add an organization"), "/organisation/poster/organ/ny", ButtonLook::kPrimary),
               ButtonLink(t("Import a table"), "/organisation/tabel", ButtonLook::kSecondary));
  });
  return visit.Page(OrganizationFrame(visit, t("Organisation"), "structure"),
                    Join(Heading({.title = std::string(t("Organisation"))}),
                         EmptyState(t("How the organizations stand to each other is not entered yet."), action),
                         P(A(Href("/organer"), t("Organizations that have met")))));
}

http::Response StructurePage(const Visit& visit, const StructureSlots& slots) {
  const Texts& t = visit.t;
  const WantedMoment wanted = WantedOf(visit.request, "dag", "dato");
  const auto view = LoadView(visit, slots, wanted.moment);
  if (!view) return EmptyPage(visit);
  const auto organizations = OnDate(view->book, view->chosen.date);
  const auto count = static_cast<std::int64_t>(organizations.size());
  const PageHeading heading{.title = std::string(t("Organisation")),
                            .facts = {Text(view->chosen.structure.name),
                                      Text(t("as it was on {date}", {{"date", Day(view->chosen.date, t)}})),
                                      Text(t.Plural("{n} organization", "{n} organizations", count))},
                            .primary = When(visit.viewer.May(Access::kSecretary), [&] {
                              return ButtonLink(t("Add an organization"),
                                                "/organisation/poster/organ/ny?organisering=" +
                                                    std::to_string(view->chosen.structure.id.value),
                                                ButtonLook::kPrimary);
                            })};
  const Html shown = organizations.empty()
                         ? EmptyState(t("No organization existed on this day."))
                         : Join(Chart(*view, t), Block(t("As a list"), StructureTree(view->book, organizations, t)));
  PageFrame frame = OrganizationFrame(visit, t("Organisation"), "structure");
  frame.robots = PageFrame::Robots::kIndex;
  return visit.Page(
      frame,
      Join(Heading(heading), RenderMarkdown(view->chosen.structure.about, 2), MomentForm(*view, wanted, visit),
           EndingsBlock(*view, visit), FindingsBlock(*view, visit), shown),
      Tools(*view, visit));
}

http::Response ChartImage(const Visit& visit) {
  std::string dot;
  visit.Read([&](sql::Reader& reader) {
    const auto chosen = ReadMoment(reader, visit.request.Query("dag"), visit.today());
    if (!chosen) return;
    const StructureBook book = LoadStructure(reader, chosen->structure.id);
    dot = ChartOf(book, OnDate(book, chosen->date), visit.t);
  });
  if (dot.empty()) return visit.NotFound();
  const auto svg = documents::DrawGraph(dot);
  if (!svg) return visit.Refuse(svg.error(), 503);
  http::Response response;
  response.content_type = "image/svg+xml";
  response.body = *svg;
  response.Cached(http::CachePolicy::kRevalidate);
  return response;
}

http::Response TableExport(const Visit& visit) {
  std::string table;
  std::string name;
  visit.Read([&](sql::Reader& reader) {
    const auto chosen = ReadMoment(reader, visit.request.Query("dag"), visit.today());
    if (!chosen) return;
    name = chosen->structure.name;
    table = FormatStructureTable(LoadStructure(reader, chosen->structure.id), visit.t);
  });
  if (name.empty()) return visit.NotFound();
  return http::Response::File(table, "text/csv; charset=utf-8", "organisation-" + name + ".csv");
}

}  // namespace

std::vector<NavigationItem> OrganizationSubnavigation(const Viewer& viewer, const Texts& t) {
  std::vector<NavigationItem> items{{"structure", std::string(t("Organisation")), "/organisation"},
                                    {"organizations", std::string(t("Organizations")), "/organer"},
                                    {"persons", std::string(t("Persons")), "/personer"}};
  if (viewer.MayRead(Access::kAdministrator)) items.push_back({"users", std::string(t("Users")), "/brugere"});
  if (viewer.MayRead(Access::kSecretary)) {
    items.push_back({"access", std::string(t("Access to documents")), "/aktindsigt"});
    items.push_back({"log", std::string(t("Log")), "/log"});
  }
  if (viewer.MayRead(Access::kAdministrator)) {
    items.push_back({"retention", std::string(t("Keeping and erasing")), "/opbevaring"});
  }
  return items;
}

PageFrame OrganizationFrame(const Visit& visit, std::string_view title, std::string_view subsection) {
  PageFrame frame = visit.Frame(title, "organizations");
  frame.subnavigation = OrganizationSubnavigation(visit.viewer, visit.t);
  frame.subsection = subsection;
  return frame;
}

std::vector<http::Route> StructureRoutes(const Office& office, const StructureSlots& slots) {
  using http::Method;
  const auto guard = [&](PageHandler handler) { return Guarded(office, Access::kEverybody, std::move(handler)); };
  return {{Method::kGet, "/organisation", guard([slots](const Visit& visit) { return StructurePage(visit, slots); })},
          {.method = Method::kGet,
           .pattern = "/organisation/tegning.svg",
           .handler = guard(ChartImage),
           .pace = http::Pace::kSlow},
          {Method::kGet, "/organisation/tabel.csv", guard(TableExport)}};
}

}  // namespace tovholder::people
