// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "areas/list_book.h"
#include "sql/database.h"

// The lists were published, so that everybody may read them.
namespace tovholder::areas {

ListBook LoadLists(sql::Reader& reader);
std::optional<ListMembership> FindMembership(sql::Reader& reader, Id<ListMembership> id);
// Where the area is known to be on or off; the newest list first.
std::vector<ListMembership> ListMemberships(sql::Reader& reader, HousingAreaId area);

// Errors: the first of CheckList, CheckMembership.
Result<void> PutList(sql::Transaction& transaction, PublishedList& list);
Result<void> PutMembership(sql::Transaction& transaction, ListMembership& membership);
// Nothing where somebody has removed it already; likewise below.
void RemoveMembership(sql::Transaction& transaction, const ListMembership& membership);
// Rows of lists that bear the name of an area that is new become that area's.
void LinkMemberships(sql::Transaction& transaction, const AreaBook& book, HousingAreaId added);
// Error: areas.list_has_members {count}.
Result<void> RemoveList(sql::Transaction& transaction, const PublishedList& list);

}  // namespace tovholder::areas
