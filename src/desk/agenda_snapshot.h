// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/agenda.h"

// The agenda frozen as JSON, and what differs between two of them.
namespace tovholder::desk {

// {"revision":1,"meeting":{…},"hosts":["…"],"items":[{"key":7,…,"attachments":[{…}]}]}
std::string SnapshotOf(const Agenda& agenda, int revision);

enum class ChangeOfItem { kAdded, kChanged, kMoved, kRemoved };
std::string_view ToName(ChangeOfItem kind);
bool FromName(std::string_view name, ChangeOfItem& kind);

struct AgendaChange {
  ChangeOfItem kind = ChangeOfItem::kChanged;
  DeskItemId item;
  int number = 0;                   // now; of a removed item as it was
  std::string title;                // "" where it may not be public
  std::vector<std::string> fields;  // names of DeskItem, "attachments"
};
// Removed items last. `before` empty: nothing differs, it is the first.
std::vector<AgendaChange> CompareSnapshots(std::string_view before, std::string_view after);

// What two versions of one item say differently, as text.
struct FieldDifference {
  std::string field;
  std::string one;
  std::string other;
};
std::vector<FieldDifference> DifferencesOf(const DeskItem& one, const DeskItem& other);

std::string StoreChanges(const std::vector<AgendaChange>& changes);
std::vector<AgendaChange> LoadChanges(std::string_view json);

}  // namespace tovholder::desk
