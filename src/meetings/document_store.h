// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/text_document.h"
#include "meetings/document.h"
#include "people/viewer.h"
#include "sql/database.h"

// Reading and writing papers, what was understood of them, and the imports that brought them.
namespace tovholder::meetings {

std::optional<Document> FindDocument(sql::Reader& reader, const people::Viewer& viewer, DocumentId id);
// The text as it was read, with pages and marks: from its own columns, or from the file again.
Result<documents::TextDocument> LoadOriginalText(sql::Reader& reader, const Document& document);
// The same with the repairs that a person took.
Result<documents::TextDocument> LoadText(sql::Reader& reader, const Document& document);

struct DocumentFilter {
  std::optional<ImportRunId> run;
  std::optional<PaperKind> kind;
};
std::vector<Document> ListDocuments(sql::Reader& reader, const people::Viewer& viewer, const DocumentFilter& filter,
                                    int limit, int offset);
std::int64_t CountDocuments(sql::Reader& reader, const people::Viewer& viewer, const DocumentFilter& filter);
// Whether these bytes are in the archive already, by their SHA-256.
std::optional<DocumentId> FindDocumentByDigest(sql::Reader& reader, std::string_view sha256);

std::optional<ReadingRecord> FindReading(sql::Reader& reader, ReadingId id);
std::vector<ReadingRecord> ListReadings(sql::Reader& reader, DocumentId document);
struct MeetingDocument {
  ReadingRecord reading;
  Document document;
};
// The papers of a meeting that the viewer may see, agenda first, then by import.
std::vector<MeetingDocument> ListMeetingDocuments(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting);

// What waits for a person: newer versions to confirm, then drafts with most doubts first.
struct WaitingReading {
  ReadingRecord reading;
  std::string document_name;
  std::string meeting_title;
  std::optional<Date> date;
};
std::vector<WaitingReading> ListWaiting(sql::Reader& reader, int limit, int offset);
std::int64_t CountWaiting(sql::Reader& reader);
// Drafts with a date and an organization in which nothing is doubtful.
std::vector<MeetingId> ListUndoubtedDrafts(sql::Reader& reader);

std::optional<ImportRun> FindRun(sql::Reader& reader, ImportRunId id);
struct RunSummary {
  ImportRun run;
  std::int64_t documents = 0;
  std::int64_t failures = 0;
};
std::vector<RunSummary> ListRuns(sql::Reader& reader, int limit);
std::vector<ImportFailure> ListFailures(sql::Reader& reader, ImportRunId run);

// "own_municipality"; "" where it was never set.
std::string FindSetting(sql::Reader& reader, std::string_view name);
void SaveSetting(sql::Transaction& transaction, std::string_view name, std::string_view value);

}  // namespace tovholder::meetings
