// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "desk/agenda_rules.h"
#include "desk/read_through.h"

namespace tovholder::desk {

std::vector<std::string> UnreadNames(const std::vector<NamedReader>& readers) {
  std::vector<std::string> names;
  for (const NamedReader& one : readers) {
    if (!one.reader.read) names.push_back(one.name);
  }
  return names;
}

std::int64_t CountUnhandled(const std::vector<NamedRemark>& remarks) {
  return std::count_if(remarks.begin(), remarks.end(), [](const NamedRemark& one) { return !one.remark.handled; });
}

std::vector<DraftItem> ItemsForReader(const Agenda& agenda, ClosedItems closed) {
  std::vector<DraftItem> items;
  int number = 0;
  for (const ItemOnDesk& one : agenda.items) {
    DraftItem item{one.item.id, RecordOf(one, ++number, agenda.desk.revision + 1), one.attachments};
    if (closed == ClosedItems::kHidden) {
      item.details = meetings::PublicItem(std::move(item.details));
      std::erase_if(item.attachments, [&](const DeskAttachment& file) { return one.item.closed || file.closed; });
    }
    item.details.attachments.clear();
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace tovholder::desk
