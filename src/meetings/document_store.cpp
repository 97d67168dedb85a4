// SPDX-License-Identifier: EUPL-1.2
#include "meetings/document_store.h"

#include "documents/file_store.h"
#include "documents/reader.h"
#include "meetings/stored_json.h"
#include "sql/records.h"

namespace tovholder::meetings {
namespace {

struct DocumentCondition {
  std::string text;
  std::vector<sql::Value> values;
};

DocumentCondition ConditionOf(const people::Viewer& viewer, const DocumentFilter& filter) {
  DocumentCondition condition{people::VisibleCondition(viewer, "visibility"), {}};
  if (filter.run) {
    condition.values.emplace_back(filter.run->value);
    condition.text += " AND run = $" + std::to_string(condition.values.size());
  }
  if (filter.kind) {
    condition.values.emplace_back(std::string(ToName(*filter.kind)));
    condition.text += " AND kind = $" + std::to_string(condition.values.size());
  }
  return condition;
}

}  // namespace

std::optional<Document> FindDocument(sql::Reader& reader, const people::Viewer& viewer, DocumentId id) {
  return sql::Find<Document>(reader,
                             "FROM document WHERE id = $1 AND " + people::VisibleCondition(viewer, "visibility"), id);
}

Result<documents::TextDocument> LoadOriginalText(sql::Reader& reader, const Document& document) {
  if (!document.text) {
    return documents::ReadDocument(documents::LoadStoredFile(reader, document.file), document.name);
  }
  documents::TextDocument text;
  text.kind = document.format;
  text.encoding = document.encoding;
  text.scanned = document.scanned;
  text.text = *document.text;
  LoadLayout(document.layout.value_or("[]"), text);
  return text;
}

std::vector<RepairDecision> ListRepairs(sql::Reader& reader, DocumentId document) {
  return sql::List<RepairDecision>(reader, "FROM repair WHERE document = $1 ORDER BY first_byte", document);
}

Result<documents::TextDocument> LoadText(sql::Reader& reader, const Document& document) {
  Result<documents::TextDocument> original = LoadOriginalText(reader, document);
  if (!original) return original;
  return PutIn(*original, ListRepairs(reader, document.id));
}

std::vector<Document> ListDocuments(sql::Reader& reader, const people::Viewer& viewer, const DocumentFilter& filter,
                                    int limit, int offset) {
  const DocumentCondition condition = ConditionOf(viewer, filter);
  std::vector<Document> documents;
  reader.EachRow("SELECT " + sql::Columns<Document>() + " FROM document WHERE " + condition.text +
                     " ORDER BY id DESC LIMIT " + std::to_string(limit) + " OFFSET " + std::to_string(offset),
                 condition.values, [&](const sql::Row& row) {
                   documents.push_back(sql::ReadRecord<Document>(row));
                   return true;
                 });
  return documents;
}

std::int64_t CountDocuments(sql::Reader& reader, const people::Viewer& viewer, const DocumentFilter& filter) {
  const DocumentCondition condition = ConditionOf(viewer, filter);
  std::int64_t count = 0;
  reader.EachRow("SELECT count(*) FROM document WHERE " + condition.text, condition.values, [&](const sql::Row& row) {
    count = row.Int(0);
    return false;
  });
  return count;
}

std::optional<DocumentId> FindDocumentByDigest(sql::Reader& reader, std::string_view sha256) {
  return reader.One<DocumentId>(
      "SELECT d.id FROM file f JOIN document d ON d.file = f.id WHERE f.sha256 = $1 ORDER BY d.id LIMIT 1",
      std::string(sha256));
}

std::optional<ReadingRecord> FindReading(sql::Reader& reader, ReadingId id) {
  return sql::Find<ReadingRecord>(reader, "FROM reading WHERE id = $1", id);
}

std::vector<ReadingRecord> ListReadings(sql::Reader& reader, DocumentId document) {
  return sql::List<ReadingRecord>(reader, "FROM reading WHERE document = $1 ORDER BY part", document);
}

std::vector<MeetingDocument> ListMeetingDocuments(sql::Reader& reader, const people::Viewer& viewer,
                                                  MeetingId meeting) {
  std::vector<MeetingDocument> documents;
  for (ReadingRecord& reading : sql::List<ReadingRecord>(
           reader, "FROM reading WHERE meeting = $1 AND state <> 'declined' ORDER BY kind, id", meeting)) {
    if (auto document = FindDocument(reader, viewer, reading.document)) {
      documents.push_back({std::move(reading), std::move(*document)});
    }
  }
  return documents;
}

}  // namespace tovholder::meetings
