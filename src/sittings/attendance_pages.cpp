// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "meetings/item_view.h"
#include "sittings/live_parts.h"
#include "sittings/roll_rules.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

std::string NoteOn(const SittingBook& book, const SittingMember& member) {
  std::vector<std::string> parts;
  if (!member.party.empty()) parts.push_back(member.party);
  if (!member.represents.empty()) parts.push_back(member.represents);
  if (const Host* host = book.hosts.size() > 1 ? book.FindHost(member.organization) : nullptr; host != nullptr) {
    parts.push_back(host->organization.name);
  }
  return tovholder::Join(parts, ", ");
}

Html MoveButton(const Visit& visit, const SittingBook& book, ItemId item, const SittingMember& member,
                Direction direction, Reach reach, std::string_view label) {
  return LiveForm(visit, book, item, "fremmoede",
                  Join(HiddenField("medlem", std::to_string(member.id.value)),
                       HiddenField("retning", std::string(ToName(direction))),
                       HiddenField("raekkevidde", std::string(ToName(reach))),
                       Button(Class("function-link"), Attr("type", "submit"), label, Unseen(": " + member.name))));
}

Html MoveButtons(const Visit& visit, const SittingBook& book, ItemId item, const SittingMember& member) {
  const Texts& t = visit.t;
  const Presence presence = PresenceAt(book, member, item);
  if (presence == Presence::kDisqualified) return {};
  if (presence == Presence::kAway) {
    return Div(Class("move-buttons"),
               MoveButton(visit, book, item, member, Direction::kCame, Reach::kFromHere, t("Comes now")));
  }
  return Div(Class("move-buttons"),
             MoveButton(visit, book, item, member, Direction::kLeft, Reach::kFromHere, t("Leaves now")),
             MoveButton(visit, book, item, member, Direction::kLeft, Reach::kThisItem, t("Out for this item")));
}

Html AttendanceTable(const Visit& visit, const SittingBook& book, ItemId item) {
  const Texts& t = visit.t;
  DataTable table;
  table.caption = t("Who is there at this item");
  table.columns = {{std::string(t("Name"))}, {std::string(t("At this item"))}, {std::string(t("Change"))}};
  for (const SittingMember& member : book.members) {
    const std::string note = NoteOn(book, member);
    table.rows.push_back({Join(member.name, When(!note.empty(), [&] { return Span(Class("quiet"), " ", note); })),
                          BadgeOf(PresenceAt(book, member, item), t), MoveButtons(visit, book, item, member)});
  }
  return RenderTable(table);
}

Html QuorumLines(const SittingBook& book, ItemId item, const Texts& t) {
  return Each(book.hosts, [&](const Host& host) {
    const Quorum quorum = QuorumAt(book, host, item);
    const std::string line = t("{body}: {present} of {members} with a vote are there, {needed} are needed",
                               {{"body", host.organization.name},
                                {"present", std::to_string(quorum.present)},
                                {"members", std::to_string(quorum.members)},
                                {"needed", std::to_string(quorum.needed)}});
    return P(quorum.reached() ? Badge(t("Quorum"), Tone::kGood) : Badge(t("No quorum"), Tone::kBad), " ", line);
  });
}

std::vector<html::Choice> MemberChoices(const SittingBook& book) {
  std::vector<html::Choice> choices;
  for (const SittingMember& member : book.members) {
    if (member.votes) choices.push_back({std::to_string(member.id.value), member.name, ""});
  }
  return choices;
}

Html DisqualificationRow(const Visit& visit, const SittingBook& book, ItemId item, const Disqualification& one) {
  const Texts& t = visit.t;
  const SittingMember* member = book.Find(one.member);
  if (member == nullptr) return {};
  const auto decide = [&](DisqualificationOutcome outcome, std::string_view label) {
    return LiveForm(visit, book, item, "inhabil",
                    Join(HiddenField("medlem", std::to_string(one.member.value)),
                         HiddenField("udfald", std::string(ToName(outcome))),
                         Button(Class("function-link"), Attr("type", "submit"), label, Unseen(": " + member->name))));
  };
  const std::string_view word = one.outcome == DisqualificationOutcome::kDisqualified ? t("Disqualified")
                                : one.outcome == DisqualificationOutcome::kQualified  ? t("Not disqualified")
                                                                                      : t("Raised, not decided");
  return Li(
      member->name, ": ", one.ground, " ", Badge(word, Tone::kNeutral),
      Div(Class("move-buttons"), decide(DisqualificationOutcome::kDisqualified, t("The body finds: disqualified")),
          decide(DisqualificationOutcome::kQualified, t("The body finds: not disqualified"))));
}

Html DisqualificationPart(const Visit& visit, const SittingBook& book, ItemId item) {
  const Texts& t = visit.t;
  Html rows;
  for (const Disqualification& one : book.disqualifications) {
    if (one.item == item) rows.Append(DisqualificationRow(visit, book, item, one));
  }
  return Disclosure(
      t("Disqualification"),
      Join(P(Class("quiet"), t("The body decides. The member takes part in that and then leaves the room.")),
           When(!rows.empty(), [&] { return Ul(Class("plain-list"), rows); }),
           LiveForm(visit, book, item, "inhabil",
                    Join(HiddenField("udfald", "raised"),
                         SelectField({.name = "medlem",
                                      .label = std::string(t("Member")),
                                      .width = FieldWidth::kHalf,
                                      .id = "inhabil-medlem"},
                                     MemberChoices(book), t),
                         TextField({.name = "habilitet",
                                    .label = std::string(t("What raises the question")),
                                    .need = Need::kRequired},
                                   t),
                         SubmitButton(t("Raise the question"), ButtonLook::kSecondary)))),
      rows.empty() ? FoldState::kClosed : FoldState::kOpen);
}

Html NewMemberPart(const Visit& visit, const SittingBook& book, ItemId item) {
  const Texts& t = visit.t;
  std::vector<html::Choice> choices{{"", std::string(t("Nobody: a guest without a vote")), ""}};
  for (const SittingMember& member : book.members) {
    if (member.votes && PresenceAt(book, member, item) != Presence::kThere) {
      choices.push_back({std::to_string(member.id.value), member.name, ""});
    }
  }
  return Disclosure(
      t("Substitute or guest"),
      LiveForm(visit, book, item, "deltager",
               Join(TextField({.name = "navn", .label = std::string(t("Name")), .need = Need::kRequired}, t),
                    SelectField({.name = "for",
                                 .label = std::string(t("In the place of")),
                                 .help = std::string(t("Only who is not there can be stood in for.")),
                                 .width = FieldWidth::kHalf},
                                choices, t),
                    SubmitButton(t("Add"), ButtonLook::kSecondary))));
}

Result<void> TakeMove(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                      const SittingBook& book, ItemId item) {
  SittingMove move;
  move.meeting = book.meeting();
  move.member = FormId<SittingMember>(visit, "medlem");
  move.item = item;
  FromName(visit.request.Form("retning"), move.direction);
  FromName(visit.request.Form("raekkevidde"), move.reach);
  return RecordMove(transaction, move);
}

Result<void> TakeDisqualification(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                                  const SittingBook& book, ItemId item) {
  Disqualification one;
  one.meeting = book.meeting();
  one.member = FormId<SittingMember>(visit, "medlem");
  one.item = item;
  one.ground = std::string(visit.request.Form("habilitet"));
  FromName(visit.request.Form("udfald"), one.outcome);
  return RecordDisqualification(transaction, one);
}

// A substitute is there from this item on.
Result<void> TakeNewMember(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                           const SittingBook& book, ItemId /*item*/) {
  SittingMember member;
  member.role = "guest";
  member.votes = false;
  const SittingMember* replaced = book.Find(FormId<SittingMember>(visit, "for"));
  if (replaced != nullptr) {
    member = SubstituteFor(*replaced);
    member.substitute_for = replaced->id;
  }
  member.meeting = book.meeting();
  member.name = std::string(visit.request.Form("navn"));
  return AddMember(transaction, member);
}

Html RollField(const SittingBook& book, const std::vector<RollRow>& roll, std::size_t index, const Texts& t) {
  const SittingMember& member = roll[index].member;
  const auto replaced = roll[index].stands_in_for;
  const std::string note =
      replaced ? t("in the place of {name}", {{"name", roll[*replaced].member.name}}) : NoteOn(book, member);
  std::vector<html::Choice> choices;
  for (const RollMark mark : {RollMark::kPresent, RollMark::kApology, RollMark::kAbsent}) {
    choices.push_back({std::string(ToName(mark)), std::string(WordOf(mark, t)), ""});
  }
  return SelectField({.name = "fremmoedt-" + std::to_string(index),
                      .label = note.empty() ? member.name : member.name + ", " + note,
                      .value = std::string(ToName(member.mark)),
                      .width = FieldWidth::kHalf},
                     choices, t);
}

http::Response ShowRoll(const Visit& visit, const SittingBook& book, const std::vector<RollRow>& roll,
                        const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = SittingFrame(visit, book, t("Open the meeting"));
  Html fields;
  for (std::size_t i = 0; i < roll.size(); ++i) fields.Append(RollField(book, roll, i, t));
  const Html rules = Each(book.hosts, [&](const Host& host) {
    const std::string address = "/organisation/" + std::to_string(host.organization.id.value) + "/moederegler";
    return Li(host.organization.name, ": ", WordOf(host.rule.profile, t), " · ",
              A(Href(address), t("Rules of its meetings"), Unseen(": " + host.organization.name)));
  });
  const Html content = roll.empty()
                           ? EmptyState(t("Nobody is entered as a member on the day of the meeting."))
                           : RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                                        Join(fields, SubmitButton(t("Open the meeting"), ButtonLook::kPrimary)));
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(errors.summary, t),
           Heading({.title = std::string(t("Open the meeting")), .facts = {Text(meetings::TitleOf(book.row, t))}}),
           Block(t("Who is there"), content)),
      SideBox(t("Rules"), Ul(Class("plain-list"), rules)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

std::vector<RollRow> RollFor(const Visit& visit, const SittingBook& book) {
  auto roll = visit.Read([&](sql::Reader& reader) { return ListRoll(reader, book); });
  for (std::size_t i = 0; i < roll.size(); ++i) {
    FromName(visit.request.Form("fremmoedt-" + std::to_string(i)), roll[i].member.mark);
  }
  return roll;
}

http::Response RollPage(const Visit& visit) {
  const auto book = RecordedBook(visit);
  if (!book) return visit.NotFound();
  if (book->sitting.id) return http::Response::SeeOther(LiveAddress(book->meeting()));
  return ShowRoll(visit, *book, RollFor(visit, *book), {});
}

http::Response TakeRoll(const Visit& visit, const SittingDesk& desk) {
  const auto book = RecordedBook(visit);
  if (!book) return visit.NotFound();
  auto roll = RollFor(visit, *book);
  const auto opened =
      visit.Write([&](sql::Transaction& transaction) { return OpenSitting(transaction, book->meeting(), roll); });
  if (opened) {
    desk.board.Tell(book->meeting());
    return visit.Done(LiveAddress(book->meeting()), visit.t("The meeting is open."));
  }
  FormErrors errors;
  errors.Add("fremmoedt-0", opened.error(), visit.t);
  return ShowRoll(visit, *book, roll, errors);
}

}  // namespace

Html AttendancePart(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const ItemId item = details.item.id;
  return Section(html::Id("fremmoede"), Attr("tabindex", "-1"), H3(t("Attendance")),
                 Div(html::Id("fremmoedte"), Flag("data-live", true), QuorumLines(book, item, t),
                     Disclosure(t("Who is there at this item"), AttendanceTable(visit, book, item))),
                 DisqualificationPart(visit, book, item), NewMemberPart(visit, book, item));
}

std::vector<http::Route> AttendanceRoutes(const SittingDesk& desk) {
  return {FormRoute(desk, "fremmoede", "fremmoede", TakeMove),
          FormRoute(desk, "inhabil", "habilitet", TakeDisqualification),
          FormRoute(desk, "deltager", "navn", TakeNewMember)};
}

std::vector<http::Route> RollRoutes(const SittingDesk& desk) {
  using http::Method;
  return {{Method::kGet, "/moeder/{id}/afvikling/navneopraab", SignedIn(desk.office, RollPage)},
          {Method::kPost, "/moeder/{id}/afvikling/navneopraab",
           SignedIn(desk.office, [desk](const Visit& visit) { return TakeRoll(visit, desk); })}};
}

}  // namespace tovholder::sittings
