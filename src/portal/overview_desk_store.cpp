// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "desk/agenda_rules.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/consent_store.h"
#include "desk/read_through_store.h"
#include "desk/remark_view.h"
#include "meetings/item_view.h"
#include "planning/poll_store.h"
#include "portal/overview_desk.h"

namespace tovholder::portal {
namespace {

using desk::ChairState;
using people::Viewer;

Matter MatterOf(MatterKind kind, const desk::Agenda& agenda, std::string address) {
  Matter matter{kind, agenda.row};
  matter.address = std::move(address);
  return matter;
}

std::optional<desk::Agenda> FindReleasable(sql::Reader& reader, meetings::MeetingId id) {
  auto agenda = desk::FindAgenda(reader, Viewer::CommandLine(), id);
  if (!agenda || !desk::CheckAction(*agenda, desk::DeskAction::kRelease)) return std::nullopt;
  return agenda;
}

std::vector<std::string> NamesSayingNo(const desk::ReleaseStanding& standing) {
  std::vector<std::string> names;
  for (const desk::ChairStanding& one : standing.chairs) {
    if (one.state == ChairState::kNo) names.push_back(one.chair.name);
  }
  return names;
}

bool IsToSay(const desk::ChairStanding* own) {
  return own != nullptr && (own->state == ChairState::kWaiting || own->state == ChairState::kLapsed);
}

void AddRelease(Matters& matters, Matter matter, const desk::ReleaseStanding& standing) {
  matter.names = NamesSayingNo(standing);
  if (!matter.names.empty()) {
    matter.kind = MatterKind::kChairSaysNo;
    return matters.own.push_back(std::move(matter));
  }
  matter.names = standing.Missing();
  const bool ready = matter.names.empty();
  matter.kind = ready ? MatterKind::kRelease : MatterKind::kAwaitYes;
  (ready ? matters.own : matters.others).push_back(std::move(matter));
}

struct ReadDraft {
  meetings::MeetingId meeting;
  Date due;
  Date named;
};
std::vector<ReadDraft> ListUnread(sql::Reader& reader, people::UserId account) {
  std::vector<ReadDraft> unread;
  reader.Each(
      "SELECT r.meeting, r.due, r.named FROM draft_reader r JOIN desk_meeting d ON d.meeting = r.meeting"
      " WHERE r.account = $1 AND r.read IS NULL AND r.revision = d.revision + 1 ORDER BY r.due LIMIT $2",
      [&](const sql::Row& row) {
        unread.push_back({row.Get<meetings::MeetingId>(0), row.Get<Date>(1), ToCopenhagen(row.Get<Instant>(2)).date});
      },
      account, kOfEachKind);
  return unread;
}

void AddOwnReadings(sql::Reader& reader, const Viewer& viewer, Matters& matters) {
  for (const ReadDraft& one : ListUnread(reader, viewer.user)) {
    const auto draft = desk::FindDraft(reader, viewer, one.meeting);
    if (!draft) continue;
    Matter matter = MatterOf(MatterKind::kReadThrough, draft->agenda, desk::ReadingAddress(one.meeting));
    matter.since = one.named;
    matter.due = one.due;
    matters.own.push_back(std::move(matter));
  }
}

std::vector<meetings::MeetingId> ListDraftsBeingRead(sql::Reader& reader) {
  return reader.Column<meetings::MeetingId>(
      "SELECT d.meeting FROM desk_meeting d WHERE EXISTS (SELECT 1 FROM draft_reader r WHERE r.meeting = d.meeting AND"
      " r.revision = d.revision + 1 AND r.read IS NULL) OR EXISTS (SELECT 1 FROM draft_remark k WHERE k.meeting ="
      " d.meeting AND k.revision = d.revision + 1 AND k.handled IS NULL) ORDER BY d.meeting");
}

void AddReadingsOf(sql::Reader& reader, const desk::Agenda& agenda, Matters& matters) {
  const meetings::MeetingId id = agenda.meeting().id;
  const auto readers = desk::ListReaders(reader, agenda);
  Matter waits = MatterOf(MatterKind::kAwaitReading, agenda, desk::ReadersAddress(id));
  waits.names = desk::UnreadNames(readers);
  for (const desk::NamedReader& one : readers) {
    if (!one.reader.read && (!waits.due || one.reader.due < *waits.due)) waits.due = waits.since = one.reader.due;
  }
  if (!waits.names.empty()) matters.others.push_back(std::move(waits));
  Matter remarks = MatterOf(MatterKind::kRemarks, agenda, desk::AgendaAddress(id));
  for (const desk::NamedRemark& one : desk::ListRemarks(reader, agenda)) {
    if (one.remark.handled) continue;
    ++remarks.count;
    if (!remarks.since) remarks.since = ToCopenhagen(one.remark.written).date;
  }
  if (remarks.count > 0) matters.own.push_back(std::move(remarks));
}

}  // namespace

Matters ListReleaseMatters(sql::Reader& reader, const Viewer& viewer, Date today) {
  Matters matters;
  const auto person = planning::PersonOf(reader, viewer);
  for (const desk::ReleaseRequest& request : desk::ListOpenRequests(reader)) {
    const auto agenda = FindReleasable(reader, request.meeting);
    if (!agenda) continue;
    const bool edits = people::MayEditAgenda(viewer, agenda->owners);
    const desk::ReleaseStanding standing = desk::FindReleaseStanding(reader, *agenda, today);
    if (!edits || !standing.demanded()) continue;
    Matter matter = MatterOf(MatterKind::kSayYes, *agenda, meetings::AddressOf(request.meeting) + "/frigiv");
    matter.since = ToCopenhagen(request.requested).date;
    if (IsToSay(standing.Find(person))) {
      matters.own.push_back(std::move(matter));
    } else {
      AddRelease(matters, std::move(matter), standing);
    }
  }
  return matters;
}

Matters ListReadingMatters(sql::Reader& reader, const Viewer& viewer) {
  Matters matters;
  AddOwnReadings(reader, viewer, matters);
  if (!people::MayEditSomeAgenda(viewer)) return matters;
  for (meetings::MeetingId id : ListDraftsBeingRead(reader)) {
    const auto agenda = FindReleasable(reader, id);
    if (agenda && people::MayEditAgenda(viewer, agenda->owners)) AddReadingsOf(reader, *agenda, matters);
  }
  return matters;
}

Matters ListPollMatters(sql::Reader& reader, const Viewer& viewer, Date today) {
  Matters matters;
  for (const planning::WaitingPoll& one : planning::ListWaitingPolls(reader, viewer, today)) {
    Matter matter{MatterKind::kAnswerPoll};
    matter.title = one.title;
    matter.address = planning::PollAddress(one.meeting);
    matter.since = one.asked;
    matter.due = one.closes;
    matters.own.push_back(std::move(matter));
  }
  for (const planning::OpenPoll& one : planning::ListOpenPolls(reader, viewer)) {
    const bool over = one.silent.empty() || (one.closes && *one.closes < today);
    Matter matter{over ? MatterKind::kChooseTime : MatterKind::kAwaitPoll};
    matter.title = one.title;
    matter.address = planning::PollAddress(one.meeting);
    matter.since = one.asked;
    if (!over) matter.due = one.closes;
    if (!over) matter.names = one.silent;
    (over ? matters.own : matters.others).push_back(std::move(matter));
  }
  return matters;
}

}  // namespace tovholder::portal
