// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "meetings/meeting_store.h"
#include "people/person.h"
#include "sql/records.h"

namespace tovholder::meetings {
namespace {

constexpr const char* kItemTables[] = {"recommendation", "statement", "treatment", "attachment"};

// Of a closed item, in a meeting that is shown so.
people::Visibility ClosedVisibility(people::Visibility meeting) {
  return meeting == people::Visibility::kDraft ? meeting : people::Visibility::kClosed;
}

people::Visibility ItemVisibility(const AgendaItem& item, people::Visibility meeting) {
  return item.closed ? ClosedVisibility(meeting) : meeting;
}

void WriteAttendance(sql::Transaction& transaction, MeetingId meeting, std::optional<ItemId> item,
                     const std::vector<PersonAtMeeting>& persons) {
  int position = 0;
  for (const PersonAtMeeting& person : persons) {
    const people::PersonId known =
        person.person ? *person.person : people::FindOrCreatePerson(transaction, person.name);
    Attendance row{{}, meeting, item, known.value, ++position, person.mark, person.party, person.role, person.side};
    sql::CreateUnlogged(transaction, "attendance", row);
  }
}

template <class T>
void WriteRows(sql::Transaction& transaction, std::string_view table, std::vector<T>& rows, ItemId item) {
  for (T& row : rows) {
    row.id = {};
    row.item = item;
    sql::CreateUnlogged(transaction, table, row);
  }
}

// An item that keeps its id is changed in its row, which logs what differs.
void WriteItem(sql::Transaction& transaction, MeetingId meeting, ItemDraft& draft) {
  ItemDetails& details = draft.details;
  details.item.meeting = meeting;
  if (details.item.id) {
    sql::Update(transaction, "agenda_item", details.item);
  } else {
    sql::CreateUnlogged(transaction, "agenda_item", details.item);
  }
  const ItemId id = details.item.id;
  WriteRows(transaction, "recommendation", details.recommendations, id);
  WriteRows(transaction, "statement", details.statements, id);
  WriteRows(transaction, "treatment", details.treatments, id);
  WriteRows(transaction, "attachment", details.attachments, id);
  WriteAttendance(transaction, meeting, id, draft.attendance);
}

void WriteParts(sql::Transaction& transaction, MeetingId id, MeetingDraft& draft) {
  WriteAttendance(transaction, id, std::nullopt, draft.attendance);
  for (ItemDraft& item : draft.items) {
    item.details.item.visibility = ItemVisibility(item.details.item, draft.meeting.visibility);
    WriteItem(transaction, id, item);
  }
}

// What hangs on the items, but not the items.
void DeleteParts(sql::Transaction& transaction, MeetingId id) {
  transaction.Execute("DELETE FROM attendance WHERE meeting = $1", id);
  for (const char* table : kItemTables) {
    transaction.Execute(
        "DELETE FROM " + std::string(table) + " WHERE item IN (SELECT id FROM agenda_item WHERE meeting = $1)", id);
  }
}

// The stored item that a new one continues: same number and title, else same title, else same number.
std::vector<AgendaItem>::iterator FindContinued(std::vector<AgendaItem>& stored, const AgendaItem& item) {
  const auto same_title = [&](const AgendaItem& one) {
    return !item.title.empty() && Fold(one.title) == Fold(item.title);
  };
  const auto same_number = [&](const AgendaItem& one) { return item.number && one.number == item.number; };
  auto found = std::find_if(stored.begin(), stored.end(),
                            [&](const AgendaItem& one) { return same_number(one) && same_title(one); });
  if (found == stored.end()) found = std::find_if(stored.begin(), stored.end(), same_title);
  if (found == stored.end()) found = std::find_if(stored.begin(), stored.end(), same_number);
  return found;
}

// Returns the stored items that the draft does not continue.
std::vector<AgendaItem> KeepAddresses(std::vector<AgendaItem> stored, MeetingDraft& draft) {
  for (ItemDraft& one : draft.items) {
    AgendaItem& item = one.details.item;
    const auto continued = FindContinued(stored, item);
    if (continued == stored.end()) continue;
    item.id = continued->id;
    item.show_title = continued->show_title;
    item.show_case_number = continued->show_case_number;
    item.show_decision = continued->show_decision;
    stored.erase(continued);
  }
  return stored;
}

template <class Record, class Owner>
void ReplaceRows(sql::Transaction& transaction, const std::string& table, const std::string& owner_column, Owner owner,
                 std::vector<Record>& records) {
  std::string stored = "FROM ";
  stored.append(table).append(" WHERE ").append(owner_column).append(" = $1");
  for (const auto& old : sql::List<Record>(transaction, stored, owner)) {
    sql::Delete(transaction, table, old);
  }
  for (Record& one : records) {
    one.id = {};
    sql::Create(transaction, table, one);
  }
}

void PutAttachments(sql::Transaction& transaction, ItemId item, std::vector<Attachment>& attachments) {
  auto stored = sql::List<Attachment>(transaction, "FROM attachment WHERE item = $1 ORDER BY position", item);
  for (Attachment& one : attachments) {
    one.item = item;
    const auto same = std::find_if(stored.begin(), stored.end(), [&](const Attachment& other) {
      return other.name == one.name && other.file == one.file;
    });
    if (same == stored.end()) {
      one.id = {};
      sql::Create(transaction, "attachment", one);
      continue;
    }
    one.id = same->id;
    sql::Update(transaction, "attachment", one);
    stored.erase(same);
  }
  for (const Attachment& gone : stored) sql::Delete(transaction, "attachment", gone);
}

}  // namespace

MeetingId CreateMeeting(sql::Transaction& transaction, MeetingDraft& draft) {
  draft.meeting.changed = transaction.now();
  sql::CreateUnlogged(transaction, "meeting", draft.meeting);
  WriteParts(transaction, draft.meeting.id, draft);
  return draft.meeting.id;
}

void ReplaceMeeting(sql::Transaction& transaction, MeetingId id, MeetingDraft& draft) {
  const auto gone = KeepAddresses(
      sql::List<AgendaItem>(transaction, "FROM agenda_item WHERE meeting = $1 ORDER BY position", id), draft);
  DeleteParts(transaction, id);
  for (const AgendaItem& item : gone) sql::Delete(transaction, "agenda_item", item);
  draft.meeting.id = id;
  draft.meeting.changed = transaction.now();
  sql::Update(transaction, "meeting", draft.meeting);
  WriteParts(transaction, id, draft);
}

void DeleteMeeting(sql::Transaction& transaction, MeetingId id) {
  DeleteParts(transaction, id);
  transaction.Execute("DELETE FROM agenda_item WHERE meeting = $1", id);
  if (const auto meeting = sql::Find<Meeting>(transaction, "FROM meeting WHERE id = $1", id)) {
    sql::Delete(transaction, "meeting", *meeting);
  }
}

void SetVisibility(sql::Transaction& transaction, MeetingId id, people::Visibility visibility) {
  auto meeting = sql::Find<Meeting>(transaction, "FROM meeting WHERE id = $1", id);
  if (!meeting) return;
  meeting->visibility = visibility;
  if (visibility == people::Visibility::kPublic && !meeting->published) meeting->published = transaction.now();
  if (visibility == people::Visibility::kDraft) meeting->published.reset();
  UpdateMeeting(transaction, *meeting);
}

void UpdateMeeting(sql::Transaction& transaction, const Meeting& meeting) {
  Meeting changed = meeting;
  changed.changed = transaction.now();
  sql::Update(transaction, "meeting", changed);
  const auto shown = std::string(people::ToName(meeting.visibility));
  const auto closed = std::string(people::ToName(ClosedVisibility(meeting.visibility)));
  transaction.Execute("UPDATE agenda_item SET visibility = CASE WHEN closed = 1 THEN $2 ELSE $3 END WHERE meeting = $1",
                      meeting.id, closed, shown);
}

void UpdateItem(sql::Transaction& transaction, const AgendaItem& item) {
  const auto meeting = sql::Find<Meeting>(transaction, "FROM meeting WHERE id = $1", item.meeting);
  if (!meeting) return;
  AgendaItem changed = item;
  changed.visibility = ItemVisibility(item, meeting->visibility);
  sql::Update(transaction, "agenda_item", changed);
  transaction.Execute("UPDATE meeting SET changed = $2 WHERE id = $1", item.meeting, transaction.now());
}

ItemId CreateItem(sql::Transaction& transaction, ItemDetails details) {
  const auto meeting = sql::Find<Meeting>(transaction, "FROM meeting WHERE id = $1", details.item.meeting);
  if (!meeting) return {};
  details.item.visibility = ItemVisibility(details.item, meeting->visibility);
  sql::Create(transaction, "agenda_item", details.item);
  WriteRows(transaction, "recommendation", details.recommendations, details.item.id);
  return details.item.id;
}

ItemId PutItem(sql::Transaction& transaction, ItemDetails details) {
  AgendaItem& item = details.item;
  const auto stored =
      sql::Find<AgendaItem>(transaction, "FROM agenda_item WHERE id = $1 AND meeting = $2", item.id, item.meeting);
  if (!stored) {
    item.id = {};
    item.id = CreateItem(transaction, {item, details.recommendations, {}, {}, {}});
  } else {
    item.decision = stored->decision;
    UpdateItem(transaction, item);
    ReplaceRecommendations(transaction, item.id, details.recommendations);
  }
  PutAttachments(transaction, item.id, details.attachments);
  return item.id;
}

void DeleteItem(sql::Transaction& transaction, ItemId id) {
  transaction.Execute("DELETE FROM attendance WHERE item = $1", id);
  for (const char* table : kItemTables)
    transaction.Execute("DELETE FROM " + std::string(table) + " WHERE item = $1", id);
  if (const auto item = sql::Find<AgendaItem>(transaction, "FROM agenda_item WHERE id = $1", id)) {
    sql::Delete(transaction, "agenda_item", *item);
  }
}

void PutMinutes(sql::Transaction& transaction, const Meeting& meeting, MinutesRecord record) {
  UpdateMeeting(transaction, meeting);
  for (ItemDetails& details : record.items) {
    const ItemId id = details.item.id;
    UpdateItem(transaction, details.item);
    ReplaceRecommendations(transaction, id, std::move(details.recommendations));
    ReplaceRows(transaction, "statement", "item", id, details.statements);
  }
  ReplaceRows(transaction, "attendance", "meeting", meeting.id, record.attendance);
}

void ReplaceRecommendations(sql::Transaction& transaction, ItemId item, std::vector<Recommendation> recommendations) {
  for (Recommendation& one : recommendations) one.item = item;
  ReplaceRows(transaction, "recommendation", "item", item, recommendations);
}

}  // namespace tovholder::meetings
