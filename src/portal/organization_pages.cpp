// SPDX-License-Identifier: EUPL-1.2
#include "portal/organization_pages.h"

#include <algorithm>

#include "html/components.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"
#include "portal/attendance_store.h"

namespace tovholder::portal {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr int kLatest = 20;

std::string PeriodOf(std::optional<Date> first, std::optional<Date> last) {
  if (!first || !last) return "";
  const std::string from = std::to_string(static_cast<int>(first->year()));
  const std::string to = std::to_string(static_cast<int>(last->year()));
  return from == to ? from : from + "–" + to;
}

std::vector<NavigationItem> Subnavigation(const Texts& t) {
  return {{"organizations", std::string(t("Organizations")), "/organisation"},
          {"persons", std::string(t("Persons")), "/personer"}};
}

PageFrame FrameOf(const Visit& visit, std::string_view title, std::string subsection) {
  PageFrame frame = visit.Frame(title, "organizations");
  frame.robots = PageFrame::Robots::kIndex;
  frame.subnavigation = Subnavigation(visit.t);
  frame.subsection = std::move(subsection);
  return frame;
}

Html MeetingList(const std::vector<meetings::MeetingRow>& rows, const Texts& t) {
  std::vector<ListEntry> entries;
  for (const meetings::MeetingRow& row : rows) {
    ListEntry entry{meetings::TitleOf(row, t), meetings::AddressOf(row.meeting.id), meetings::FactsOf(row, t), {}};
    entry.facts.push_back(Text(t.Plural("{n} item", "{n} items", row.items)));
    entries.push_back(std::move(entry));
  }
  return EntryList(entries);
}

http::Response OrganizationListPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto rows = visit.Read([&](sql::Reader& reader) { return ListActiveOrganizations(reader, visit.viewer); });
  DataTable table;
  table.caption = t("Organizations");
  table.columns = {{std::string(t("Organization"))},
                   {std::string(t("Body"))},
                   {std::string(t("Meetings")), Align::kFigures},
                   {std::string(t("Years"))}};
  for (const OrganizationRow& row : rows) {
    table.rows.push_back({A(Href("/organisation/" + std::to_string(row.organization.id.value)), row.organization.name),
                          Text(row.body_name), Text(FormatNumber(row.meetings, t.language())),
                          Text(PeriodOf(row.first, row.last))});
  }
  const PageHeading heading{
      .title = std::string(t("Organizations")),
      .facts = {Text(t.Plural("{n} organization", "{n} organizations", static_cast<std::int64_t>(rows.size())))}};
  return visit.Page(
      FrameOf(visit, t("Organizations"), "organizations"),
      Join(Heading(heading), rows.empty() ? EmptyState(t("No organization has met here yet.")) : RenderTable(table)));
}

Html PersonTable(const std::vector<PersonRow>& rows, const Texts& t) {
  DataTable table;
  table.caption = t("Persons");
  table.columns = {{std::string(t("Name"))},
                   {std::string(t("Meetings")), Align::kFigures},
                   {std::string(t("Of these away")), Align::kFigures},
                   {std::string(t("Last seen"))}};
  for (const PersonRow& row : rows) {
    table.rows.push_back({A(Href("/personer/" + std::to_string(row.person.id.value)), row.person.name),
                          Text(FormatNumber(row.meetings, t.language())), Text(FormatNumber(row.away, t.language())),
                          row.last ? Text(FormatDay(*row.last, DayForm::kLong, t.language())) : Html()});
  }
  return RenderTable(table);
}

struct OrganizationView {
  OrganizationRow row;
  std::vector<meetings::MeetingRow> latest;
  std::vector<PersonRow> persons;
  std::vector<meetings::YearCount> years;
};

http::Response OrganizationPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto view = visit.Read([&](sql::Reader& reader) -> std::optional<OrganizationView> {
    if (!id) return std::nullopt;
    auto row = FindActiveOrganization(reader, visit.viewer, people::OrganizationId{*id});
    if (!row) return std::nullopt;
    meetings::MeetingFilter filter;
    filter.organization = *id;
    return OrganizationView{
        std::move(*row),
        meetings::ListMeetings(reader, visit.viewer, filter, meetings::MeetingOrder::kNewestFirst, kLatest, 0),
        ListPersonsOf(reader, visit.viewer, people::OrganizationId{*id}),
        meetings::CountMeetingsByYear(reader, visit.viewer, filter)};
  });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  const OrganizationRow& row = view->row;
  const std::string all = "/moeder?organ=" + std::to_string(*id);
  PageFrame frame = FrameOf(visit, row.organization.name, "organizations");
  frame.breadcrumb = {{std::string(t("Organizations")), "/organisation"}};
  PageHeading heading{.title = row.organization.name,
                      .facts = {Text(row.body_name), Text(t.Plural("{n} meeting", "{n} meetings", row.meetings)),
                                Text(PeriodOf(row.first, row.last))},
                      .others = {ButtonLink(t("All meetings"), all, ButtonLook::kQuiet)}};
  std::erase_if(heading.facts, [](const Html& fact) { return fact.empty(); });
  const Html side =
      SideBox(t("Meetings by year"), Ul(Class("plain-list"), Each(view->years, [&](const auto& year) {
                                          const std::string label =
                                              year.year == 0 ? std::string(t("No date")) : std::to_string(year.year);
                                          const std::string address = year.year == 0 ? all : all + "&aar=" + label;
                                          return Li(A(Href(address), label), " (", year.meetings, ")");
                                        })));
  return visit.Page(
      frame,
      Join(Heading(heading), Block(t("Latest meetings"), MeetingList(view->latest, t)),
           When(!view->persons.empty(), [&] { return Block(t("Persons"), PersonTable(view->persons, t)); })),
      side);
}

http::Response PersonListPage(const Visit& visit) {
  const Texts& t = visit.t;
  const std::int64_t page = std::clamp<std::int64_t>(visit.request.QueryNumber("side").value_or(1), 1, 100'000);
  std::int64_t total = 0;
  const auto rows = visit.Read([&](sql::Reader& reader) {
    total = CountActivePersons(reader, visit.viewer);
    return ListActivePersons(reader, visit.viewer, static_cast<int>(kPageSize),
                             static_cast<int>((page - 1) * kPageSize));
  });
  const PageHeading heading{.title = std::string(t("Persons")),
                            .facts = {Text(t.Plural("{n} person", "{n} persons", total))}};
  return visit.Page(FrameOf(visit, t("Persons"), "persons"),
                    Join(Heading(heading),
                         rows.empty() ? EmptyState(t("Nobody is named in a meeting here yet.")) : PersonTable(rows, t),
                         Pagination({page, total, kPageSize, "/personer"}, t)));
}

struct PersonView {
  PersonRow row;
  std::vector<PersonOrganization> organizations;
  std::vector<meetings::MeetingRow> latest;
};

http::Response PersonPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto view = visit.Read([&](sql::Reader& reader) -> std::optional<PersonView> {
    if (!id) return std::nullopt;
    auto row = FindActivePerson(reader, visit.viewer, people::PersonId{*id});
    if (!row) return std::nullopt;
    meetings::MeetingFilter filter;
    filter.person = *id;
    return PersonView{
        std::move(*row), ListOrganizationsOf(reader, visit.viewer, people::PersonId{*id}),
        meetings::ListMeetings(reader, visit.viewer, filter, meetings::MeetingOrder::kNewestFirst, kLatest, 0)};
  });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = FrameOf(visit, view->row.person.name, "persons");
  frame.breadcrumb = {{std::string(t("Organizations")), "/organisation"}, {std::string(t("Persons")), "/personer"}};
  const PageHeading heading{.title = view->row.person.name,
                            .facts = {Text(t.Plural("{n} meeting", "{n} meetings", view->row.meetings))}};
  const Html side =
      SideBox(t("Took part in"), Ul(Class("plain-list"), Each(view->organizations, [&](const auto& one) {
                                      return Li(A(Href("/organisation/" + std::to_string(one.id.value)), one.name), " ",
                                                Span(Class("quiet"), PeriodOf(one.first, one.last)));
                                    })));
  return visit.Page(frame, Join(Heading(heading), Block(t("Latest meetings"), MeetingList(view->latest, t))), side);
}

}  // namespace

std::vector<http::Route> OrganizationRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Role::kOutsider, std::move(handler));
  };
  return {{Method::kGet, "/organisation", page(OrganizationListPage)},
          {Method::kGet, "/organisation/{id}", page(OrganizationPage)},
          {Method::kGet, "/personer", page(PersonListPage)},
          {Method::kGet, "/personer/{id}", page(PersonPage)}};
}

}  // namespace tovholder::portal
