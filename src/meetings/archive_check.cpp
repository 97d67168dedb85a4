// SPDX-License-Identifier: EUPL-1.2
#include "meetings/archive_check.h"

#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "sql/records.h"

namespace tovholder::meetings {
namespace {

void FindAll(sql::Reader& reader, std::string_view id, std::string_view name, const std::string& statement,
             std::vector<Error>& findings) {
  for (std::int64_t row : reader.Column<std::int64_t>(statement)) {
    findings.push_back(Error{std::string(id), {{std::string(name), std::to_string(row)}}});
  }
}

}  // namespace

std::vector<Error> CheckArchive(sql::Reader& reader) {
  std::vector<Error> findings;
  FindAll(reader, "meetings.item_visibility", "item",
          "SELECT i.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE"
          " (i.closed = 1 AND i.visibility NOT IN ('closed', 'draft'))"
          " OR (m.visibility = 'draft' AND i.visibility <> 'draft')",
          findings);
  FindAll(reader, "meetings.item_not_searchable", "item",
          "SELECT i.id FROM agenda_item i WHERE NOT EXISTS"
          " (SELECT 1 FROM search_entry e WHERE e.kind = 'item' AND e.ref = i.id AND"
          " (e.visibility = i.visibility OR e.visibility LIKE i.visibility || '.%'))",
          findings);
  FindAll(reader, "meetings.meeting_not_searchable", "meeting",
          "SELECT m.id FROM meeting m WHERE NOT EXISTS"
          " (SELECT 1 FROM search_entry e WHERE e.kind = 'meeting' AND e.ref = m.id AND"
          " (e.visibility = m.visibility OR e.visibility LIKE m.visibility || '.%'))",
          findings);
  return findings;
}

void IndexArchive(sql::Transaction& transaction, const search::Index& index) {
  index.Clear(transaction);
  for (MeetingId id : transaction.Column<MeetingId>("SELECT id FROM meeting ORDER BY id")) {
    IndexMeeting(transaction, index, id);
  }
  for (const Document& document : sql::List<Document>(transaction, "FROM document WHERE kind = 'other' ORDER BY id")) {
    if (const auto text = LoadText(transaction, document)) index.Put(transaction, EntryOf(document, text->text));
  }
}

}  // namespace tovholder::meetings
