// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/result.h"
#include "search/index.h"
#include "sql/database.h"

namespace tovholder::meetings {

// What does not fit together in the archive: meetings.item_visibility {item} where a closed or
// unpublished item is marked for more readers than it may have; meetings.not_found_by_search {kind, id}
// where something cannot be found that should be.
std::vector<Error> CheckArchive(sql::Reader& reader);

// Makes the search index anew from what is stored.
void IndexArchive(sql::Transaction& transaction, const search::Index& index);

}  // namespace tovholder::meetings
