// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "desk/agenda_view.h"
#include "desk/postponement.h"
#include "html/markdown.h"
#include "meetings/item_view.h"
#include "sittings/live_parts.h"
#include "sittings/minutes_rules.h"
#include "sittings/order_rules.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

const ItemDetails* Beside(const SittingBook& book, const ItemDetails& here, int step) {
  const auto index = &here - book.items.data() + step;
  const bool exists = index >= 0 && index < static_cast<std::ptrdiff_t>(book.items.size());
  return exists ? &book.items[static_cast<std::size_t>(index)] : nullptr;
}

Html GoButton(const Visit& visit, const SittingBook& book, const ItemDetails* to, std::string_view label,
              ButtonLook look, std::string id) {
  if (to == nullptr) return {};
  return RenderForm({.address = LiveAddress(book.meeting()) + "/punkt", .csrf = visit.csrf(), .id = std::move(id)},
                    Join(HiddenField("punkt", std::to_string(to->item.id.value)), SubmitButton(label, look)));
}

Html EndPart(const Visit& visit, const SittingBook& book, ItemId item) {
  const Texts& t = visit.t;
  if (book.sitting.ended) {
    return P(ButtonLink(t("To the minutes"), MinutesAddress(book.meeting()), ButtonLook::kPrimary));
  }
  const auto open = ItemsOpen(book);
  const Html list = Each(open, [&](const ItemDetails* one) { return Li(meetings::TitleOf(one->item, t)); });
  return Disclosure(
      t("End the meeting"),
      Join(When(!open.empty(),
                [&] { return Join(P(t("Nothing is decided on these items. They are postponed:")), Ul(list)); }),
           LiveForm(visit, book, item, "afslut", SubmitButton(t("End the meeting now"), ButtonLook::kSecondary))));
}

Html AddItemPart(const Visit& visit, const SittingBook& book, ItemId item) {
  const Texts& t = visit.t;
  if (book.sitting.ended) return {};
  return Disclosure(
      t("Take up an item that is not on the agenda"),
      LiveForm(visit, book, item, "nyt-punkt",
               Join(TextField({.name = "titel", .label = std::string(t("Title")), .need = Need::kRequired}, t),
                    TextField({.name = "grund",
                               .label = std::string(t("Why it cannot wait, or that all present agree")),
                               .need = Need::kRequired,
                               .id = "nyt-punkt-grund"},
                              t),
                    SubmitButton(t("Add the item"), ButtonLook::kSecondary))));
}

Html ShortcutHelp(const Texts& t) {
  const auto key = [](std::string_view letter, std::string_view what) { return Li(Element("kbd", letter), " ", what); };
  return Disclosure(t("Keys"),
                    Ul(Class("plain-list shortcut-list"), key("n", t("next item")), key("f", t("previous item")),
                       key("b", t("decision")), key("a", t("votes")), key("d", t("attendance")),
                       key("u", t("put on record")), key("o", t("move the item up")), key("l", t("move the item down")),
                       key("Esc", t("out of the field, so that the keys work"))));
}

Html OrderButton(const Visit& visit, const SittingBook& book, ItemId item, int place, std::string_view label,
                 std::string id) {
  if (place < 1 || place > static_cast<int>(book.items.size())) return {};
  return LiveForm(visit, book, item, "raekkefoelge",
                  Join(HiddenField("plads", std::to_string(place)), SubmitButton(label, ButtonLook::kSecondary)),
                  std::move(id));
}

Html OrderPart(const Visit& visit, const SittingBook& book, ItemId item) {
  const Texts& t = visit.t;
  if (book.items.size() < 2) return {};
  const int place = PlaceOf(book, item);
  return Disclosure(
      t("Treat it earlier or later"),
      Join(P(Class("quiet"), t("It is number {place} of {count} in the order of treatment. It keeps its number.",
                               {{"place", std::to_string(place)}, {"count", std::to_string(book.items.size())}})),
           Div(Class("live-steps"), OrderButton(visit, book, item, place - 1, t("Move up"), "flyt-op"),
               OrderButton(visit, book, item, place + 1, t("Move down"), "flyt-ned")),
           LiveForm(visit, book, item, "raekkefoelge",
                    Join(TextField({.name = "plads",
                                    .label = std::string(t("Treat as number")),
                                    .value = std::to_string(place),
                                    .need = Need::kRequired,
                                    .width = FieldWidth::kShort},
                                   t, InputKind::kNumber),
                         SubmitButton(t("Move"), ButtonLook::kSecondary)))));
}

Html CaseOf(const ItemDetails& details, const Texts& t) {
  if (!meetings::HasCase(details)) return {};
  return Disclosure(t("The case"), meetings::RenderCase(details, 3, t));
}

Html ShownItem(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  std::vector<Html> facts = meetings::FactsOf(details.item, t);
  facts.insert(facts.begin(), BadgeOf(book.CourseOf(details.item.id).state, t));
  const ItemDetails* next = Beside(book, details, 1);
  return Join(Section(Class("live-item"), html::Id("punkt"), H2(meetings::TitleOf(details.item, t)), FactLine(facts),
                      ChairPart(visit, book, details), CaseOf(details, t), RulingForms(visit, book, details),
                      AttendancePart(visit, book, details), VotePart(visit, book, details),
                      SaidPart(visit, book, details), ItemActions(visit, book, details)),
              Div(Class("live-steps"), GoButton(visit, book, next, t("Next item"), ButtonLook::kPrimary, "naeste"),
                  GoButton(visit, book, Beside(book, details, -1), t("Previous item"), ButtonLook::kQuiet, "forrige")));
}

std::vector<Html> FactsOfSitting(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  const std::string opened = FormatTimeOfDay(ToCopenhagen(book.sitting.opened).time, t.language());
  std::vector<Html> facts{
      book.sitting.ended ? Badge(t("Held"), Tone::kGood) : Badge(t("Meeting under way"), Tone::kInfo),
      Text(t("opened {time} by {name}", {{"time", opened}, {"name", book.sitting.opened_by}}))};
  if (book.sitting.ended) {
    facts.push_back(
        Text(t("ended {time}", {{"time", FormatTimeOfDay(ToCopenhagen(*book.sitting.ended).time, t.language())}})));
  }
  return facts;
}

http::Response LivePage(const Visit& visit) {
  const auto book = RecordedBook(visit);
  if (!book) return visit.NotFound();
  if (!book->sitting.id) return http::Response::SeeOther(LiveAddress(book->meeting()) + "/navneopraab");
  return ShowLive(visit, *book, {});
}

Result<void> TakeStep(sql::Transaction& transaction, const Visit& /*visit*/, const SittingDesk& /*desk*/,
                      const SittingBook& book, ItemId item) {
  return GoToItem(transaction, book.meeting(), item);
}

Result<void> TakeCourse(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                        const SittingBook& book, ItemId item) {
  CourseState state = CourseState::kTreated;
  FromName(visit.request.Form("tilstand"), state);
  return SetCourse(transaction, book.meeting(), item, state, visit.request.Form("grund"));
}

Result<void> TakeOrder(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                       const SittingBook& book, ItemId item) {
  Reordering wanted;
  wanted.meeting = book.meeting();
  wanted.item = item;
  wanted.place = static_cast<int>(std::min<std::int64_t>(visit.request.FormNumber("plads").value_or(0), 10'000));
  if (wanted.place < 1) return Fail("sittings.place_wrong", {{"count", std::to_string(book.items.size())}});
  return Reorder(transaction, wanted);
}

Result<void> TakeClosure(sql::Transaction& transaction, const Visit& visit, const SittingDesk& desk,
                         const SittingBook& book, ItemId item) {
  ClosureChange change{item, ClosureKind::kClosed, std::string(visit.request.Form("begrundelse")),
                       std::string(visit.request.Form("hjemmel"))};
  FromName(visit.request.Form("slags"), change.kind);
  return ChangeClosure(transaction, desk.index, book.meeting(), change);
}

Result<void> TakeNewItem(sql::Transaction& transaction, const Visit& visit, const SittingDesk& desk,
                         const SittingBook& book, ItemId /*item*/) {
  const auto added =
      AddItem(transaction, desk.index, book.meeting(), visit.request.Form("titel"), visit.request.Form("grund"));
  if (!added) return Pass(added);
  return {};
}

http::Response TakeEnd(const Visit& visit, const SittingDesk& desk) {
  const auto book = RecordedBook(visit);
  if (!book) return visit.NotFound();
  const auto ended =
      visit.Write([&](sql::Transaction& transaction) { return EndSitting(transaction, book->meeting()); });
  if (!ended) return AfterForm(visit, desk, *book, ended, "afslut");
  desk.board.Tell(book->meeting());
  return visit.Done(MinutesAddress(book->meeting()), visit.t("The meeting is ended. The minutes are a draft."));
}

}  // namespace

Html LiveForm(const Visit& visit, const SittingBook& book, ItemId item, std::string_view action, const Html& content,
              std::string id) {
  return RenderForm(
      {.address = LiveAddress(book.meeting()) + "/" + std::string(action), .csrf = visit.csrf(), .id = std::move(id)},
      Join(HiddenField("punkt", std::to_string(item.value)), content));
}

Html CourseList(const Visit& visit, const SittingBook& book, ItemId shown, std::string (*address)(MeetingId, ItemId)) {
  const Texts& t = visit.t;
  const Instant now = visit.office().clock();
  const std::string order = OrderSentence(book);
  const Html list = Ol(Class("course-list plain-list"), Each(book.items, [&](const ItemDetails& details) {
                         const ItemCourse course = book.CourseOf(details.item.id);
                         const bool here = details.item.id == shown;
                         const std::int64_t spent = SecondsSpent(course, now);
                         std::string time = spent > 0 ? MinutesText(spent, t) : "";
                         if (details.item.time_allotted) {
                           time += time.empty() ? *details.item.time_allotted
                                                : " " + t("of {time}", {{"time", *details.item.time_allotted}});
                         }
                         return Li(Class(here ? "course-here" : "course"),
                                   A(Href(address(book.meeting(), details.item.id)),
                                     here ? Attr("aria-current", "step") : AttrIf("aria-current", ""),
                                     meetings::TitleOf(details.item, t)),
                                   Div(Class("course-facts"), BadgeOf(course.state, t), Span(Class("quiet"), time)));
                       }));
  return Join(When(!order.empty(), [&] { return P(Class("quiet"), t("The order is not that of the agenda.")); }), list);
}

Html OnwardOf(const Visit& visit, ItemId item) {
  const Texts& t = visit.t;
  const auto onward = visit.Read([&](sql::Reader& reader) { return desk::FindOnward(reader, item); });
  if (!onward) return {};
  if (!onward->proposal || !onward->to) return P(t("It is proposed for the next meeting as soon as one is prepared."));
  const MeetingId to = onward->to->meeting.id;
  const std::string title = meetings::TitleOf(*onward->to, t);
  if (onward->proposal->state == desk::ProposalState::kTaken) {
    const std::string agenda = desk::AgendaAddress(to);
    return P(t("Postponed item, on the agenda of"), " ",
             A(Href(onward->taken_as ? agenda + "/" + std::to_string(onward->taken_as->value) : agenda), title));
  }
  const bool declined = onward->proposal->state == desk::ProposalState::kDeclined;
  return P(declined ? t("Postponed item, declined for") : t("Postponed item, proposed for"), " ",
           A(Href(meetings::AddressOf(to) + "/forslag"), title));
}

Html ItemActions(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const bool closed = details.item.closed;
  const ItemCourse course = book.CourseOf(details.item.id);
  const bool put_off = course.state == CourseState::kPostponed || course.state == CourseState::kWithdrawn;
  const Html closure = LiveForm(
      visit, book, details.item.id, "lukning",
      Join(HiddenField("slags", std::string(ToName(closed ? ClosureKind::kOpened : ClosureKind::kClosed))),
           TextField({.name = "begrundelse",
                      .label = std::string(closed ? t("Why the item is opened") : t("Why the item is closed")),
                      .need = Need::kRequired},
                     t),
           When(!closed,
                [&] {
                  return TextField(
                      {.name = "hjemmel", .label = std::string(t("Legal ground")), .need = Need::kRequired}, t);
                }),
           SubmitButton(closed ? t("Open the item") : t("Close the item"), ButtonLook::kSecondary)));
  const Html postpone = LiveForm(
      visit, book, details.item.id, "udfald",
      put_off ? Join(HiddenField("tilstand", "treated"), SubmitButton(t("Treat it after all"), ButtonLook::kSecondary))
              : Join(RadioField({.name = "tilstand", .label = std::string(t("The item is")), .value = "postponed"},
                                {{"postponed", std::string(t("Postponed")), ""},
                                 {"withdrawn", std::string(t("Withdrawn")), ""}},
                                t),
                     TextField({.name = "grund", .label = std::string(t("Why")), .need = Need::kRequired}, t),
                     SubmitButton(t("Save"), ButtonLook::kSecondary)));
  return Section(Class("live-actions"), H3(t("The item itself")), OnwardOf(visit, details.item.id),
                 Disclosure(put_off ? t("Postponed or withdrawn") : t("Postpone or withdraw"), postpone),
                 OrderPart(visit, book, details.item.id),
                 Disclosure(closed ? t("Open the item to the public") : t("Close the item"), closure));
}

http::Response ShowLive(const Visit& visit, const SittingBook& book, const FormErrors& errors) {
  const Texts& t = visit.t;
  const ItemDetails* shown = AddressedItem(visit, book);
  PageFrame frame = SittingFrame(visit, book, t("Hold the meeting"));
  frame.width = PageFrame::Width::kFull;
  frame.scripts = {"sitting.js"};
  frame.styles = {"sitting.css"};
  const ItemId id = shown == nullptr ? ItemId{} : shown->item.id;
  const PageHeading heading{.title = meetings::TitleOf(book.row, t), .facts = FactsOfSitting(visit, book)};
  const Html side = Join(
      SideBox(t("Items"), Div(html::Id("forloeb"), Flag("data-live", true),
                              CourseList(visit, book, id,
                                         [](MeetingId meeting, ItemId item) { return LiveAddress(meeting, item); }))),
      ShortcutHelp(t), AddItemPart(visit, book, id), EndPart(visit, book, id));
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(errors.summary, t),
           Div(Attr("data-events", meetings::AddressOf(book.meeting()) + "/haendelser"),
               Attr("data-revision", std::to_string(book.revision())), Heading(heading),
               P(Class("live-state quiet"), Attr("role", "status"), html::Id("forbindelse")),
               shown == nullptr ? EmptyState(t("This meeting has no items.")) : ShownItem(visit, book, *shown))),
      side);
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response AfterForm(const Visit& visit, const SittingDesk& desk, const SittingBook& book, const Result<void>& done,
                         std::string_view field) {
  if (done) {
    desk.board.Tell(book.meeting());
    const auto item = visit.request.FormNumber("punkt");
    return visit.Done(item ? LiveAddress(book.meeting(), ItemId{*item}) : LiveAddress(book.meeting()));
  }
  FormErrors errors;
  errors.Add(std::string(field), done.error(), visit.t);
  return ShowLive(visit, book, errors);
}

http::Route FormRoute(const SittingDesk& desk, std::string_view action, std::string_view field, TakeForm take) {
  return {http::Method::kPost, "/moeder/{id}/afvikling/" + std::string(action),
          SignedIn(desk.office, [desk, take, field = std::string(field)](const Visit& visit) {
            const auto book = RecordedBook(visit);
            if (!book) return visit.NotFound();
            const ItemId item{visit.request.FormNumber("punkt").value_or(0)};
            const auto done =
                visit.Write([&](sql::Transaction& transaction) { return take(transaction, visit, desk, *book, item); });
            return AfterForm(visit, desk, *book, done, field);
          })};
}

std::vector<http::Route> LiveRoutes(const SittingDesk& desk) {
  using http::Method;
  std::vector<http::Route> routes{{Method::kGet, "/moeder/{id}/afvikling", SignedIn(desk.office, LivePage)},
                                  {Method::kPost, "/moeder/{id}/afvikling/afslut",
                                   SignedIn(desk.office, [desk](const Visit& visit) { return TakeEnd(visit, desk); })},
                                  FormRoute(desk, "punkt", "punkt", TakeStep),
                                  FormRoute(desk, "udfald", "grund", TakeCourse),
                                  FormRoute(desk, "raekkefoelge", "plads", TakeOrder),
                                  FormRoute(desk, "lukning", "begrundelse", TakeClosure),
                                  FormRoute(desk, "nyt-punkt", "titel", TakeNewItem)};
  for (auto& more : {RulingRoutes(desk), VoteRoutes(desk), AttendanceRoutes(desk), ChairRoutes(desk)}) {
    routes.insert(routes.end(), more.begin(), more.end());
  }
  return routes;
}

}  // namespace tovholder::sittings
