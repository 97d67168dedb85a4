// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_search.h"

#include <algorithm>
#include <set>

#include "html/markdown.h"
#include "meetings/host_store.h"
#include "minutes/decision_kind.h"

namespace tovholder::meetings {
namespace {

class Paragraphs {
 public:
  void Add(std::string_view text) {
    if (text.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += text;
  }
  void AddIf(const std::optional<std::string>& text) {
    if (text) Add(*text);
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string BodyOf(const ItemDetails& details) {
  Paragraphs body;
  body.AddIf(details.item.decision);
  for (const Recommendation& one : details.recommendations) body.Add(one.text);
  for (const Statement& one : details.statements) {
    if (one.kind == StatementKind::kOtherDecision) body.Add(one.text);
  }
  body.AddIf(details.item.decision_theme);
  body.Add(html::PlainFromMarkdown(details.item.case_text));
  for (const Attachment& one : details.attachments) {
    if (!one.closed) body.Add(one.name);
  }
  return body.Take();
}

search::Entry EntryAt(const MeetingRow& row) {
  search::Entry entry;
  entry.meeting = row.meeting.id.value;
  entry.date = row.meeting.date;
  entry.body_id = row.meeting.body.value_or(0);
  entry.body_name = row.body_name;
  entry.organization_id = row.meeting.organization.value_or(0);
  entry.organization_name = row.organization_name;
  return entry;
}

search::Entry MeetingEntry(const MeetingRow& row, const std::vector<ItemDetails>& items,
                           const std::vector<std::string>& persons) {
  search::Entry entry = EntryAt(row);
  entry.kind = search::EntryKind::kMeeting;
  entry.ref = row.meeting.id.value;
  entry.title = row.meeting.title;
  Paragraphs body;
  body.AddIf(row.meeting.agenda_text);
  body.AddIf(row.meeting.place);
  for (const ItemDetails& item : items) {
    const ItemDetails shown = PublicItem(item);
    body.Add(shown.item.title);
    body.AddIf(shown.item.case_number);
  }
  for (const std::string& person : persons) body.Add(person);
  entry.body = body.Take();
  entry.persons = persons;
  return entry;
}

search::Entry ItemEntry(const MeetingRow& row, const ItemDetails& details) {
  search::Entry entry = EntryAt(row);
  entry.kind = search::EntryKind::kItem;
  entry.ref = details.item.id.value;
  entry.title = details.item.title;
  entry.body = BodyOf(details);
  entry.item_type = details.item.type ? ToName(*details.item.type) : "";
  entry.decision = minutes::DecisionKindOf(details.item.decision.value_or(""));
  entry.closed = details.item.closed;
  entry.case_number = details.item.case_number.value_or("");
  return entry;
}

}  // namespace

std::vector<search::Entry> EntriesOf(const MeetingRow& meeting, const std::vector<ItemDetails>& items,
                                     const std::vector<std::string>& persons, const people::Owners& owners) {
  std::vector<search::Entry> entries{MeetingEntry(meeting, items, persons)};
  entries.front().visibility = people::AudienceOf(meeting.meeting.visibility, owners);
  for (const ItemDetails& item : items) {
    entries.push_back(ItemEntry(meeting, item));
    entries.back().visibility = people::AudienceOf(item.item.visibility, owners);
  }
  return entries;
}

people::Owners OwnersInSearch(const Meeting& meeting, people::Owners hosts) {
  if (meeting.visibility == people::Visibility::kDraft || !meeting.organization) return hosts;
  const people::OrganizationId own{*meeting.organization};
  if (std::find(hosts.begin(), hosts.end(), own) == hosts.end()) hosts.insert(hosts.begin(), own);
  return hosts;
}

search::Entry EntryOf(const Document& document, std::string_view text) {
  search::Entry entry;
  entry.kind = search::EntryKind::kDocument;
  entry.ref = document.id.value;
  entry.title = document.title;
  entry.body = text;
  entry.visibility = people::ToName(document.visibility);
  return entry;
}

void UnindexMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id) {
  index.Remove(transaction, search::EntryKind::kMeeting, id.value);
  for (std::int64_t item : transaction.Column<std::int64_t>("SELECT id FROM agenda_item WHERE meeting = $1", id)) {
    index.Remove(transaction, search::EntryKind::kItem, item);
  }
}

void IndexMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id) {
  const people::Viewer all = people::Viewer::CommandLine();
  const auto meeting = FindMeeting(transaction, all, id);
  if (!meeting) return;
  std::set<std::string> persons;
  for (const AttendanceRow& row : ListAttendance(transaction, all, id)) {
    if (!row.attendance.item) persons.insert(row.name);
  }
  for (const search::Entry& entry :
       EntriesOf(*meeting, ListItems(transaction, all, id), {persons.begin(), persons.end()},
                 OwnersInSearch(meeting->meeting, ListHosts(transaction, id)))) {
    index.Put(transaction, entry);
  }
}

}  // namespace tovholder::meetings
