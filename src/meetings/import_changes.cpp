// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "documents/file_store.h"
#include "meetings/document_store.h"
#include "meetings/import_store.h"
#include "meetings/publication_rules.h"
#include "people/organization_store.h"
#include "post/mail.h"
#include "sql/records.h"

// What happens to imported meetings afterwards: newer versions are accepted or declined, imports are
// undone, meetings and papers are published and withdrawn.
namespace tovholder::meetings {
namespace {

constexpr auto kAll = [] { return people::Viewer::CommandLine(); };

// What the reading's paper says of its meeting, read anew; body and organization as the meeting has them.
Result<MeetingDraft> DraftAgain(sql::Transaction& transaction, const ReadingRecord& reading, const Meeting& meeting) {
  const auto document = FindDocument(transaction, kAll(), reading.document);
  if (!document) return Fail("meetings.no_such_document");
  Result<documents::TextDocument> text = LoadText(transaction, *document);
  if (!text) return Pass(text);
  const std::vector<MinutesReading> readings = ReadAgain(*text, {});
  const auto part = static_cast<std::size_t>(reading.part);
  if (part > readings.size()) return Fail("meetings.part_is_gone", {{"file", document->name}});
  MeetingDraft draft = DraftMeeting(readings[part - 1], *text);
  draft.meeting.body = meeting.body;
  draft.meeting.body_origin = meeting.body_origin;
  draft.meeting.organization = meeting.organization;
  draft.meeting.visibility = meeting.visibility;
  draft.meeting.published = meeting.published;
  return draft;
}

void SetState(sql::Transaction& transaction, ReadingRecord reading, ReadingState state) {
  reading.state = state;
  sql::Update(transaction, "reading", reading);
}

// The paper that a meeting rests on once `gone` is out: minutes before an agenda, the newest first.
std::optional<ReadingRecord> FindRemaining(sql::Transaction& transaction, MeetingId meeting, DocumentId gone) {
  auto remaining = sql::List<ReadingRecord>(
      transaction,
      "FROM reading WHERE meeting = $1 AND document <> $2 AND state IN ('current', 'replaced') ORDER BY"
      " CASE state WHEN 'current' THEN 0 ELSE 1 END, CASE kind WHEN 'referat' THEN 0 ELSE 1 END, id DESC",
      meeting, gone);
  return remaining.empty() ? std::nullopt : std::optional(std::move(remaining.front()));
}

Result<void> UndoReading(sql::Transaction& transaction, const search::Index& index, const ReadingRecord& reading,
                         UndoSummary& summary) {
  if (!reading.meeting || reading.state == ReadingState::kWaiting || reading.state == ReadingState::kDeclined) {
    return {};
  }
  const auto remaining = FindRemaining(transaction, *reading.meeting, reading.document);
  if (!remaining) {
    UnindexMeeting(transaction, index, *reading.meeting);
    transaction.Execute("UPDATE reading SET meeting = NULL WHERE meeting = $1", *reading.meeting);
    DeleteMeeting(transaction, *reading.meeting);
    ++summary.meetings_removed;
    return {};
  }
  if (reading.state != ReadingState::kCurrent) return {};
  SetState(transaction, *remaining, ReadingState::kCurrent);
  const Result<MeetingId> applied = ApplyReading(transaction, index, *remaining);
  if (!applied) return Pass(applied);
  ++summary.meetings_restored;
  return {};
}

void DeleteDocument(sql::Transaction& transaction, const search::Index& index, const Document& document) {
  transaction.Execute("DELETE FROM reading WHERE document = $1", document.id);
  transaction.Execute("DELETE FROM repair WHERE document = $1", document.id);
  index.Remove(transaction, search::EntryKind::kDocument, document.id.value);
  sql::Delete(transaction, "document", document);
  const auto others = transaction.One<std::int64_t>("SELECT count(*) FROM document WHERE file = $1", document.file);
  const bool is_needed = others.value_or(0) > 0 || post::IsAttached(transaction, document.file);
  if (!is_needed) documents::DeleteFile(transaction, document.file);
}

// The papers behind a published meeting: closed where something of them is.
void ShowPapers(sql::Transaction& transaction, MeetingId id, const std::vector<ItemDetails>& items) {
  const bool closed =
      std::any_of(items.begin(), items.end(), [](const ItemDetails& details) { return details.item.closed; });
  for (MeetingDocument& paper : ListMeetingDocuments(transaction, kAll(), id)) {
    const auto text = LoadText(transaction, paper.document);
    const auto original = LoadOriginalText(transaction, paper.document);
    const bool personal =
        !text || !original || !FindCprInText(text->text).empty() || !FindCprInText(original->text).empty();
    paper.document.visibility = closed || personal ? people::Visibility::kClosed : people::Visibility::kPublic;
    sql::Update(transaction, "document", paper.document);
  }
}

Result<void> ShowMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id,
                         people::Visibility visibility) {
  SetVisibility(transaction, id, visibility);
  IndexMeeting(transaction, index, id);
  const auto kind = visibility == people::Visibility::kPublic ? sql::ChangeKind::kPublish : sql::ChangeKind::kUpdate;
  sql::LogChange(transaction, kind, "meeting", id.value, {}, people::ToName(visibility));
  return {};
}

Result<void> ShowDocument(sql::Transaction& transaction, const search::Index& index, Document document,
                          people::Visibility visibility) {
  document.visibility = visibility;
  sql::Update(transaction, "document", document);
  index.SetVisibility(transaction, search::EntryKind::kDocument, document.id.value, people::ToName(visibility));
  return {};
}

}  // namespace

Result<MeetingId> ApplyReading(sql::Transaction& transaction, const search::Index& index,
                               const ReadingRecord& reading) {
  const auto row = FindMeeting(transaction, kAll(), reading.meeting.value_or(MeetingId{}));
  if (!row) return Fail("meetings.no_such_meeting");
  Result<MeetingDraft> draft = DraftAgain(transaction, reading, row->meeting);
  if (!draft) return Pass(draft);
  UnindexMeeting(transaction, index, row->meeting.id);
  ReplaceMeeting(transaction, row->meeting.id, *draft);
  IndexMeeting(transaction, index, row->meeting.id);
  return row->meeting.id;
}

Result<MeetingId> AcceptWaiting(sql::Transaction& transaction, const search::Index& index, ReadingId id) {
  const auto reading = FindReading(transaction, id);
  if (!reading || reading->state != ReadingState::kWaiting) return Fail("meetings.not_waiting");
  transaction.Execute("UPDATE reading SET state = 'replaced' WHERE meeting = $1 AND kind = $2 AND state = 'current'",
                      *reading->meeting, std::string(ToName(reading->kind)));
  SetState(transaction, *reading, ReadingState::kCurrent);
  return ApplyReading(transaction, index, *reading);
}

Result<void> DeclineWaiting(sql::Transaction& transaction, ReadingId id) {
  const auto reading = FindReading(transaction, id);
  if (!reading || reading->state != ReadingState::kWaiting) return Fail("meetings.not_waiting");
  SetState(transaction, *reading, ReadingState::kDeclined);
  return {};
}

Result<UndoSummary> UndoRun(sql::Transaction& transaction, const search::Index& index, ImportRunId id) {
  auto run = FindRun(transaction, id);
  if (!run) return Fail("meetings.no_such_run");
  if (run->undone) return Fail("meetings.run_undone", {{"undone", FormatIso(*run->undone)}});
  UndoSummary summary;
  for (const Document& document :
       sql::List<Document>(transaction, "FROM document WHERE run = $1 ORDER BY id DESC", id)) {
    for (const ReadingRecord& reading : ListReadings(transaction, document.id)) {
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

Result<void> PublishMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id) {
  const auto row = FindMeeting(transaction, kAll(), id);
  if (!row) return Fail("meetings.no_such_meeting");
  const auto items = ListItems(transaction, kAll(), id);
  std::vector<Error> personal = FindCprInPublicParts(row->meeting, items);
  if (!personal.empty()) {
    personal.front().params["count"] = std::to_string(personal.size());
    return tl::unexpected(personal.front());
  }
  ShowPapers(transaction, id, items);
  transaction.Execute("UPDATE reading SET reviewed = $2 WHERE meeting = $1 AND state = 'current'", id,
                      transaction.now());
  return ShowMeeting(transaction, index, id, people::Visibility::kPublic);
}

Result<void> WithdrawMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id) {
  if (!FindMeeting(transaction, kAll(), id)) return Fail("meetings.no_such_meeting");
  for (MeetingDocument& paper : ListMeetingDocuments(transaction, kAll(), id)) {
    paper.document.visibility = people::Visibility::kDraft;
    sql::Update(transaction, "document", paper.document);
  }
  return ShowMeeting(transaction, index, id, people::Visibility::kDraft);
}

Result<void> PublishDocument(sql::Transaction& transaction, const search::Index& index, DocumentId id) {
  const auto document = FindDocument(transaction, kAll(), id);
  if (!document) return Fail("meetings.no_such_document");
  const auto text = LoadText(transaction, *document);
  if (!text) return Pass(text);
  std::vector<Error> personal = FindCprInText(text->text);
  if (!personal.empty()) {
    personal.front().params["count"] = std::to_string(personal.size());
    return tl::unexpected(personal.front());
  }
  return ShowDocument(transaction, index, *document, people::Visibility::kPublic);
}

Result<void> WithdrawDocument(sql::Transaction& transaction, const search::Index& index, DocumentId id) {
  const auto document = FindDocument(transaction, kAll(), id);
  if (!document) return Fail("meetings.no_such_document");
  return ShowDocument(transaction, index, *document, people::Visibility::kDraft);
}

}  // namespace tovholder::meetings
