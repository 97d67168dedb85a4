// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "base/text.h"
#include "desk/agenda_snapshot.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "invitations/invitation_pages.h"
#include "invitations/invitation_rules.h"
#include "invitations/invitation_store.h"
#include "invitations/invitation_view.h"
#include "invitations/own_reading.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"

namespace tovholder::invitations {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// What one who takes part sees of a meeting beside what everybody sees.
struct ReaderView {
  meetings::MeetingId meeting;
  std::optional<Invitation> invitation;
  std::optional<desk::Agenda> agenda;
  std::optional<AgendaReading> reading;
  std::vector<meetings::AgendaItem> items;
  std::map<desk::DeskItemId, meetings::ItemId> released;
  std::vector<PrivateNote> notes;
  bool open = false;  // an answer counts
};

bool TakesPart(const Visit& visit, const std::optional<desk::Agenda>& agenda, const meetings::Meeting& meeting) {
  const auto holds = [&](people::OrganizationId id) {
    return visit.viewer.RoleIn(id) != people::OrganizationRole::kNone;
  };
  if (meeting.organization && holds(people::OrganizationId{*meeting.organization})) return true;
  return agenda && std::any_of(agenda->hosts.begin(), agenda->hosts.end(),
                               [&](const people::Organization& host) { return holds(host.id); });
}

bool IsOpen(sql::Reader& reader, const ReaderView& view, Instant now) {
  const auto call = view.invitation ? FindCall(reader, view.meeting) : std::nullopt;
  return call && view.agenda && view.agenda->desk.state == desk::MeetingState::kReleased &&
         CheckOpen(*call, *view.invitation, now).has_value();
}

std::optional<ReaderView> LoadReader(sql::Reader& reader, const Visit& visit, meetings::MeetingId id) {
  if (!visit.viewer.May(people::Access::kReader)) return std::nullopt;
  const auto row = meetings::FindMeeting(reader, visit.viewer, id);
  if (!row || row->meeting.visibility == people::Visibility::kDraft) return std::nullopt;
  ReaderView view;
  view.meeting = id;
  view.invitation = FindOwnInvitation(reader, visit.viewer, id);
  if (desk::IsPrepared(reader, id)) view.agenda = desk::FindMeetingOnDesk(reader, visit.viewer, id);
  if (!view.invitation && !TakesPart(visit, view.agenda, row->meeting)) return std::nullopt;
  view.open = IsOpen(reader, view, visit.office().clock());
  view.reading = FindReading(reader, visit.viewer.user, id);
  view.items = meetings::ListAgenda(reader, visit.viewer, id);
  view.released = ListReleasedItems(reader, id);
  view.notes = ListNotes(reader, visit.viewer.user, id);
  return view;
}

Html AnswerBox(const Visit& visit, const ReaderView& view) {
  const Texts& t = visit.t;
  if (!view.open) return {};
  const Answer answer = view.invitation->answer;
  const bool silent = answer == Answer::kNone;
  const Html buttons = RenderForm(
      {.address = AnswerAddress(view.meeting), .csrf = visit.csrf()},
      P(SubmitButton(t("I come"), silent ? ButtonLook::kPrimary : ButtonLook::kSecondary, "svar", "accepted"), " ",
        SubmitButton(t("I do not come"), ButtonLook::kSecondary, "svar", "apology"), " ",
        A(Href(AnswerAddress(view.meeting)), t("With a remark or a deputy"))));
  return Block(t("Do you come?"), buttons, silent ? Html() : AnswerBadge(answer, t));
}

std::vector<desk::AgendaChange> ChangesSince(const ReaderView& view) {
  if (!view.agenda || !view.reading || view.agenda->revisions.empty()) return {};
  const auto& revisions = view.agenda->revisions;
  const auto read = std::find_if(revisions.begin(), revisions.end(),
                                 [&](const desk::DeskRevision& one) { return one.revision == view.reading->revision; });
  if (read == revisions.end()) return {};
  return desk::CompareSnapshots(read->agenda, revisions.back().agenda);
}

Html ReadButton(const Visit& visit, const ReaderView& view, ButtonLook look) {
  return PostButton({.label = std::string(visit.t("I have read it")),
                     .address = meetings::AddressOf(view.meeting) + "/laest",
                     .csrf = visit.csrf(),
                     .look = look,
                     .values = {{"udgave", std::to_string(view.agenda->desk.revision)}}},
                    visit.t);
}

Html ReadingBox(const Visit& visit, const ReaderView& view) {
  const Texts& t = visit.t;
  if (!view.agenda || view.agenda->desk.revision == 0) return {};
  if (!view.reading) return ReadButton(visit, view, ButtonLook::kQuiet);
  const std::string when = FormatMoment(view.reading->read, t.language());
  const auto changes = ChangesSince(view);
  if (changes.empty()) return P(Class("quiet"), t("You read it {when}. Nothing has changed since.", {{"when", when}}));
  const Html list = Ul(Each(changes, [&](const desk::AgendaChange& one) { return Li(desk::SentenceOf(one, t)); }));
  return RenderNotice(
      {Tone::kInfo, t("You read it {when}.", {{"when", when}}), std::string(t("Changed since you read it")),
       Join(list, ReadButton(visit, view, ButtonLook::kSecondary))},
      t);
}

const PrivateNote* FindNote(const ReaderView& view, meetings::ItemId id) {
  const auto found =
      std::find_if(view.notes.begin(), view.notes.end(), [&](const PrivateNote& one) { return one.item == id; });
  return found == view.notes.end() ? nullptr : &*found;
}

std::string NoteAddress(meetings::MeetingId meeting, meetings::ItemId item) {
  return meetings::AddressOf(meeting) + "/noter/" + std::to_string(item.value);
}

Html NoteForm(const Visit& visit, const ReaderView& view, meetings::ItemId item) {
  const Texts& t = visit.t;
  const PrivateNote* note = FindNote(view, item);
  const Html form = RenderForm({.address = NoteAddress(view.meeting, item), .csrf = visit.csrf()},
                               Join(TextArea({.name = "note",
                                              .label = std::string(t("My note")),
                                              .value = note ? note->text : std::string(),
                                              .help = std::string(t("Only you see it. Empty it to erase it.")),
                                              .id = "note-" + std::to_string(item.value)},
                                             t, 3),
                                    SubmitButton(t("Save the note"), ButtonLook::kSecondary)));
  return Disclosure(
      note ? t("My note: {text}", {{"text", Shorten(CollapseSpace(note->text), 60)}}) : std::string(t("My note")),
      form);
}

bool HasItem(const ReaderView& view, meetings::ItemId id) {
  return std::any_of(view.items.begin(), view.items.end(),
                     [&](const meetings::AgendaItem& item) { return item.id == id; });
}

Html LostNotes(const Visit& visit, const ReaderView& view) {
  Html lost;
  for (const PrivateNote& note : view.notes) {
    if (HasItem(view, note.item)) continue;
    lost.Append(Section(H3(note.title), P(note.text),
                        PostButton({.label = std::string(visit.t("Erase the note")),
                                    .address = NoteAddress(view.meeting, note.item),
                                    .csrf = visit.csrf(),
                                    .look = ButtonLook::kQuiet},
                                   visit.t)));
  }
  return lost.empty() ? lost : Block(visit.t("My notes to items that are gone"), lost);
}

// Moved items alone are no news to mark at each: one that moves pushes all the others.
Html MarkOf(const desk::AgendaChange& change, const Texts& t) {
  if (change.kind == desk::ChangeOfItem::kMoved || change.kind == desk::ChangeOfItem::kRemoved) return {};
  const bool added = change.kind == desk::ChangeOfItem::kAdded;
  return P(Badge(added ? t("New since you read it") : t("Changed since you read it"), Tone::kInfo));
}

meetings::MeetingForReader ForReader(sql::Reader& reader, const Visit& visit, meetings::MeetingId id) {
  meetings::MeetingForReader shown;
  const Texts& t = visit.t;
  if (people::MayReadDrafts(visit.viewer, meetings::OwnersOf(reader, id)) && FindCall(reader, id)) {
    shown.others.push_back(ButtonLink(t("Invitations"), InvitationsAddress(id), ButtonLook::kQuiet));
  }
  const auto view = LoadReader(reader, visit, id);
  if (!view) return shown;
  shown.top = Join(AnswerBox(visit, *view), ReadingBox(visit, *view));
  shown.end = LostNotes(visit, *view);
  for (const desk::AgendaChange& change : ChangesSince(*view)) {
    const auto item = view->released.find(change.item);
    if (item != view->released.end()) shown.beside_items[item->second] = MarkOf(change, t);
  }
  for (const meetings::AgendaItem& item : view->items) {
    shown.beside_items[item.id].Append(NoteForm(visit, *view, item.id));
  }
  return shown;
}

}  // namespace

meetings::MeetingSlots Slots(meetings::MeetingSlots slots) {
  slots.for_reader = ForReader;
  slots.list_actions = [inner = slots.list_actions](const Visit& visit) {
    auto actions = inner ? inner(visit) : std::vector<Html>();
    if (visit.viewer.signed_in()) {
      actions.push_back(ButtonLink(visit.t("My calendar"), "/konto/kalender", ButtonLook::kQuiet));
    }
    return actions;
  };
  return slots;
}

}  // namespace tovholder::invitations
