// SPDX-License-Identifier: EUPL-1.2
#include "portal/organization_pages.h"

#include <algorithm>
#include <map>

#include "html/components.h"
#include "invitations/invitation_pages.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"
#include "people/change_words.h"
#include "people/organization_store.h"
#include "people/structure_pages.h"
#include "people/structure_store.h"
#include "people/structure_view.h"
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

PageFrame FrameOf(const Visit& visit, std::string_view title, std::string_view subsection) {
  PageFrame frame = people::OrganizationFrame(visit, title, subsection);
  frame.robots = PageFrame::Robots::kIndex;
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
  people::Organization organization;
  std::optional<OrganizationRow> row;  // none: it has not met yet
  std::string body_name;
  std::optional<people::StructureBook> book;
  std::optional<people::OrganizationOnDate> on_date;
  std::vector<meetings::MeetingRow> latest;
  std::vector<PersonRow> persons;
  std::vector<meetings::YearCount> years;
  std::vector<sql::Change> changes;
};

// Nothing where it is neither in a structure nor has met, as far as the viewer may see.
std::optional<OrganizationView> LoadOrganization(sql::Reader& reader, const Visit& visit, people::OrganizationId id) {
  auto organization = people::FindOrganization(reader, id);
  auto row = FindActiveOrganization(reader, visit.viewer, id);
  if (!organization || (!row && !organization->structure)) return std::nullopt;
  OrganizationView view;
  view.organization = *organization;
  view.row = std::move(row);
  if (organization->body) view.body_name = people::FindBody(reader, *organization->body).value().name;
  if (organization->structure) {
    view.book = people::LoadStructure(reader, *organization->structure);
    const auto all = people::OnDate(*view.book, visit.today());
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.organization.id == id; });
    if (found != all.end()) view.on_date = *found;
  }
  meetings::MeetingFilter filter;
  filter.organization = id.value;
  view.latest = meetings::ListMeetings(reader, visit.viewer, filter, meetings::MeetingOrder::kNewestFirst, kLatest, 0);
  view.persons = ListPersonsOf(reader, visit.viewer, id);
  view.years = meetings::CountMeetingsByYear(reader, visit.viewer, filter);
  if (visit.viewer.MayRead(people::Access::kSecretary))
    view.changes = sql::ListChanges(reader, "organization", id.value);
  return view;
}

PageHeading OrganizationHeading(const OrganizationView& view, const Visit& visit) {
  const Texts& t = visit.t;
  PageHeading heading{.title = view.organization.name};
  if (!view.body_name.empty()) heading.facts.push_back(Text(view.body_name));
  if (view.book && !view.on_date) heading.facts.push_back(Badge(t("Does not exist today"), Tone::kAttention));
  if (view.row) {
    heading.facts.push_back(Text(t.Plural("{n} meeting", "{n} meetings", view.row->meetings)));
    heading.facts.push_back(Text(PeriodOf(view.row->first, view.row->last)));
    heading.others.push_back(ButtonLink(
        t("All meetings"), "/moeder?organ=" + std::to_string(view.organization.id.value), ButtonLook::kQuiet));
  }
  if (view.book && visit.viewer.May(people::Access::kSecretary)) {
    heading.others.push_back(ButtonLink(
        t("Change"), "/organisation/poster/organ/" + std::to_string(view.organization.id.value), ButtonLook::kQuiet));
  }
  std::erase_if(heading.facts, [](const Html& fact) { return fact.empty(); });
  return heading;
}

Html MeetingYears(const OrganizationView& view, const Texts& t) {
  if (view.years.empty()) return {};
  const std::string all = "/moeder?organ=" + std::to_string(view.organization.id.value);
  return SideBox(t("Meetings by year"), Ul(Class("plain-list"), Each(view.years, [&](const auto& year) {
                                             const std::string label =
                                                 year.year == 0 ? std::string(t("No date")) : std::to_string(year.year);
                                             const std::string address = year.year == 0 ? all : all + "&aar=" + label;
                                             return Li(A(Href(address), label), " (", year.meetings, ")");
                                           })));
}

http::Response OrganizationPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto view = visit.Read([&](sql::Reader& reader) {
    return id ? LoadOrganization(reader, visit, people::OrganizationId{*id}) : std::nullopt;
  });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = FrameOf(visit, view->organization.name, view->book ? "structure" : "organizations");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}, {view->organization.name, ""}};
  const Html details = view->on_date ? people::OrganizationDetails(visit, *view->book, *view->on_date) : Html();
  return visit.Page(
      frame,
      Join(Heading(OrganizationHeading(*view, visit)), details,
           When(!view->latest.empty(), [&] { return Block(t("Latest meetings"), MeetingList(view->latest, t)); }),
           When(!view->persons.empty(),
                [&] { return Block(t("Persons at its meetings"), PersonTable(view->persons, t)); }),
           people::ChangeWords(people::LoggedRecords(), t).History(view->changes)),
      Join(MeetingYears(*view, t), When(!view->latest.empty(), [&] {
             return SideBox(t("In your calendar"), P(A(Href("/organisation/" + std::to_string(*id) + "/kalender.ics"),
                                                       t("The meetings as a calendar (iCal)"))));
           })));
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
  people::Person person;
  std::optional<PersonRow> row;  // none: at no meeting yet
  std::vector<people::Membership> memberships;
  std::vector<PersonOrganization> organizations;
  std::vector<meetings::MeetingRow> latest;
  std::map<people::OrganizationId, std::string> names;
};

// Nothing where the person neither sits anywhere nor was at a meeting, as far as the viewer may see.
std::optional<PersonView> LoadPerson(sql::Reader& reader, const Visit& visit, people::PersonId id) {
  auto person = people::FindPerson(reader, id);
  auto row = FindActivePerson(reader, visit.viewer, id);
  auto memberships = people::ListMembershipsOf(reader, id);
  if (!person || (!row && memberships.empty())) return std::nullopt;
  meetings::MeetingFilter filter;
  filter.person = id.value;
  PersonView view{
      std::move(*person),
      std::move(row),
      std::move(memberships),
      ListOrganizationsOf(reader, visit.viewer, id),
      meetings::ListMeetings(reader, visit.viewer, filter, meetings::MeetingOrder::kNewestFirst, kLatest, 0),
      {}};
  for (const people::Membership& one : view.memberships) {
    view.names.emplace(one.organization, people::FindOrganization(reader, one.organization).value().name);
  }
  return view;
}

Html MembershipTable(const PersonView& view, const Texts& t) {
  DataTable table{.caption = std::string(t("Sits in")),
                  .columns = {{std::string(t("Organization"))}, {std::string(t("As"))}, {std::string(t("Period"))}}};
  for (const people::Membership& one : view.memberships) {
    const std::string role = one.title.empty() ? people::LabelOf("word", people::ToName(one.role), t) : one.title;
    table.rows.push_back({A(Href(people::AddressOf(one.organization)), view.names.at(one.organization)), Text(role),
                          Text(people::FormatSpan(one.from_date, one.to_date, t))});
  }
  return RenderTable(table);
}

http::Response PersonPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto view = visit.Read(
      [&](sql::Reader& reader) { return id ? LoadPerson(reader, visit, people::PersonId{*id}) : std::nullopt; });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = FrameOf(visit, view->person.name, "persons");
  frame.breadcrumb = {{std::string(t("Persons")), "/personer"}, {view->person.name, ""}};
  PageHeading heading{.title = view->person.name};
  if (view->row) heading.facts.push_back(Text(t.Plural("{n} meeting", "{n} meetings", view->row->meetings)));
  if (visit.viewer.May(people::Access::kSecretary) && !view->memberships.empty()) {
    heading.others.push_back(
        ButtonLink(t("Leaves or is on leave"), visit.request.path + "/afloesning", ButtonLook::kQuiet));
  }
  if (visit.viewer.May(people::Access::kAdministrator)) {
    heading.others.push_back(
        ButtonLink(t("Erase personal data"), "/opbevaring/person/" + std::to_string(*id), ButtonLook::kQuiet));
  }
  const Html side = When(!view->organizations.empty(), [&] {
    return SideBox(t("Took part in"), Ul(Class("plain-list"), Each(view->organizations, [&](const auto& one) {
                                           return Li(A(Href("/organisation/" + std::to_string(one.id.value)), one.name),
                                                     " ", Span(Class("quiet"), PeriodOf(one.first, one.last)));
                                         })));
  });
  const Html address =
      When(!view->memberships.empty(), [&] { return invitations::PersonAddress(visit, view->person.id); });
  return visit.Page(
      frame,
      Join(Heading(heading),
           When(!view->memberships.empty(), [&] { return Block(t("Sits in"), MembershipTable(*view, t)); }),
           When(!view->latest.empty(), [&] { return Block(t("Latest meetings"), MeetingList(view->latest, t)); })),
      Join(address, side));
}

}  // namespace

std::vector<http::Route> OrganizationRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/organer", page(OrganizationListPage)},
          {Method::kGet, "/organisation/{id}", page(OrganizationPage)},
          {Method::kGet, "/personer", page(PersonListPage)},
          {Method::kGet, "/personer/{id}", page(PersonPage)}};
}

}  // namespace tovholder::portal
