// SPDX-License-Identifier: EUPL-1.2
#include "meetings/publication_store.h"

#include <algorithm>

#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "meetings/publication_rules.h"
#include "sql/records.h"

namespace tovholder::meetings {
namespace {

constexpr auto kAll = [] { return people::Viewer::CommandLine(); };

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

Result<void> PublishMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id) {
  const auto row = FindMeeting(transaction, kAll(), id);
  if (!row) return Fail("meetings.no_such_meeting");
  const auto items = ListItems(transaction, kAll(), id);
  std::vector<Error> personal = FindCprInPublicParts(row->meeting, items);
  if (!personal.empty()) {
    personal.front().params["count"] = std::to_string(personal.size());
    return tl::unexpected(personal.front());
  }
  return PublishCheckedMeeting(transaction, index, id);
}

Result<void> PublishCheckedMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id) {
  if (!FindMeeting(transaction, kAll(), id)) return Fail("meetings.no_such_meeting");
  ShowPapers(transaction, id, ListItems(transaction, kAll(), id));
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
