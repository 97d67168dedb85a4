// SPDX-License-Identifier: EUPL-1.2
#include "search/entry.h"

#include <array>

namespace tovholder::search {
namespace {

constexpr std::array<std::string_view, 6> kNames{"meeting", "item", "document", "person", "organization", "case"};

}  // namespace

std::string_view ToName(EntryKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

bool FromName(std::string_view name, EntryKind& kind) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] != name) continue;
    kind = static_cast<EntryKind>(i);
    return true;
  }
  return false;
}

}  // namespace tovholder::search
