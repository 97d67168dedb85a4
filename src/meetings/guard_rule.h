// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/result.h"
#include "documents/small_counts.h"
#include "sql/database.h"

namespace tovholder::meetings {

// How few persons are too few to be told of in public. No act says it: it is the installation's own, as the statistics
// that it publishes go by.
struct GuardRule {
  Id<GuardRule> id;
  int smallest_count = documents::kSmallestSafeCount;  // 0: nothing is looked for
};
BOOST_DESCRIBE_STRUCT(GuardRule, (), (id, smallest_count))

GuardRule FindGuardRule(sql::Reader& reader);
// Error: meetings.guard_count_wrong {limit}.
Result<void> PutGuardRule(sql::Transaction& transaction, int smallest_count);

}  // namespace tovholder::meetings
