// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_list_page.h"

#include <algorithm>

#include "html/components.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"
#include "meetings/paper_pages.h"
#include "people/organization_store.h"

namespace tovholder::meetings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// What the address of the list asks for.
struct ListRequest {
  MeetingFilter filter;
  MeetingOrder order = MeetingOrder::kNewestFirst;
  std::int64_t page = 1;
};

ListRequest ParseListRequest(const http::Request& request) {
  ListRequest parsed;
  parsed.filter.body = request.QueryNumber("kommune");
  parsed.filter.organization = request.QueryNumber("organ");
  parsed.filter.person = request.QueryNumber("person");
  if (const auto year = request.QueryNumber("aar")) parsed.filter.year = static_cast<int>(*year);
  if (request.Query("raekkefoelge") == "aeldste") parsed.order = MeetingOrder::kOldestFirst;
  parsed.page = std::clamp<std::int64_t>(request.QueryNumber("side").value_or(1), 1, 100'000);
  return parsed;
}

std::string AddressWithout(const http::Request& request, std::string_view left_out) {
  std::string address = "/moeder";
  for (const auto& [name, value] : request.query) {
    if (name != left_out && name != "side" && !value.empty()) address = WithQuery(address, name, value);
  }
  return address;
}

struct MeetingList {
  std::vector<MeetingRow> rows;
  std::int64_t total = 0;
  std::vector<YearCount> years;
  std::vector<people::Body> bodies;
  std::vector<people::Organization> organizations;
};

MeetingList LoadList(sql::Reader& reader, const people::Viewer& viewer, const ListRequest& request) {
  MeetingList list;
  list.total = CountMeetings(reader, viewer, request.filter);
  list.rows = ListMeetings(reader, viewer, request.filter, request.order, static_cast<int>(kPageSize),
                           static_cast<int>((request.page - 1) * kPageSize));
  MeetingFilter any_year = request.filter;
  any_year.year.reset();
  list.years = CountMeetingsByYear(reader, viewer, any_year);
  list.bodies = people::ListBodies(reader);
  list.organizations = ListMeetingOrganizations(reader, viewer, request.filter.body);
  return list;
}

template <class Records>
std::vector<Choice> ChoicesOf(const Records& records, std::string_view any) {
  std::vector<Choice> choices{{"", std::string(any), ""}};
  for (const auto& record : records) choices.push_back({std::to_string(record.id.value), record.name, ""});
  return choices;
}

std::vector<Choice> YearChoices(const std::vector<YearCount>& years, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All years")), ""}};
  for (const YearCount& year : years) {
    if (year.year > 0) {
      choices.push_back({std::to_string(year.year),
                         std::to_string(year.year) + " (" + FormatNumber(year.meetings, t.language()) + ")", ""});
    }
  }
  return choices;
}

std::string NumberText(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : ""; }

template <class Records>
std::string NameOf(const Records& records, std::int64_t id) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const auto& one) { return one.id.value == id; });
  return found == records.end() ? std::to_string(id) : found->name;
}

std::vector<ActiveFilter> ActiveFilters(const Visit& visit, const MeetingList& list, const MeetingFilter& filter) {
  std::vector<ActiveFilter> active;
  if (filter.body) active.push_back({NameOf(list.bodies, *filter.body), AddressWithout(visit.request, "kommune")});
  if (filter.organization) {
    active.push_back({NameOf(list.organizations, *filter.organization), AddressWithout(visit.request, "organ")});
  }
  if (filter.year) active.push_back({std::to_string(*filter.year), AddressWithout(visit.request, "aar")});
  return active;
}

Html ListFilter(const Visit& visit, const MeetingList& list, const MeetingFilter& filter) {
  const Texts& t = visit.t;
  FilterRow row;
  row.address = "/moeder";
  row.fields = Join(
      SelectField({.name = "organ", .label = std::string(t("Organization")), .value = NumberText(filter.organization)},
                  ChoicesOf(list.organizations, t("All organizations")), t),
      When(list.bodies.size() > 1,
           [&] {
             return SelectField({.name = "kommune", .label = std::string(t("Body")), .value = NumberText(filter.body)},
                                ChoicesOf(list.bodies, t("All bodies")), t);
           }),
      SelectField({.name = "aar", .label = std::string(t("Year")), .value = NumberText(filter.year)},
                  YearChoices(list.years, t), t));
  row.active = ActiveFilters(visit, list, filter);
  row.clear_address = "/moeder";
  row.count = t.Plural("{n} meeting", "{n} meetings", list.total);
  return RenderFilterRow(row, t);
}

Html ListTable(const MeetingList& list, const Visit& visit) {
  const Texts& t = visit.t;
  DataTable table;
  table.caption = t("Meetings");
  table.columns = {{std::string(t("Meeting"))},
                   {std::string(t("Date"))},
                   {std::string(t("Body"))},
                   {std::string(t("Items")), Align::kFigures},
                   {std::string(t("Status"))}};
  for (const MeetingRow& row : list.rows) {
    const Meeting& meeting = row.meeting;
    const bool draft = meeting.visibility == people::Visibility::kDraft;
    table.rows.push_back(
        {A(Href(AddressOf(meeting.id)), meeting.title.empty() ? t("Meeting") : std::string_view(meeting.title)),
         meeting.date
             ? Time(Attr("datetime", FormatIso(*meeting.date)), FormatDay(*meeting.date, DayForm::kLong, t.language()))
             : Text(t("No date")),
         Text(row.body_name), draft && row.items == 0 ? Text("–") : Join(row.items),
         draft ? Badge(t("Draft"), Tone::kAttention)
               : Badge(meeting.kind == minutes::PaperKind::kMinutes ? t("Minutes") : t("Agenda"), Tone::kGood)});
  }
  return RenderTable(table);
}

// Where the list is that of one organization in one year.
Html YearbookLinks(const MeetingList& list, const Visit& visit, const MeetingFilter& filter) {
  const bool published = std::any_of(list.rows.begin(), list.rows.end(), [](const MeetingRow& row) {
    return row.meeting.visibility == people::Visibility::kPublic;
  });
  if (!published || !filter.organization || filter.year.value_or(0) <= 0) return {};
  const Texts& t = visit.t;
  const std::string address = PaperAddress(*filter.organization, *filter.year);
  return P(t("The whole year in one document"), ": ", PaperLinks(address, Edition::kOpen, t),
           When(people::MaySee(visit.viewer, people::Visibility::kClosed,
                               people::Owners{people::OrganizationId{*filter.organization}}),
                [&] { return Join(". ", t("With closed items"), ": ", PaperLinks(address, Edition::kFull, t)); }));
}

}  // namespace

http::Response MeetingListPage(const Visit& visit, const MeetingSlots& slots) {
  const ListRequest request = ParseListRequest(visit.request);
  const MeetingList list = visit.Read([&](sql::Reader& reader) { return LoadList(reader, visit.viewer, request); });
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Meetings"), "meetings");
  frame.robots = PageFrame::Robots::kIndex;
  PageHeading heading{.title = std::string(t("Meetings"))};
  if (slots.list_actions) heading.others = slots.list_actions(visit);
  if (visit.viewer.May(people::Access::kSecretary)) {
    const ButtonLook look = heading.others.empty() ? ButtonLook::kPrimary : ButtonLook::kQuiet;
    heading.others.push_back(ButtonLink(t("Import minutes"), "/import", look));
  }
  const bool narrowed = request.filter.body || request.filter.organization || request.filter.year;
  const Html nothing =
      narrowed ? EmptyState(t("No meeting fits what you have chosen."), A(Href("/moeder"), t("Show all meetings")))
               : EmptyState(t("There are no meetings here yet."));
  return visit.Page(
      frame, Join(Heading(heading), ListFilter(visit, list, request.filter), YearbookLinks(list, visit, request.filter),
                  list.rows.empty() ? nothing : ListTable(list, visit),
                  Pagination({request.page, list.total, kPageSize, AddressWithout(visit.request, "side")}, t)));
}

}  // namespace tovholder::meetings
