// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/consent_store.h"
#include "desk/consent_view.h"
#include "desk/desk_pages.h"
#include "desk/item_store.h"
#include "desk/logged_records.h"
#include "desk/participants_view.h"
#include "desk/proposal_store.h"
#include "desk/read_through_store.h"
#include "desk/remark_view.h"
#include "meetings/item_view.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::vector<int> MinutesOf(const Agenda& agenda) {
  std::vector<int> minutes;
  for (const ItemOnDesk& one : agenda.items) minutes.push_back(one.item.minutes);
  return minutes;
}

Html ClockTime(const std::optional<TimeOfDay>& time, const Texts& t) {
  return time ? Text(FormatTimeOfDay(*time, t.language())) : Text("–");
}

Html MoveButton(const Visit& visit, const DeskItem& item, int number, int place, std::string_view word) {
  return RenderForm({.address = AddressOf(item) + "/flyt", .csrf = visit.csrf()},
                    Join(HiddenField("plads", std::to_string(place)),
                         Button(Class("function-link"), Attr("type", "submit"),
                                html::Id("flyt-" + std::to_string(item.id.value) + (place < number ? "-op" : "-ned")),
                                word, Unseen(": " + item.title))));
}

// Shown by the script that lets rows be drawn to their place; it sends a form beside it.
Html DragHandle(const Texts& t) {
  return Span(Class("drag-handle"), Flag("hidden", true), Attr("data-drag-handle", ""), Attr("aria-hidden", "true"),
              Attr("title", std::string(t("Drag to move"))), Icon("sort-table-none"));
}

Html MoveButtons(const Visit& visit, const Agenda& agenda, std::size_t index) {
  const DeskItem& item = agenda.items[index].item;
  const int number = static_cast<int>(index) + 1;
  const bool last = index + 1 == agenda.items.size();
  return Div(Class("move-buttons"), When(agenda.items.size() > 1, [&] { return DragHandle(visit.t); }),
             When(number > 1, [&] { return MoveButton(visit, item, number, number - 1, visit.t("Up")); }),
             When(!last, [&] { return MoveButton(visit, item, number, number + 1, visit.t("Down")); }));
}

Html ItemName(const ItemOnDesk& one, int number, const Agenda& agenda, const Texts& t) {
  const DeskItem& item = one.item;
  std::vector<Html> facts;
  if (item.type) facts.push_back(Badge(meetings::WordOf(*item.type, t), Tone::kNeutral));
  if (item.closed) facts.push_back(Badge(t("Closed item"), Tone::kAttention));
  if (agenda.desk.revision > 0 && item.added_in == 0) facts.push_back(Badge(t("Supplement"), Tone::kInfo));
  if (!item.proposed_by.empty()) facts.push_back(Text(t("Proposed by {name}", {{"name", item.proposed_by}})));
  if (const auto origin = agenda.postponed.find(item.id); origin != agenda.postponed.end()) {
    facts.push_back(A(Href(meetings::AddressOf(origin->second)), t("Postponed at an earlier meeting")));
  }
  if (!one.attachments.empty()) {
    facts.push_back(
        Text(t.Plural("{n} attachment", "{n} attachments", static_cast<std::int64_t>(one.attachments.size()))));
  }
  return Join(A(Href(AddressOf(item)), std::to_string(number) + ". " + item.title),
              When(!facts.empty(), [&] { return FactLine(facts); }));
}

Html ItemTable(const Visit& visit, const Agenda& agenda, const std::vector<NamedRemark>& remarks) {
  const Texts& t = visit.t;
  const bool may_edit = CheckAction(agenda, DeskAction::kEditAgenda).has_value();
  const auto starts = ItemStarts(agenda.meeting().start_time, MinutesOf(agenda));
  DataTable table;
  table.caption = t("Items of the agenda");
  table.columns = {{std::string(t("Item"))},
                   {std::string(t("Time"))},
                   {std::string(t("Minutes allotted")), Align::kFigures},
                   {std::string(t("Responsible"))}};
  if (may_edit) table.columns.push_back({std::string(t("Order"))});
  for (std::size_t i = 0; i < agenda.items.size(); ++i) {
    const DeskItem& item = agenda.items[i].item;
    table.rows.push_back(
        {Div(ItemName(agenda.items[i], static_cast<int>(i) + 1, agenda, t), RenderRemarks(visit, remarks, item.id)),
         ClockTime(starts[i], t), item.minutes > 0 ? Join(item.minutes) : Text("–"),
         Text(item.responsible.empty() ? std::string_view("–") : item.responsible)});
    if (may_edit) table.rows.back().push_back(MoveButtons(visit, agenda, i));
  }
  return RenderTable(table);
}

// When the meeting ends by the minutes allotted, and whether that fits.
Html EndOfMeeting(const Agenda& agenda, const Texts& t) {
  const meetings::Meeting& meeting = agenda.meeting();
  if (!meeting.start_time || agenda.items.empty()) return {};
  const auto end = ItemStarts(meeting.start_time, MinutesOf(agenda)).back();
  const bool too_long = !end || (meeting.end_time && *end > *meeting.end_time);
  if (too_long) {
    return RenderNotice(
        {Tone::kAttention, end ? t("By the minutes allotted the meeting ends {time}, later than planned.",
                                   {{"time", FormatTimeOfDay(*end, t.language())}})
                               : std::string(t("The minutes allotted are more than the day has left."))},
        t);
  }
  return P(t("By the minutes allotted the meeting ends {time}.", {{"time", FormatTimeOfDay(*end, t.language())}}));
}

Html DeadlineBox(const Visit& visit, const Agenda& agenda) {
  const Texts& t = visit.t;
  if (!agenda.meeting().date || agenda.desk.revision > 0) return {};
  const Date last = LastDayOfNotice(*agenda.meeting().date, agenda.desk.notice);
  const bool late = visit.today() > last;
  return SideBox(
      t("Notice"),
      Join(P(t("To be released on {date} at the latest.", {{"date", FormatDay(last, DayForm::kFull, t.language())}})),
           P(late ? Badge(t("The notice is not kept"), Tone::kBad)
                  : Badge(FormatNearness(last, visit.today(), t.language()), Tone::kNeutral)),
           P(Class("quiet"), t.Plural("{n} weekday's notice", "{n} weekdays' notice", agenda.desk.notice))));
}

Html SentOut(const Visit& visit, const Agenda& agenda) {
  const Texts& t = visit.t;
  return Each(agenda.revisions, [&](const DeskRevision& one) {
    const auto answers =
        visit.Read([&](sql::Reader& reader) { return ListAnswersTo(reader, agenda.meeting().id, one.revision); });
    return Li(t("Version {number}, {when}, by {name}", {{"number", std::to_string(one.revision)},
                                                        {"when", FormatMoment(one.released, t.language())},
                                                        {"name", one.released_by}}),
              RenderAnswers(answers, t));
  });
}

Html SideOf(const Visit& visit, const Agenda& agenda, const ReleaseStanding& standing) {
  const Texts& t = visit.t;
  const std::string address = meetings::AddressOf(agenda.meeting().id);
  const Html hosts = Each(agenda.hosts, [&](const people::Organization& host) {
    return Li(A(Href("/organisation/" + std::to_string(host.id.value)), host.name), " · ",
              A(Href("/organisation/" + std::to_string(host.id.value) + "/dagsorden"), t("Notice and standing items"),
                Unseen(": " + host.name)));
  });
  return Join(DeadlineBox(visit, agenda), ChairsBox(visit, agenda, standing),
              When(!hosts.empty(), [&] { return SideBox(t("Who meets"), Ul(Class("plain-list"), hosts)); }),
              When(!agenda.revisions.empty(),
                   [&] { return SideBox(t("Sent out"), Ul(Class("plain-list"), SentOut(visit, agenda))); }));
}

// Without the badges that say of any agenda what the state says of this one.
std::vector<Html> FactsBesideState(const meetings::MeetingRow& row, const Texts& t) {
  std::vector<Html> facts = meetings::FactsOf(row, t);
  const int badges = row.meeting.visibility == people::Visibility::kDraft ? 2 : 1;
  facts.erase(facts.begin(), facts.begin() + badges);
  return facts;
}

std::string_view WordOfRelease(const Visit& visit, const Agenda& agenda, const ReleaseStanding& standing) {
  const Texts& t = visit.t;
  const ChairStanding* own = standing.request ? OwnStanding(visit, standing) : nullptr;
  if (own != nullptr && own->state != ChairState::kYes) return t("Say yes or no to the release");
  return agenda.desk.revision > 0 ? t("Check and release the changes") : t("Check and release");
}

http::Response AgendaPage(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const Texts& t = visit.t;
  const meetings::MeetingId id = agenda->meeting().id;
  const auto [proposals, changes] = visit.Read([&](sql::Reader& reader) {
    return std::pair(ListProposals(reader, visit.viewer, id),
                     sql::ListChanges(reader, "desk_meeting", agenda->desk.id.value));
  });
  const auto parties = visit.Read([&](sql::Reader& reader) { return ListParties(reader, *agenda, visit.today()); });
  const auto remarks = visit.Read([&](sql::Reader& reader) { return ListRemarks(reader, *agenda); });
  const ReleaseStanding standing =
      visit.Read([&](sql::Reader& reader) { return FindReleaseStanding(reader, *agenda, visit.today()); });
  const auto waiting = std::count_if(proposals.begin(), proposals.end(),
                                     [](const DeskProposal& one) { return one.state == ProposalState::kWaiting; });
  PageFrame frame = DeskFrame(visit, *agenda, t("Agenda"));
  frame.width = PageFrame::Width::kFull;
  PageHeading heading{.title = t("Agenda of {meeting}", {{"meeting", meetings::TitleOf(agenda->row, t)}}),
                      .facts = {StateBadge(agenda->desk.state, t)}};
  for (Html& fact : FactsBesideState(agenda->row, t)) heading.facts.push_back(std::move(fact));
  const std::string address = meetings::AddressOf(id);
  if (CheckAction(*agenda, DeskAction::kRelease)) {
    heading.primary = ButtonLink(WordOfRelease(visit, *agenda, standing), address + "/frigiv", ButtonLook::kPrimary);
    heading.others = {ButtonLink(t("Edit the meeting"), address + "/rediger", ButtonLook::kQuiet),
                      ButtonLink(t("Read-through"), ReadersAddress(id), ButtonLook::kQuiet)};
  }
  if (!proposals.empty()) {
    heading.others.push_back(ButtonLink(t.Plural("{n} proposal waits", "{n} proposals wait", waiting),
                                        address + "/forslag", ButtonLook::kQuiet));
  }
  const bool may_edit = CheckAction(*agenda, DeskAction::kEditAgenda).has_value();
  return visit.Page(
      frame,
      Join(Heading(heading), RenderNotes(*agenda, t),
           agenda->items.empty() ? EmptyState(t("The agenda has no items yet.")) : ItemTable(visit, *agenda, remarks),
           EndOfMeeting(*agenda, t),
           When(may_edit,
                [&] { return P(ButtonLink(t("Add an item"), AgendaAddress(id) + "/ny", ButtonLook::kSecondary)); }),
           RemarksBlock(visit, *agenda, remarks), ParticipantsBlock(*agenda, parties, t),
           people::ChangeWords(LoggedRecords(), t).History(changes)),
      SideOf(visit, *agenda, standing));
}

http::Response TakeMove(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  const auto item = visit.request.PathNumber("punkt");
  const auto place = visit.request.FormNumber("plads");
  if (!agenda || !item || !agenda->Find(DeskItemId{*item})) return visit.NotFound();
  const auto moved = visit.Write([&](sql::Transaction& transaction) {
    return MoveItem(transaction, DeskItemId{*item},
                    static_cast<int>(std::min<std::int64_t>(place.value_or(1), 100'000)));
  });
  if (!moved) return visit.Refuse(moved.error());
  const ItemOnDesk& one = *agenda->Find(DeskItemId{*item});
  return visit.Done(AgendaAddress(agenda->meeting().id),
                    visit.t("“{title}” is number {number} now.",
                            {{"title", one.item.title}, {"number", std::to_string(place.value_or(1))}}));
}

}  // namespace

std::vector<http::Route> AgendaRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  return {{Method::kGet, "/moeder/{id}/dagsorden", page(AgendaPage)},
          {Method::kPost, "/moeder/{id}/dagsorden/{punkt}/flyt", page(TakeMove)}};
}

}  // namespace tovholder::desk
