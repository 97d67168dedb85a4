// SPDX-License-Identifier: EUPL-1.2
#include "imports/import_store.h"

#include <algorithm>

#include "documents/file_store.h"
#include "imports/import_failure.h"
#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "meetings/stored_json.h"
#include "sql/records.h"

namespace tovholder::imports {
namespace {

// Where a reading goes: into a meeting of its own, into one that its other paper made, or into waiting.
enum class Place { kNew, kReplaces, kBeside, kWaits };
struct Destination {
  Place place = Place::kNew;
  std::optional<meetings::Meeting> meeting;
};

Destination FindDestination(sql::Transaction& transaction, const meetings::Meeting& draft, Publication publication) {
  std::vector<meetings::Meeting> same = meetings::ListSameMeeting(transaction, draft);
  std::erase_if(same,
                [&](const meetings::Meeting& other) { return other.body && draft.body && *other.body != *draft.body; });
  if (same.empty()) return {};
  const meetings::Meeting& meeting = same.front();
  const bool same_kind =
      transaction
          .One<std::int64_t>(
              "SELECT count(*) FROM reading WHERE meeting = $1 AND kind = $2 AND state IN ('current', 'waiting')",
              meeting.id, std::string(ToName(draft.kind)))
          .value_or(0) > 0;
  if (same_kind) return {Place::kWaits, meeting};
  if (draft.kind == minutes::PaperKind::kAgenda) return {Place::kBeside, meeting};
  // Minutes come to an agenda that everybody can read: nothing unread may become public with it.
  const bool shown = meeting.visibility != people::Visibility::kDraft;
  if (shown && publication == Publication::kDraft) return {Place::kWaits, meeting};
  return {Place::kReplaces, meeting};
}

void AddEntries(search::EntryBatch& entries, PreparedReading& prepared) {
  const meetings::MeetingDraft& draft = prepared.stored.draft;
  const people::Owners owners = meetings::OwnersInSearch(draft.meeting, {});
  for (std::size_t i = 0; i < prepared.entries.size(); ++i) {
    search::PreparedEntry& entry = prepared.entries[i];
    entry.entry.meeting = draft.meeting.id.value;
    entry.entry.body_id = draft.meeting.body.value_or(0);
    entry.entry.organization_id = draft.meeting.organization.value_or(0);
    entry.entry.ref = i == 0 ? draft.meeting.id.value : draft.items[i - 1].details.item.id.value;
    entry.entry.visibility =
        people::AudienceOf(i == 0 ? draft.meeting.visibility : draft.items[i - 1].details.item.visibility, owners);
  }
  entries.Add(std::move(prepared.entries));
}

// Draft and stored meeting stay as visible as the stored one was.
void Replace(sql::Transaction& transaction, const search::Index& index, const meetings::Meeting& stored,
             meetings::MeetingDraft& draft) {
  meetings::UnindexMeeting(transaction, index, stored.id);
  draft.meeting.visibility = stored.visibility;
  draft.meeting.published = stored.published;
  meetings::ReplaceMeeting(transaction, stored.id, draft);
  meetings::IndexMeeting(transaction, index, stored.id);
}

class ReadingWriter {
 public:
  ReadingWriter(sql::Transaction& transaction, const ImportTarget& target, ImportedFile& imported)
      : transaction_(transaction), target_(target), imported_(imported) {}

  void Write(PreparedReading& prepared, meetings::DocumentId document, int part) {
    meetings::MeetingDraft& draft = prepared.stored.draft;
    target_.names.Resolve(transaction_, draft);
    const bool may_publish = target_.publication == Publication::kPublish && prepared.stored.cpr.empty();
    const Destination destination =
        FindDestination(transaction_, draft.meeting, may_publish ? Publication::kPublish : Publication::kDraft);
    if (destination.place == Place::kNew) {
      if (may_publish) Publish(draft.meeting);
      target_.names.ResolvePersons(transaction_, draft);
      meetings::CreateMeeting(transaction_, draft);
      AddEntries(target_.entries, prepared);
    } else if (destination.place == Place::kReplaces) {
      target_.entries.Finish();  // the stored meeting may have come in with them
      target_.names.ResolvePersons(transaction_, draft);
      Replace(transaction_, target_.index, *destination.meeting, draft);
    }
    meetings::ReadingRecord& record = prepared.stored.record;
    record.document = document;
    record.part = part;
    record.meeting = destination.meeting ? destination.meeting->id : draft.meeting.id;
    record.state =
        destination.place == Place::kWaits ? meetings::ReadingState::kWaiting : meetings::ReadingState::kCurrent;
    sql::CreateUnlogged(transaction_, "reading", record);
    Report(prepared.stored, destination.place);
  }

 private:
  void Publish(meetings::Meeting& meeting) const {
    meeting.visibility = people::Visibility::kPublic;
    meeting.published = transaction_.now();
  }

  void Report(const ReadingToStore& stored, Place place) {
    imported_.meetings.push_back(*stored.record.meeting);
    imported_.doubtful += stored.record.doubtful;
    for (Error& finding : meetings::LoadErrors(stored.record.findings))
      imported_.findings.push_back(std::move(finding));
    if (target_.publication == Publication::kPublish) {
      imported_.findings.insert(imported_.findings.end(), stored.cpr.begin(), stored.cpr.end());
    }
    if (place == Place::kWaits) imported_.outcome = Outcome::kWaiting;
    if ((place == Place::kReplaces || place == Place::kBeside) && imported_.outcome == Outcome::kImported) {
      imported_.outcome = Outcome::kMerged;
    }
  }

  sql::Transaction& transaction_;
  const ImportTarget& target_;
  ImportedFile& imported_;
};

// The paper itself may be read by everybody only where nothing of it is closed or personal.
people::Visibility VisibilityOf(const PreparedDocument& prepared, Publication publication) {
  if (publication == Publication::kDraft) return people::Visibility::kDraft;
  bool public_meetings = true;
  bool closed_items = false;
  for (const PreparedReading& reading : prepared.readings) {
    public_meetings = public_meetings && reading.stored.draft.meeting.visibility == people::Visibility::kPublic;
    for (const meetings::ItemDraft& item : reading.stored.draft.items)
      closed_items = closed_items || item.details.item.closed;
  }
  if (!public_meetings || !prepared.cpr.empty()) return people::Visibility::kDraft;
  return closed_items ? people::Visibility::kClosed : people::Visibility::kPublic;
}

void LogImport(sql::Transaction& transaction, const PreparedDocument& prepared) {
  std::size_t items = 0;
  for (const PreparedReading& reading : prepared.readings) items += reading.stored.draft.items.size();
  sql::LogChange(transaction, sql::ChangeKind::kImport, "document", prepared.document.id.value,
                 {{"meetings", "", std::to_string(prepared.readings.size())},
                  {"items", "", std::to_string(items)},
                  {"sha256", "", prepared.sha256}},
                 prepared.document.name);
}

}  // namespace

std::string_view ToName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kImported:
      return "imported";
    case Outcome::kMerged:
      return "merged";
    case Outcome::kWaiting:
      return "waiting";
    case Outcome::kUnchanged:
      return "unchanged";
    case Outcome::kFailed:
      return "failed";
  }
  return {};
}

ImportedFile StoreDocument(sql::Transaction& transaction, const ImportTarget& target, PreparedDocument& prepared) {
  ImportedFile imported{prepared.document.name, Outcome::kImported, {}, {}, 0, {}};
  if (const auto known = meetings::FindDocumentByDigest(transaction, prepared.sha256)) {
    imported.outcome = Outcome::kUnchanged;
    imported.document = known;
    return imported;
  }
  meetings::Document& document = prepared.document;
  document.file =
      documents::StoreFile(transaction, prepared.bytes, document.name, prepared.media_type, prepared.sha256).id;
  document.imported = transaction.now();
  sql::CreateUnlogged(transaction, "document", document);
  imported.document = document.id;
  imported.findings = meetings::LoadErrors(document.findings);
  ReadingWriter writer(transaction, target, imported);
  int part = 0;
  for (PreparedReading& reading : prepared.readings) writer.Write(reading, document.id, ++part);
  document.visibility = VisibilityOf(prepared, target.publication);
  if (document.visibility != people::Visibility::kDraft) {
    transaction.Execute("UPDATE document SET visibility = $2 WHERE id = $1", document.id,
                        std::string(people::ToName(document.visibility)));
  }
  if (prepared.entry) {
    prepared.entry->entry.ref = document.id.value;
    prepared.entry->entry.visibility = people::ToName(document.visibility);
    target.entries.Add({std::move(*prepared.entry)});
  }
  LogImport(transaction, prepared);
  return imported;
}

void StoreFailure(sql::Transaction& transaction, meetings::ImportRunId run, std::string_view file, const Error& error) {
  ImportFailure failure{{}, run, std::string(file), error.id, meetings::StoreErrors({error})};
  sql::CreateUnlogged(transaction, "import_failure", failure);
}

}  // namespace tovholder::imports
