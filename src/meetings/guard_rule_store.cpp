// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "meetings/guard_rule.h"
#include "sql/records.h"

namespace tovholder::meetings {

GuardRule FindGuardRule(sql::Reader& reader) {
  return sql::Find<GuardRule>(reader, "FROM guard_rule ORDER BY id LIMIT 1").value_or(GuardRule{});
}

Result<void> PutGuardRule(sql::Transaction& transaction, int smallest_count) {
  if (smallest_count < 0 || smallest_count > documents::kHighestSafeCount) {
    return Fail("meetings.guard_count_wrong", {{"limit", std::to_string(documents::kHighestSafeCount)}});
  }
  GuardRule rule = FindGuardRule(transaction);
  rule.smallest_count = smallest_count;
  if (rule.id) {
    sql::Update(transaction, "guard_rule", rule);
  } else {
    sql::Create(transaction, "guard_rule", rule);
  }
  return {};
}

}  // namespace tovholder::meetings
