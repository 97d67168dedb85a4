// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace tovholder::search {

enum class EntryKind { kMeeting, kItem, kDocument, kPerson, kOrganization, kCase };
std::string_view ToName(EntryKind kind);
bool FromName(std::string_view name, EntryKind& kind);

// One thing that can be found. What is not known is left empty.
struct Entry {
  EntryKind kind = EntryKind::kItem;
  std::int64_t ref = 0;      // the thing's own id; kind and ref together are unique
  std::int64_t meeting = 0;  // the meeting it belongs to
  std::string title;
  std::string body;
  std::optional<Date> date;
  std::int64_t body_id = 0;  // the legal body
  std::string body_name;
  std::int64_t organization_id = 0;
  std::string organization_name;
  std::string item_type;  // by name: "decision", "discussion", "information"
  std::string decision;   // by name: "adopted", "rejected", "postponed", …
  bool closed = false;
  std::string visibility;  // people::AudienceOf: how far out, and whose
  std::string case_number;
  int year = 0;  // 0: that of the date
  // Persons who can be asked for with "person:"; they need not stand in the text.
  std::vector<std::string> persons;
};

}  // namespace tovholder::search
