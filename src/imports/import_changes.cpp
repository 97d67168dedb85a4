// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "documents/file_store.h"
#include "imports/import_store.h"
#include "imports/run_store.h"
#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "sql/records.h"

// What happens to imported meetings afterwards: newer versions are accepted or declined, imports are undone.
namespace tovholder::imports {
namespace {

constexpr auto kAll = [] { return people::Viewer::CommandLine(); };

// What the reading's paper says of its meeting, read anew; body and organization as the meeting has them.
Result<meetings::MeetingDraft> DraftAgain(sql::Transaction& transaction, const meetings::ReadingRecord& reading,
                                          const meetings::Meeting& meeting) {
  const auto document = meetings::FindDocument(transaction, kAll(), reading.document);
  if (!document) return Fail("meetings.no_such_document");
  Result<documents::TextDocument> text = meetings::LoadText(transaction, *document);
  if (!text) return Pass(text);
  const std::vector<minutes::MinutesReading> readings = ReadAgain(*text, {});
  const auto part = static_cast<std::size_t>(reading.part);
  if (part > readings.size()) return Fail("import.part_is_gone", {{"file", document->name}});
  meetings::MeetingDraft draft = meetings::DraftMeeting(readings[part - 1], *text);
  draft.meeting.body = meeting.body;
  draft.meeting.body_origin = meeting.body_origin;
  draft.meeting.organization = meeting.organization;
  draft.meeting.visibility = meeting.visibility;
  draft.meeting.published = meeting.published;
  return draft;
}

void SetState(sql::Transaction& transaction, meetings::ReadingRecord reading, meetings::ReadingState state) {
  reading.state = state;
  sql::Update(transaction, "reading", reading);
}

// The paper that a meeting rests on once `gone` is out: minutes before an agenda, the newest first.
std::optional<meetings::ReadingRecord> FindRemaining(sql::Transaction& transaction, meetings::MeetingId meeting,
                                                     meetings::DocumentId gone) {
  auto remaining = sql::List<meetings::ReadingRecord>(
      transaction,
      "FROM reading WHERE meeting = $1 AND document <> $2 AND state IN ('current', 'replaced') ORDER BY"
      " CASE state WHEN 'current' THEN 0 ELSE 1 END, CASE kind WHEN 'referat' THEN 0 ELSE 1 END, id DESC",
      meeting, gone);
  return remaining.empty() ? std::nullopt : std::optional(std::move(remaining.front()));
}

Result<void> UndoReading(sql::Transaction& transaction, const search::Index& index,
                         const meetings::ReadingRecord& reading, UndoSummary& summary) {
  if (!reading.meeting || reading.state == meetings::ReadingState::kWaiting ||
      reading.state == meetings::ReadingState::kDeclined) {
    return {};
  }
  const auto remaining = FindRemaining(transaction, *reading.meeting, reading.document);
  if (!remaining) {
    meetings::UnindexMeeting(transaction, index, *reading.meeting);
    transaction.Execute("UPDATE reading SET meeting = NULL WHERE meeting = $1", *reading.meeting);
    meetings::DeleteMeeting(transaction, *reading.meeting);
    ++summary.meetings_removed;
    return {};
  }
  if (reading.state != meetings::ReadingState::kCurrent) return {};
  SetState(transaction, *remaining, meetings::ReadingState::kCurrent);
  const Result<meetings::MeetingId> applied = ApplyReading(transaction, index, *remaining);
  if (!applied) return Pass(applied);
  ++summary.meetings_restored;
  return {};
}

void DeleteDocument(sql::Transaction& transaction, const search::Index& index, const meetings::Document& document) {
  transaction.Execute("DELETE FROM reading WHERE document = $1", document.id);
  transaction.Execute("DELETE FROM repair WHERE document = $1", document.id);
  index.Remove(transaction, search::EntryKind::kDocument, document.id.value);
  sql::Delete(transaction, "document", document);
  if (!documents::IsHeld(transaction, document.file)) documents::DeleteFile(transaction, document.file);
}

}  // namespace

Result<meetings::MeetingId> ApplyReading(sql::Transaction& transaction, const search::Index& index,
                                         const meetings::ReadingRecord& reading) {
  const auto row = meetings::FindMeeting(transaction, kAll(), reading.meeting.value_or(meetings::MeetingId{}));
  if (!row) return Fail("meetings.no_such_meeting");
  Result<meetings::MeetingDraft> draft = DraftAgain(transaction, reading, row->meeting);
  if (!draft) return Pass(draft);
  meetings::UnindexMeeting(transaction, index, row->meeting.id);
  meetings::ReplaceMeeting(transaction, row->meeting.id, *draft);
  meetings::IndexMeeting(transaction, index, row->meeting.id);
  return row->meeting.id;
}

Result<meetings::MeetingId> AcceptWaiting(sql::Transaction& transaction, const search::Index& index,
                                          meetings::ReadingId id) {
  const auto reading = meetings::FindReading(transaction, id);
  if (!reading || reading->state != meetings::ReadingState::kWaiting) return Fail("import.not_waiting");
  transaction.Execute("UPDATE reading SET state = 'replaced' WHERE meeting = $1 AND kind = $2 AND state = 'current'",
                      *reading->meeting, std::string(ToName(reading->kind)));
  SetState(transaction, *reading, meetings::ReadingState::kCurrent);
  return ApplyReading(transaction, index, *reading);
}

Result<void> DeclineWaiting(sql::Transaction& transaction, meetings::ReadingId id) {
  const auto reading = meetings::FindReading(transaction, id);
  if (!reading || reading->state != meetings::ReadingState::kWaiting) return Fail("import.not_waiting");
  SetState(transaction, *reading, meetings::ReadingState::kDeclined);
  return {};
}

Result<UndoSummary> UndoRun(sql::Transaction& transaction, const search::Index& index, meetings::ImportRunId id) {
  auto run = FindRun(transaction, id);
  if (!run) return Fail("import.no_such_run");
  if (run->undone) return Fail("import.run_undone", {{"undone", FormatIso(*run->undone)}});
  UndoSummary summary;
  for (const meetings::Document& document :
       sql::List<meetings::Document>(transaction, "FROM document WHERE run = $1 ORDER BY id DESC", id)) {
    for (const meetings::ReadingRecord& reading : meetings::ListReadings(transaction, document.id)) {
      const Result<void> undone = UndoReading(transaction, index, reading, summary);
      if (!undone) return Pass(undone);
    }
    DeleteDocument(transaction, index, document);
    ++summary.documents;
  }
  run->undone = transaction.now();
  sql::Update(transaction, "import_run", *run);
  return summary;
}

}  // namespace tovholder::imports
