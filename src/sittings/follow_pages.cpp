// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "meetings/item_view.h"
#include "sittings/live_parts.h"
#include "sittings/minutes_rules.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_visit.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

// Under way first, with what is decided so far; the list leads to the others.
Html FollowedItem(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const std::size_t index = static_cast<std::size_t>(&details - book.items.data());
  const auto recorded = MinutesOf(book);
  std::vector<std::string> away;
  for (const SittingMember& member : book.members) {
    if (member.votes && PresenceAt(book, member, details.item.id) != Presence::kThere) away.push_back(member.name);
  }
  return Section(
      Class("live-item"), H2(meetings::TitleOf(details.item, t)),
      FactLine({BadgeOf(book.CourseOf(details.item.id).state, t)}),
      meetings::RenderOutcome(recorded.items[index], 3, t),
      When(meetings::HasCase(details), [&] { return Disclosure(t("The case"), meetings::RenderCase(details, 3, t)); }),
      When(!away.empty(), [&] {
        return P(Class("quiet"), t("Not there: {names}", {{"names", tovholder::Join(away, ", ")}}));
      }));
}

std::string FollowItemAddress(MeetingId meeting, ItemId item) {
  return FollowAddress(meeting) + "?punkt=" + std::to_string(item.value);
}

http::Response FollowPage(const Visit& visit) {
  const auto book = FollowedBook(visit);
  if (!book) return visit.NotFound();
  if (!book->sitting.id) return http::Response::SeeOther(meetings::AddressOf(book->meeting()));
  const Texts& t = visit.t;
  const ItemDetails* shown = AddressedItem(visit, *book);
  PageFrame frame = SittingFrame(visit, *book, t("Follow the meeting"));
  frame.scripts = {"sitting.js"};
  frame.styles = {"sitting.css"};
  const Html state = book->sitting.ended ? Badge(t("Held"), Tone::kGood) : Badge(t("Meeting under way"), Tone::kInfo);
  const ItemId id = shown == nullptr ? ItemId{} : shown->item.id;
  return visit.Page(
      frame,
      Div(Attr("data-events", meetings::AddressOf(book->meeting()) + "/haendelser"),
          Attr("data-revision", std::to_string(book->revision())),
          Heading({.title = meetings::TitleOf(book->row, t), .facts = {state}}),
          P(Class("live-state quiet"), Attr("role", "status"), html::Id("forbindelse")),
          Div(html::Id("foelger"), Flag("data-live", true),
              shown == nullptr ? EmptyState(t("This meeting has no items.")) : FollowedItem(visit, *book, *shown))),
      SideBox(t("Items"),
              Div(html::Id("forloeb"), Flag("data-live", true), CourseList(visit, *book, id, FollowItemAddress))));
}

// Tells that something was recorded, never what: the page asks for that itself.
http::Response MeetingEvents(const Visit& visit, const SittingDesk& desk) {
  const auto book = FollowedBook(visit);
  if (!book) return visit.NotFound();
  std::int64_t seen = visit.request.QueryNumber("fra").value_or(0);
  return http::Response::Events(
      [&board = desk.board, meeting = book->meeting(), seen]() mutable -> std::optional<std::string> {
        const std::int64_t revision = board.Revision(meeting);
        if (revision == seen) return "";
        seen = revision;
        return http::FormatEvent("recorded", std::to_string(revision));
      });
}

}  // namespace

std::vector<http::Route> FollowRoutes(const SittingDesk& desk) {
  using http::Method;
  return {{Method::kGet, "/moeder/{id}/foelg", SignedIn(desk.office, FollowPage)},
          {Method::kGet, "/moeder/{id}/haendelser",
           SignedIn(desk.office, [desk](const Visit& visit) { return MeetingEvents(visit, desk); })}};
}

}  // namespace tovholder::sittings
