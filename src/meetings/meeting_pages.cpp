// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_pages.h"

#include <algorithm>

#include "html/components.h"
#include "meetings/document_store.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "meetings/logged_records.h"
#include "meetings/meeting_list_page.h"
#include "meetings/meeting_store.h"
#include "meetings/paper_pages.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::meetings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// Everything that the page of a meeting shows.
struct MeetingView {
  MeetingRow row;
  people::Owners owners;
  std::vector<ItemDetails> items;
  std::vector<AttendanceRow> attendance;
  std::vector<MeetingDocument> documents;
  std::vector<sql::Change> changes;
  std::optional<MeetingPreparation> preparation;
  MeetingForReader reader = {};
};

std::optional<MeetingView> LoadMeeting(sql::Reader& reader, const Visit& visit, MeetingId id,
                                       const MeetingSlots& slots) {
  const people::Viewer& viewer = visit.viewer;
  auto row = FindMeeting(reader, viewer, id);
  if (!row) return std::nullopt;
  const people::Owners owners = OwnersOf(reader, row->meeting);
  MeetingView view{std::move(*row),
                   owners,
                   ListItems(reader, viewer, id),
                   ListAttendance(reader, viewer, id),
                   ListMeetingDocuments(reader, viewer, id),
                   {},
                   {}};
  if (slots.preparation) view.preparation = slots.preparation(reader, visit, id);
  if (slots.for_reader && viewer.signed_in()) view.reader = slots.for_reader(reader, visit, id);
  if (viewer.MayRead(people::Access::kSecretary)) view.changes = sql::ListChanges(reader, "meeting", id.value);
  return view;
}

Html RenderItem(const ItemDetails& details, const MeetingForReader& reader, const Texts& t) {
  const AgendaItem& item = details.item;
  const std::vector<Html> facts = FactsOf(item, t);
  const auto beside = reader.beside_items.find(item.id);
  return Section(Class("agenda-item"), html::Id("punkt-" + std::to_string(item.position)),
                 H2(A(Href(AddressOf(item.id)), TitleOf(item, t))), FactLine(facts),
                 When(beside != reader.beside_items.end(), [&] { return beside->second; }),
                 RenderOutcome(details, 3, t),
                 When(HasCase(details), [&] { return Disclosure(t("The case"), RenderCase(details, 3, t)); }));
}

Html RenderContents(const std::vector<ItemDetails>& items, const Texts& t) {
  return SideBox(t("Items"),
                 Ol(Class("plain-list"), Each(items, [&](const ItemDetails& details) {
                      return Li(A(Href("#punkt-" + std::to_string(details.item.position)), TitleOf(details.item, t)));
                    })));
}

std::vector<AttendanceRow> OfWholeMeeting(std::vector<AttendanceRow> rows) {
  std::erase_if(rows, [](const AttendanceRow& row) { return row.attendance.item.has_value(); });
  return rows;
}

Html RenderPapers(const MeetingView& view, const Visit& visit) {
  if (view.documents.empty()) return {};
  const Texts& t = visit.t;
  const bool may_review = visit.viewer.MayRead(people::Access::kSecretary);
  return SideBox(
      t("Documents"),
      Ul(Class("plain-list"), Each(view.documents, [&](const MeetingDocument& paper) {
           return Li(A(Href("/dokumenter/" + std::to_string(paper.document.id.value)), paper.document.name),
                     When(may_review, [&] {
                       return Join(
                           " · ", A(Href("/import/gennemgang/" + std::to_string(paper.reading.id.value)), t("Review")));
                     }));
         })));
}

Html RenderPrinting(const MeetingView& view, const Visit& visit) {
  if (view.items.empty()) return {};
  const Texts& t = visit.t;
  const std::string address = PaperAddress(view.row.meeting.id);
  const bool full =
      people::MaySee(visit.viewer, people::Visibility::kClosed, view.owners) && HasClosedParts(view.items);
  return SideBox(
      t("Print and download"),
      Join(P(When(full, [&] { return Join(t("Open version"), ": "); }), PaperLinks(address, Edition::kOpen, t)),
           When(full, [&] { return P(t("With closed items"), ": ", PaperLinks(address, Edition::kFull, t)); })));
}

Html MeetingSide(const MeetingView& view, const Visit& visit) {
  const Html attendance = RenderAttendance(OfWholeMeeting(view.attendance), visit.t);
  return Join(
      When(view.items.size() > 1, [&] { return RenderContents(view.items, visit.t); }), RenderPrinting(view, visit),
      When(!attendance.empty(), [&] { return SideBox(visit.t("Attendance"), attendance); }), RenderPapers(view, visit));
}

Html PublishButton(const MeetingView& view, const Visit& visit) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(view.row.meeting.id);
  if (view.row.meeting.visibility == people::Visibility::kDraft) {
    return PostButton({.label = std::string(t("Publish")),
                       .address = address + "/udgiv",
                       .csrf = visit.csrf(),
                       .look = ButtonLook::kPrimary},
                      t);
  }
  return PostButton(
      {.label = std::string(t("Withdraw")),
       .address = address + "/traek-tilbage",
       .csrf = visit.csrf(),
       .look = ButtonLook::kQuiet,
       .consequence = t.Plural("{n} item will no longer be public.", "{n} items will no longer be public.",
                               static_cast<std::int64_t>(view.items.size()))},
      t);
}

void AddActions(PageHeading& heading, const MeetingView& view, const Visit& visit) {
  if (view.preparation) {
    heading.primary = view.preparation->primary;
    heading.others = view.preparation->others;
  } else if (visit.viewer.May(people::Access::kSecretary)) {
    const bool draft = view.row.meeting.visibility == people::Visibility::kDraft;
    if (draft) heading.primary = PublishButton(view, visit);
    if (!draft) heading.others = {PublishButton(view, visit)};
  }
  heading.others.insert(heading.others.end(), view.reader.others.begin(), view.reader.others.end());
}

Html RenderItems(const MeetingView& view, const Texts& t) {
  if (!view.items.empty()) {
    return Each(view.items, [&](const ItemDetails& details) { return RenderItem(details, view.reader, t); });
  }
  const bool explained = view.preparation && !view.preparation->no_items.empty();
  return EmptyState(explained ? std::string_view(view.preparation->no_items) : t("This meeting has no items."));
}

http::Response MeetingPage(const Visit& visit, const MeetingSlots& slots) {
  const auto id = visit.request.PathNumber("id");
  auto view = id ? visit.Read([&](sql::Reader& reader) { return LoadMeeting(reader, visit, MeetingId{*id}, slots); })
                 : std::nullopt;
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(TitleOf(view->row, t), "meetings");
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  PageHeading heading{.title = TitleOf(view->row, t), .facts = FactsOf(view->row, t)};
  AddActions(heading, *view, visit);
  return visit.Page(
      frame,
      Join(Heading(heading), When(view->preparation.has_value(), [&] { return view->preparation->notes; }),
           When(view->row.meeting.agenda_text.has_value(), [&] { return P(*view->row.meeting.agenda_text); }),
           view->reader.top, RenderItems(*view, t), view->reader.end,
           When(visit.viewer.MayRead(people::Access::kSecretary),
                [&] { return people::ChangeWords(LoggedRecords(), t).History(view->changes); })),
      MeetingSide(*view, visit));
}

struct ItemView {
  ItemAtMeeting item;
  std::vector<AgendaItem> agenda;
  std::vector<AttendanceRow> attendance;
  std::vector<ItemAtMeeting> same_case;
};

std::optional<ItemView> LoadItem(sql::Reader& reader, const people::Viewer& viewer, ItemId id) {
  auto item = FindItem(reader, viewer, id);
  if (!item) return std::nullopt;
  const MeetingId meeting = item->meeting.meeting.id;
  ItemView view{std::move(*item), ListAgenda(reader, viewer, meeting), ListAttendance(reader, viewer, meeting), {}};
  std::erase_if(view.attendance, [&](const AttendanceRow& row) { return row.attendance.item != id; });
  if (const auto& number = view.item.details.item.case_number) view.same_case = ListCaseItems(reader, viewer, *number);
  std::erase_if(view.same_case, [&](const ItemAtMeeting& other) { return other.details.item.id == id; });
  return view;
}

Html Neighbours(const ItemView& view, const Texts& t) {
  const auto here = std::find_if(view.agenda.begin(), view.agenda.end(),
                                 [&](const AgendaItem& item) { return item.id == view.item.details.item.id; });
  if (here == view.agenda.end()) return {};
  return Nav(
      Class("neighbours"), Attr("aria-label", std::string(t("Other items"))),
      When(here != view.agenda.begin(), [&] { return A(Href(AddressOf(std::prev(here)->id)), t("Previous item")); }),
      " ", A(Href(AddressOf(view.item.meeting.meeting.id)), t("The whole meeting")), " ",
      When(std::next(here) != view.agenda.end(),
           [&] { return A(Href(AddressOf(std::next(here)->id)), t("Next item")); }));
}

ListEntry EntryOf(const ItemAtMeeting& item, const Texts& t) {
  ListEntry entry{TitleOf(item.details.item, t), AddressOf(item.details.item.id), {Text(TitleOf(item.meeting, t))}, {}};
  if (item.details.item.decision) entry.text = P(*item.details.item.decision);
  return entry;
}

Html ItemSide(const ItemView& view, const Texts& t) {
  const Html attendance = RenderAttendance(view.attendance, t);
  return Join(When(!attendance.empty(), [&] { return SideBox(t("At this item"), attendance); }),
              When(!view.same_case.empty(), [&] {
                return SideBox(t("The same case elsewhere"),
                               Ul(Class("plain-list"), Each(view.same_case, [&](const ItemAtMeeting& other) {
                                    return Li(A(Href(AddressOf(other.details.item.id)), TitleOf(other.meeting, t)));
                                  })));
              }));
}

http::Response ItemPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  auto view =
      id ? visit.Read([&](sql::Reader& reader) { return LoadItem(reader, visit.viewer, ItemId{*id}); }) : std::nullopt;
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  const ItemDetails& details = view->item.details;
  PageFrame frame = visit.Frame(TitleOf(details.item, t), "meetings");
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"},
                      {TitleOf(view->item.meeting, t), AddressOf(view->item.meeting.meeting.id)}};
  PageHeading heading{.title = TitleOf(details.item, t), .facts = FactsOf(details.item, t)};
  heading.facts.push_back(A(Href(AddressOf(view->item.meeting.meeting.id)), TitleOf(view->item.meeting, t)));
  return visit.Page(
      frame,
      Join(Heading(heading),
           When(view->item.hides,
                [&] {
                  return P(t("This item was treated behind closed doors. What may be public of it is shown here."));
                }),
           RenderOutcome(details, 2, t), RenderCase(details, 2, t), Neighbours(*view, t)),
      ItemSide(*view, t));
}

http::Response CasePage(const Visit& visit) {
  const auto number = visit.request.path_values.find("number");
  const std::string case_number = number == visit.request.path_values.end() ? "" : number->second;
  const auto items = visit.Read([&](sql::Reader& reader) { return ListCaseItems(reader, visit.viewer, case_number); });
  if (items.empty()) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Case {number}", {{"number", case_number}}), "meetings");
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  std::vector<ListEntry> entries;
  for (const ItemAtMeeting& item : items) entries.push_back(EntryOf(item, t));
  const PageHeading heading{
      .title = frame.title,
      .facts = {Text(items.back().details.item.title),
                Text(t.Plural("treated once", "treated {n} times", static_cast<std::int64_t>(items.size())))}};
  return visit.Page(frame, Join(Heading(heading), EntryList(entries)));
}

}  // namespace

std::vector<http::Route> MeetingRoutes(const people::Office& office, const MeetingSlots& slots) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/moeder", page([slots](const Visit& visit) { return MeetingListPage(visit, slots); })},
          {Method::kGet, "/moeder/{id}", page([slots](const Visit& visit) { return MeetingPage(visit, slots); })},
          {Method::kGet, "/punkter/{id}", page(ItemPage)},
          {Method::kGet, "/sager/{number*}", page(CasePage)}};
}

}  // namespace tovholder::meetings
