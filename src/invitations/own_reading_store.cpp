// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "invitations/own_reading.h"
#include "sql/records.h"

namespace tovholder::invitations {

std::optional<AgendaReading> FindReading(sql::Reader& reader, people::UserId account, meetings::MeetingId meeting) {
  return sql::Find<AgendaReading>(reader, "FROM agenda_reading WHERE account = $1 AND meeting = $2", account, meeting);
}

void PutReading(sql::Transaction& transaction, people::UserId account, meetings::MeetingId meeting, int revision) {
  transaction.Execute("DELETE FROM agenda_reading WHERE account = $1 AND meeting = $2", account, meeting);
  AgendaReading reading{{}, account, meeting, revision, transaction.now()};
  sql::CreateUnlogged(transaction, "agenda_reading", reading);
}

std::map<desk::DeskItemId, meetings::ItemId> ListReleasedItems(sql::Reader& reader, meetings::MeetingId meeting) {
  std::map<desk::DeskItemId, meetings::ItemId> released;
  reader.Each(
      "SELECT id, agenda_item FROM desk_item WHERE meeting = $1 AND agenda_item IS NOT NULL",
      [&](const sql::Row& row) { released[row.Get<desk::DeskItemId>(0)] = row.Get<meetings::ItemId>(1); }, meeting);
  return released;
}

std::vector<PrivateNote> ListNotes(sql::Reader& reader, people::UserId account, meetings::MeetingId meeting) {
  return sql::List<PrivateNote>(reader, "FROM private_note WHERE account = $1 AND meeting = $2 ORDER BY id", account,
                                meeting);
}

Result<void> PutNote(sql::Transaction& transaction, people::UserId account, const meetings::AgendaItem& item,
                     std::string_view title, std::string_view text) {
  const std::string_view trimmed = Trim(text);
  if (CountCodePoints(trimmed) > kLongestNote) {
    return Fail("invitations.note_long", {{"limit", std::to_string(kLongestNote)}});
  }
  EraseNote(transaction, account, item.id);
  if (trimmed.empty()) return {};
  PrivateNote note{{}, account, item.meeting, item.id, std::string(title), std::string(trimmed), transaction.now()};
  sql::CreateUnlogged(transaction, "private_note", note);
  return {};
}

void EraseNote(sql::Transaction& transaction, people::UserId account, meetings::ItemId item) {
  transaction.Execute("DELETE FROM private_note WHERE account = $1 AND item = $2", account, item);
}

}  // namespace tovholder::invitations
