// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"
#include "sql/database.h"

// The items of an agenda that is being made. Everything here is for whoever may write it: the pages let nobody else in.
namespace tovholder::desk {

// Every write gives the errors of CheckAction too, and desk.no_such_item.

// A new item stands before the one that stands last by rule. Errors: the first of CheckItem.
Result<DeskItemId> CreateItem(sql::Transaction& transaction, DeskItem item);
// `seen` is the version that the form was made from. Error: desk.edited_meanwhile; nothing is written then.
Result<void> UpdateItem(sql::Transaction& transaction, DeskItem item, int seen);
Result<void> RemoveItem(sql::Transaction& transaction, DeskItemId id, int seen);
// To a place from 1; beyond the ends it stands first or last.
Result<void> MoveItem(sql::Transaction& transaction, DeskItemId id, int place);

struct NewFile {
  std::string name;
  std::string bytes;
  FileGuard guard = FileGuard::kNotChecked;
  std::string small_counts;  // see FormatCounts
};
// What CheckFileName says is the caller's to ask first. Error: desk.name_taken {name}.
Result<void> AddAttachment(sql::Transaction& transaction, DeskItemId item, const NewFile& file);
Result<void> UpdateAttachment(sql::Transaction& transaction, const DeskAttachment& attachment);
Result<void> RemoveAttachment(sql::Transaction& transaction, DeskItemId item, DeskAttachmentId id);

}  // namespace tovholder::desk
