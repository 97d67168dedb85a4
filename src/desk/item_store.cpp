// SPDX-License-Identifier: EUPL-1.2
#include "desk/item_store.h"

#include <algorithm>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

std::optional<DeskItem> FindDeskItem(sql::Reader& reader, DeskItemId id) {
  return sql::Find<DeskItem>(reader, "FROM desk_item WHERE id = $1", id);
}

Result<Agenda> OpenAgenda(sql::Transaction& transaction, meetings::MeetingId meeting) {
  auto agenda = FindAgenda(transaction, people::Viewer::CommandLine(), meeting);
  if (!agenda) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckAction(*agenda, DeskAction::kEditAgenda); !allowed) return Pass(allowed);
  return std::move(*agenda);
}

Result<Agenda> OpenAgendaOf(sql::Transaction& transaction, DeskItemId id) {
  const auto item = FindDeskItem(transaction, id);
  if (!item) return Fail("desk.no_such_item");
  return OpenAgenda(transaction, item->meeting);
}

// Positions change without an entry in the log for each: the order is one thing.
void Renumber(sql::Transaction& transaction, meetings::MeetingId meeting, const std::vector<DeskItemId>& order) {
  int position = 0;
  for (DeskItemId id : order) {
    transaction.Execute("UPDATE desk_item SET position = $2 WHERE id = $1", id, ++position);
  }
  Touch(transaction, meeting);
}

std::vector<DeskItemId> OrderOf(const Agenda& agenda) {
  std::vector<DeskItemId> order;
  for (const ItemOnDesk& one : agenda.items) order.push_back(one.item.id);
  return order;
}

bool StandsLastByRule(sql::Reader& reader, const Agenda& agenda) {
  if (agenda.items.empty()) return false;
  DeskRule rule;
  if (!agenda.hosts.empty()) rule = FindRule(reader, agenda.hosts.front().id);
  return !rule.last_item.empty() && Fold(agenda.items.back().item.title) == Fold(rule.last_item);
}

// What the form does not know of.
void KeepOwn(const DeskItem& stored, DeskItem& item) {
  item.meeting = stored.meeting;
  item.position = stored.position;
  item.agenda_item = stored.agenda_item;
  item.added_in = stored.added_in;
  item.proposed_by = stored.proposed_by;
  item.version = stored.version + 1;
}

}  // namespace

Result<DeskItemId> CreateItem(sql::Transaction& transaction, DeskItem item) {
  const auto agenda = OpenAgenda(transaction, item.meeting);
  if (!agenda) return Pass(agenda);
  if (const auto errors = CheckItem(item); !errors.empty()) return tl::unexpected(errors.begin()->second);
  std::vector<DeskItemId> order = OrderOf(*agenda);
  item.position = static_cast<int>(order.size()) + 1;
  sql::Create(transaction, "desk_item", item);
  order.insert(StandsLastByRule(transaction, *agenda) ? std::prev(order.end()) : order.end(), item.id);
  Renumber(transaction, item.meeting, order);
  return item.id;
}

Result<void> UpdateItem(sql::Transaction& transaction, DeskItem item, int seen) {
  const auto stored = FindDeskItem(transaction, item.id);
  if (!stored) return Fail("desk.no_such_item");
  if (const auto agenda = OpenAgenda(transaction, stored->meeting); !agenda) return Pass(agenda);
  if (stored->version != seen) return Fail("desk.edited_meanwhile");
  if (const auto errors = CheckItem(item); !errors.empty()) return tl::unexpected(errors.begin()->second);
  KeepOwn(*stored, item);
  sql::Update(transaction, "desk_item", item);
  Touch(transaction, item.meeting);
  return {};
}

Result<void> RemoveItem(sql::Transaction& transaction, DeskItemId id, int seen) {
  const auto agenda = OpenAgendaOf(transaction, id);
  if (!agenda) return Pass(agenda);
  const ItemOnDesk* on_desk = agenda->Find(id);
  if (on_desk->item.version != seen) return Fail("desk.edited_meanwhile");
  for (const DeskAttachment& one : on_desk->attachments) sql::Delete(transaction, "desk_attachment", one);
  sql::Delete(transaction, "desk_item", on_desk->item);
  std::vector<DeskItemId> order = OrderOf(*agenda);
  std::erase(order, id);
  Renumber(transaction, agenda->meeting().id, order);
  return {};
}

Result<void> MoveItem(sql::Transaction& transaction, DeskItemId id, int place) {
  const auto agenda = OpenAgendaOf(transaction, id);
  if (!agenda) return Pass(agenda);
  std::vector<DeskItemId> order = OrderOf(*agenda);
  std::erase(order, id);
  order.insert(order.begin() + std::clamp(place - 1, 0, static_cast<int>(order.size())), id);
  Renumber(transaction, agenda->meeting().id, order);
  return {};
}

Result<void> AddAttachment(sql::Transaction& transaction, DeskItemId id, const NewFile& file) {
  const auto agenda = OpenAgendaOf(transaction, id);
  if (!agenda) return Pass(agenda);
  const std::vector<DeskAttachment>& there = agenda->Find(id)->attachments;
  if (std::any_of(there.begin(), there.end(), [&](const DeskAttachment& one) { return one.name == file.name; })) {
    return Fail("desk.name_taken", {{"name", file.name}});
  }
  const documents::StoredFile stored =
      documents::StoreFile(transaction, file.bytes, file.name, documents::MediaTypeOf(file.bytes, file.name));
  DeskAttachment attachment;
  attachment.item = id;
  attachment.position = there.empty() ? 1 : there.back().position + 1;
  attachment.name = file.name;
  attachment.file = stored.id;
  attachment.guard = file.guard;
  attachment.small_counts = file.small_counts;
  sql::Create(transaction, "desk_attachment", attachment);
  Touch(transaction, agenda->meeting().id);
  return {};
}

Result<void> UpdateAttachment(sql::Transaction& transaction, const DeskAttachment& attachment) {
  const auto agenda = OpenAgendaOf(transaction, attachment.item);
  if (!agenda) return Pass(agenda);
  const auto stored = sql::Find<DeskAttachment>(transaction, "FROM desk_attachment WHERE id = $1 AND item = $2",
                                                attachment.id, attachment.item);
  if (!stored) return Fail("desk.no_such_item");
  sql::Update(transaction, "desk_attachment", attachment);
  Touch(transaction, agenda->meeting().id);
  return {};
}

Result<void> RemoveAttachment(sql::Transaction& transaction, DeskItemId item, DeskAttachmentId id) {
  const auto agenda = OpenAgendaOf(transaction, item);
  if (!agenda) return Pass(agenda);
  const auto stored =
      sql::Find<DeskAttachment>(transaction, "FROM desk_attachment WHERE id = $1 AND item = $2", id, item);
  if (!stored) return Fail("desk.no_such_item");
  sql::Delete(transaction, "desk_attachment", *stored);
  Touch(transaction, agenda->meeting().id);
  return {};
}

}  // namespace tovholder::desk
