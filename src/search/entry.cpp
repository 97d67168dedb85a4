// SPDX-License-Identifier: EUPL-1.2
#include "search/entry.h"

#include "base/enum_names.h"

namespace tovholder::search {
namespace {

constexpr EnumNames<EntryKind, 6> kEntryKinds{{{EntryKind::kMeeting, "meeting"},
                                               {EntryKind::kItem, "item"},
                                               {EntryKind::kDocument, "document"},
                                               {EntryKind::kPerson, "person"},
                                               {EntryKind::kOrganization, "organization"},
                                               {EntryKind::kCase, "case"}}};

}  // namespace

std::string_view ToName(EntryKind kind) { return NameIn(kEntryKinds, kind); }
bool FromName(std::string_view name, EntryKind& kind) { return ValueIn(kEntryKinds, name, kind); }

}  // namespace tovholder::search
