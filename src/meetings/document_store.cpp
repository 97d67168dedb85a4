// SPDX-License-Identifier: EUPL-1.2
#include "meetings/document_store.h"

#include "documents/file_store.h"
#include "documents/reader.h"
#include "meetings/repair_store.h"
#include "meetings/stored_json.h"
#include "sql/records.h"

namespace tovholder::meetings {
namespace {

struct Condition {
  std::string text;
  std::vector<sql::Value> values;
};

Condition ConditionOf(const people::Viewer& viewer, const DocumentFilter& filter) {
  Condition condition{people::VisibleCondition(viewer, "visibility"), {}};
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

constexpr std::string_view kWaiting =
    " FROM reading r JOIN document d ON d.id = r.document LEFT JOIN meeting m ON m.id = r.meeting"
    " WHERE r.state = 'waiting' OR (r.state = 'current' AND r.reviewed IS NULL AND m.visibility = 'draft')";

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

Result<documents::TextDocument> LoadText(sql::Reader& reader, const Document& document) {
  Result<documents::TextDocument> original = LoadOriginalText(reader, document);
  if (!original) return original;
  return PutIn(*original, ListRepairs(reader, document.id));
}

std::vector<Document> ListDocuments(sql::Reader& reader, const people::Viewer& viewer, const DocumentFilter& filter,
                                    int limit, int offset) {
  const Condition condition = ConditionOf(viewer, filter);
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
  const Condition condition = ConditionOf(viewer, filter);
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

std::vector<WaitingReading> ListWaiting(sql::Reader& reader, int limit, int offset) {
  std::vector<WaitingReading> waiting;
  const int after = static_cast<int>(boost::mp11::mp_size<sql::Members<ReadingRecord>>::value);
  reader.Each("SELECT " + sql::Columns<ReadingRecord>("r") + ", d.name, coalesce(m.title, d.title), m.date" +
                  std::string(kWaiting) +
                  " ORDER BY CASE r.state WHEN 'waiting' THEN 0 ELSE 1 END, r.doubtful DESC, r.id LIMIT " +
                  std::to_string(limit) + " OFFSET " + std::to_string(offset),
              [&](const sql::Row& row) {
                waiting.push_back({sql::ReadRecord<ReadingRecord>(row), row.Get<std::string>(after),
                                   row.Get<std::string>(after + 1), row.Get<std::optional<Date>>(after + 2)});
              });
  return waiting;
}

std::int64_t CountWaiting(sql::Reader& reader) {
  return reader.One<std::int64_t>("SELECT count(*)" + std::string(kWaiting)).value_or(0);
}

std::vector<MeetingId> ListUndoubtedDrafts(sql::Reader& reader) {
  return reader.Column<MeetingId>(
      "SELECT m.id FROM meeting m WHERE m.visibility = 'draft' AND m.date IS NOT NULL AND m.organization IS NOT NULL "
      "AND"
      " EXISTS (SELECT 1 FROM reading r WHERE r.meeting = m.id AND r.state = 'current') AND NOT EXISTS"
      " (SELECT 1 FROM reading r WHERE r.meeting = m.id AND r.state = 'current' AND r.doubtful > 0) ORDER BY m.id");
}

std::optional<ImportRun> FindRun(sql::Reader& reader, ImportRunId id) {
  return sql::Find<ImportRun>(reader, "FROM import_run WHERE id = $1", id);
}

std::vector<RunSummary> ListRuns(sql::Reader& reader, int limit) {
  std::vector<RunSummary> runs;
  const int after = static_cast<int>(boost::mp11::mp_size<sql::Members<ImportRun>>::value);
  reader.Each("SELECT " + sql::Columns<ImportRun>("r") +
                  ", (SELECT count(*) FROM document d WHERE d.run = r.id),"
                  " (SELECT count(*) FROM import_failure f WHERE f.run = r.id)"
                  " FROM import_run r ORDER BY r.id DESC LIMIT " +
                  std::to_string(limit),
              [&](const sql::Row& row) {
                runs.push_back({sql::ReadRecord<ImportRun>(row), row.Int(after), row.Int(after + 1)});
              });
  return runs;
}

std::vector<ImportFailure> ListFailures(sql::Reader& reader, ImportRunId run) {
  return sql::List<ImportFailure>(reader, "FROM import_failure WHERE run = $1 ORDER BY id", run);
}

std::string FindSetting(sql::Reader& reader, std::string_view name) {
  return reader.One<std::string>("SELECT value FROM setting WHERE name = $1", std::string(name)).value_or("");
}

void SaveSetting(sql::Transaction& transaction, std::string_view name, std::string_view value) {
  transaction.Execute(
      "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      std::string(name), std::string(value));
}

}  // namespace tovholder::meetings
