// SPDX-License-Identifier: EUPL-1.2
#include "desk/release_store.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_snapshot.h"
#include "desk/agenda_store.h"
#include "desk/consent_store.h"
#include "desk/release_rules.h"
#include "meetings/publication_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

// The reason stands at each item that came or changed too late and has none of its own.
void GiveReason(Agenda& agenda, const std::vector<AgendaChange>& changes, const std::string& reason, Date today) {
  if (today <= LastDayOfNotice(agenda.meeting().date.value_or(today), agenda.desk.notice)) return;
  for (ItemOnDesk& one : agenda.items) {
    const bool touched = std::any_of(changes.begin(), changes.end(), [&](const AgendaChange& change) {
      return change.item == one.item.id && change.kind != ChangeOfItem::kMoved;
    });
    if (touched && one.item.late_reason.empty()) one.item.late_reason = reason;
  }
}

// Writes what everybody reads; items that are not there any more go.
void WriteRecords(sql::Transaction& transaction, const search::Index& index, Agenda& agenda, int revision) {
  const meetings::MeetingId meeting = agenda.meeting().id;
  std::set<meetings::ItemId> kept;
  int number = 0;
  for (ItemOnDesk& one : agenda.items) {
    if (one.item.added_in == 0) one.item.added_in = revision;
    const meetings::ItemDetails details = RecordOf(one, ++number, revision);
    one.item.agenda_item = meetings::PutItem(transaction, details);
    kept.insert(*one.item.agenda_item);
    sql::Update(transaction, "desk_item", one.item);
  }
  for (const meetings::AgendaItem& stored : meetings::ListAgenda(transaction, people::Viewer::CommandLine(), meeting)) {
    if (kept.contains(stored.id)) continue;
    index.Remove(transaction, search::EntryKind::kItem, stored.id.value);
    meetings::DeleteItem(transaction, stored.id);
  }
}

void Freeze(sql::Transaction& transaction, const Agenda& agenda, const std::vector<AgendaChange>& changes,
            const std::string& reason, int revision) {
  DeskRevision frozen{{},
                      agenda.meeting().id,
                      revision,
                      transaction.now(),
                      transaction.author().name,
                      reason,
                      SnapshotOf(agenda, revision),
                      StoreChanges(changes)};
  sql::Create(transaction, "desk_revision", frozen);
}

void MarkReleased(sql::Transaction& transaction, const Agenda& agenda, const std::string& reason, int revision) {
  DeskMeeting desk = agenda.desk;
  desk.state = MeetingState::kReleased;
  desk.revision = revision;
  desk.released = transaction.now();
  desk.released_by = transaction.author().name;
  if (revision == 1) desk.late_reason = reason;
  ++desk.version;
  sql::Update(transaction, "desk_meeting", desk);
}

// What the chairs said yes to goes out with the reason that they have read, and no other.
Result<void> CheckGivenConsent(ReleaseStanding& standing, const Agenda& agenda, std::string_view reason) {
  standing.fingerprint = FingerprintOf(agenda, reason);
  for (ChairStanding& one : standing.chairs) one = StandingOf(one.chair, one.answer, standing.fingerprint);
  return CheckConsent(standing);
}

}  // namespace

Result<int> ReleaseAgenda(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                          const Release& release, Date today) {
  auto agenda = FindAgenda(transaction, people::Viewer::CommandLine(), id);
  if (!agenda) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckAction(*agenda, DeskAction::kRelease); !allowed) return Pass(allowed);
  if (agenda->desk.version != release.seen) return Fail("desk.edited_meanwhile");
  const int revision = agenda->desk.revision + 1;
  const auto [changes, findings] = CheckRelease(*agenda, release.reason, today);
  if (!MayRelease(findings)) return Fail("desk.not_ready", {{"count", std::to_string(CountOpen(findings))}});
  ReleaseStanding standing = FindReleaseStanding(transaction, *agenda, today);
  if (auto consent = CheckGivenConsent(standing, *agenda, release.reason); !consent) return Pass(consent);

  const std::string reason = CollapseSpace(release.reason);
  GiveReason(*agenda, changes, reason, today);
  WriteRecords(transaction, index, *agenda, revision);
  if (revision == 1 && today > LastDayOfNotice(agenda->meeting().date.value_or(today), agenda->desk.notice)) {
    meetings::Meeting meeting = agenda->meeting();
    meeting.agenda_text = "Fristen er ikke overholdt, fordi " + reason;
    meetings::UpdateMeeting(transaction, meeting);
    agenda->row.meeting = meeting;
  }
  Freeze(transaction, *agenda, changes, reason, revision);
  MarkReleased(transaction, *agenda, reason, revision);
  SettleRequest(transaction, standing);
  if (auto shown = meetings::PublishCheckedMeeting(transaction, index, id); !shown) return Pass(shown);
  return revision;
}

}  // namespace tovholder::desk
