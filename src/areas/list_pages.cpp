// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/area_words.h"
#include "areas/list_store.h"
#include "areas/logged_records.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

bool EditsLists(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

Html CountCell(const std::vector<ClassCount>& counts, ListClass of, const Texts& t) {
  const auto found = std::find_if(counts.begin(), counts.end(), [&](const ClassCount& one) { return one.of == of; });
  return found == counts.end() ? Text("–") : Text(CountSentence(*found, t));
}

std::string ShortDay(const std::optional<Date>& day, const Texts& t) {
  return day ? FormatDay(*day, DayForm::kShort, t.language()) : std::string("–");
}

// A list of one class stands in the column of the word that it used.
std::vector<Html> CountCells(const PublishedList& list, const std::vector<ListMembership>& members, const Texts& t) {
  const auto counts = CountMembers(list, members);
  std::vector<Html> cells{CountCell(counts, ListClass::kVulnerable, t)};
  const bool one_class = counts.size() == 1;
  cells.push_back(CountCell(counts, one_class ? ListClass::kOnList : ListClass::kGhetto, t));
  cells.push_back(CountCell(counts, ListClass::kTransformation, t));
  cells.push_back(CountCell(counts, ListClass::kPrevention, t));
  return cells;
}

std::vector<Html> ListRow(const PublishedList& list, const std::vector<ListMembership>& members, const Texts& t) {
  std::vector<Html> row{list.id ? A(Href(AddressOf(list)), YearWord(list, t)) : Text(YearWord(list, t)),
                        Text(ShortDay(list.published_on, t))};
  auto cells = CountCells(list, members, t);
  std::move(cells.begin(), cells.end(), std::back_inserter(row));
  return row;
}

// Every list that there was, also where no name on it is known.
std::vector<PublishedList> MinistryLists(const ListBook& book) {
  std::vector<PublishedList> lists;
  std::copy_if(book.lists.begin(), book.lists.end(), std::back_inserter(lists),
               [](const PublishedList& one) { return one.kind == ListKind::kMinistry; });
  for (const std::string& year : YearsWithoutList(book)) {
    lists.push_back({{}, ListKind::kMinistry, year, KnownDayOf(ListKind::kMinistry, year), {}});
  }
  std::sort(lists.begin(), lists.end(),
            [](const PublishedList& a, const PublishedList& b) { return a.list_year > b.list_year; });
  return lists;
}

Html MinistryTable(const ListBook& book, const Texts& t) {
  DataTable table{.caption = std::string(t("The ministry's lists")),
                  .columns = {{std::string(t("List"))},
                              {std::string(t("Published"))},
                              {std::string(t("Vulnerable areas"))},
                              {std::string(t("“Ghetto areas”, from 2021 parallel societies"))},
                              {std::string(t("“Hard ghetto areas”, from 2021 transformation areas"))},
                              {std::string(t("Prevention areas"))}}};
  table.narrow = DataTable::Narrow::kGrid;
  const auto lists = MinistryLists(book);
  table.rows.reserve(lists.size());
  for (const PublishedList& one : lists) {
    table.rows.push_back(ListRow(one, one.id ? book.MembersOf(one.id) : std::vector<ListMembership>(), t));
  }
  return RenderTable(table);
}

Html PoliceTable(const ListBook& book, const Texts& t) {
  DataTable table{.caption = std::string(t("The police's lists")),
                  .columns = {{std::string(t("List"))},
                              {std::string(t("Published"))},
                              {std::string(t("Areas known by name")), Align::kFigures}}};
  for (const PublishedList& one : book.lists) {
    if (one.kind != ListKind::kPolice) continue;
    const auto counts = CountMembers(one, book.MembersOf(one.id));
    table.rows.push_back({A(Href(AddressOf(one)), YearWord(one, t)), Text(ShortDay(one.published_on, t)),
                          Text(FormatNumber(counts.front().known, t.language()))});
  }
  return table.rows.empty() ? EmptyState(t("No list of the police is kept.")) : RenderTable(table);
}

http::Response ShowLists(const Visit& visit) {
  const Texts& t = visit.t;
  const ListBook book = visit.Read([](sql::Reader& reader) { return LoadLists(reader); });
  PageFrame frame = AreaFrame(visit, t("Published lists"), "lists");
  frame.robots = PageFrame::Robots::kIndex;
  frame.width = PageFrame::Width::kFull;
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {frame.title, ""}};
  PageHeading heading{.title = frame.title};
  if (EditsLists(visit)) {
    heading.primary = ButtonLink(t("Import lists"), "/omraader/lister/import", ButtonLook::kPrimary);
    heading.others = {ButtonLink(t("New list"), "/omraader/lister/ny", ButtonLook::kQuiet)};
  }
  const Html lead =
      P(t("Who was on a list is kept here as it was published, apart from what the program works out from figures. The "
          "areas that are known by name are counted beside how many there were; an area in a narrower class is "
          "counted in the wider one too."));
  const Html police = Join(P(t("The police chose areas of their own by crime and insecurity. Both kinds were called "
                               "SUB in their time; they are other areas and other rules.")),
                           PoliceTable(book, t));
  return visit.Page(frame, Join(Heading(heading), lead, Block(t("The ministry's lists"), MinistryTable(book, t)),
                                Block(t("The police's lists"), police)));
}

struct ListView {
  PublishedList list;
  std::vector<ListMembership> members;
  AreaBook areas;
  std::vector<sql::Change> changes;
};

std::optional<ListView> LoadList(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<ListView> {
    const auto [kind, year] = ReadListAddress(visit.request.path_values.at("liste"));
    const ListBook book = LoadLists(reader);
    const PublishedList* list = book.Find(kind, year);
    if (list == nullptr) return std::nullopt;
    ListView view{*list, book.MembersOf(list->id), LoadAreas(reader), {}};
    if (visit.viewer.MayRead(people::Access::kSecretary)) {
      view.changes = sql::ListChanges(reader, "published_list", list->id.value);
    }
    return view;
  });
}

Html CountList(const ListView& view, const Texts& t) {
  const auto counts = CountMembers(view.list, view.members);
  std::vector<Fact> facts;
  facts.reserve(counts.size());
  for (const ClassCount& one : counts) {
    Html value = Text(CountSentence(one, t));
    for (const std::string& source : one.sources) value = html::Join(value, " · ", SourceLink(source));
    facts.push_back({ClassWord(view.list, one.of, t), value});
  }
  return FactList(facts);
}

enum class Side { kOn, kOff };

Html MemberTable(const Visit& visit, const ListView& view, std::string_view caption, Side side) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(caption),
                  .columns = {{std::string(t("Area"))},
                              {std::string(t("Municipality"))},
                              {std::string(t("As what"))},
                              {std::string(t("Source"))}}};
  if (EditsLists(visit)) table.columns.push_back({std::string(t("Change"))});
  for (const ListMembership& one : view.members) {
    if (IsOn(ClassOf(view.list, one.classification)) != (side == Side::kOn)) continue;
    std::vector<Html> row{
        one.area ? A(Href(AddressOf(*one.area)), one.area_name) : Text(one.area_name),
        Text(one.municipality.empty() ? std::string_view("–") : one.municipality), Text(one.classification),
        Join(one.source.empty() ? Text("–") : SourceLink(one.source),
             When(!one.verified, [&] { return Join(" ", Badge(t("Not checked"), Tone::kAttention)); }))};
    if (EditsLists(visit)) {
      row.push_back(A(Href(AddressOf(view.list) + "/omraade?raekke=" + std::to_string(one.id.value)),
                      Attr("aria-label", t("Change {area}", {{"area", one.area_name}})), t("Change")));
    }
    table.rows.push_back(std::move(row));
  }
  return table.rows.empty() ? Html() : RenderTable(table);
}

PageHeading HeadingOf(const Visit& visit, const ListView& view) {
  const Texts& t = visit.t;
  PageHeading heading{.title = TitleOf(view.list, t)};
  heading.facts = {Text(KindWord(view.list.kind, t))};
  if (!view.list.source.empty()) heading.facts.push_back(SourceLink(view.list.source));
  if (EditsLists(visit)) {
    heading.primary = ButtonLink(t("Add an area"), AddressOf(view.list) + "/omraade", ButtonLook::kPrimary);
    heading.others = {ButtonLink(t("Change the list"), AddressOf(view.list) + "/ret", ButtonLook::kQuiet)};
  }
  return heading;
}

http::Response ShowList(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = LoadList(visit);
  if (!view) return visit.NotFound();
  PageFrame frame = AreaFrame(visit, TitleOf(view->list, t), "lists");
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"},
                      {std::string(t("Published lists")), "/omraader/lister"},
                      {YearWord(view->list, t), ""}};
  const Html on = MemberTable(visit, *view, t("On the list"), Side::kOn);
  const Html off = MemberTable(visit, *view, t("Known to be off the list"), Side::kOff);
  return visit.Page(
      frame, Join(Heading(HeadingOf(visit, *view)), CountList(*view, t),
                  Block(t("On the list"), on.empty() ? EmptyState(t("No area on the list is known by name yet.")) : on),
                  When(!off.empty(), [&] { return Block(t("Known to be off the list"), off); }),
                  people::ChangeWords(LoggedRecords(), t).History(view->changes)));
}

}  // namespace

std::vector<http::Route> ListRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/omraader/lister", page(ShowLists)},
          {Method::kGet, "/omraader/lister/{liste}", page(ShowList)}};
}

}  // namespace tovholder::areas
