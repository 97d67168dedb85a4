// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_slots.h"

#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/desk_pages.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// The actions of a meeting that is prepared here, for its page.
meetings::MeetingPreparation PreparationOf(const Agenda& agenda, const Visit& visit) {
  const Texts& t = visit.t;
  const meetings::MeetingId id = agenda.meeting().id;
  meetings::MeetingPreparation preparation;
  preparation.notes = RenderNotes(agenda, t);
  if (agenda.desk.revision == 0) preparation.no_items = t("The agenda is not released yet.");
  if (!people::MayReadDrafts(visit.viewer, agenda.owners)) return preparation;
  const bool edits = people::MayEditAgenda(visit.viewer, agenda.owners);
  const bool draft = agenda.desk.state == MeetingState::kDraft && edits;
  const Html edit = ButtonLink(edits ? t("Edit the agenda") : t("The agenda in preparation"), AgendaAddress(id),
                               draft ? ButtonLook::kPrimary : ButtonLook::kQuiet);
  if (draft) preparation.primary = edit;
  if (!draft) preparation.others = {edit};
  return preparation;
}

std::optional<meetings::MeetingPreparation> FindPreparation(sql::Reader& reader, const Visit& visit,
                                                            meetings::MeetingId id) {
  if (!IsPrepared(reader, id)) return std::nullopt;
  const auto agenda = FindMeetingOnDesk(reader, visit.viewer, id);
  return agenda ? std::optional(PreparationOf(*agenda, visit)) : std::nullopt;
}

std::vector<Html> ListActions(const Visit& visit) {
  const Texts& t = visit.t;
  if (people::MayEditSomeAgenda(visit.viewer)) {
    return {ButtonLink(t("New meeting"), "/moeder/ny", ButtonLook::kPrimary)};
  }
  if (!visit.viewer.signed_in()) return {};
  return {ButtonLink(t("Propose an item"), "/moeder/forslag", ButtonLook::kQuiet)};
}

}  // namespace

meetings::MeetingSlots Slots() { return {FindPreparation, IsPrepared, {}, ListActions}; }

}  // namespace tovholder::desk
