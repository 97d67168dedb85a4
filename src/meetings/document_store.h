// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/text_document.h"
#include "meetings/document.h"
#include "meetings/repair.h"
#include "people/viewer.h"
#include "sql/database.h"

// Reading papers and what was understood of them.
namespace tovholder::meetings {

std::optional<Document> FindDocument(sql::Reader& reader, const people::Viewer& viewer, DocumentId id);
// The text as it was read, with pages and marks: from its own columns, or from the file again.
Result<documents::TextDocument> LoadOriginalText(sql::Reader& reader, const Document& document);
// What was decided on repairs of the text, in its order.
std::vector<RepairDecision> ListRepairs(sql::Reader& reader, DocumentId document);
// The text with the repairs that a person took.
Result<documents::TextDocument> LoadText(sql::Reader& reader, const Document& document);

struct DocumentFilter {
  std::optional<ImportRunId> run;
  std::optional<minutes::PaperKind> kind;
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

}  // namespace tovholder::meetings
