// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "people/structure.h"
#include "sql/database.h"

namespace tovholder::people {

// By its name as written.
StructureId FindOrCreateStructure(sql::Transaction& transaction, std::string_view name);
// In Danish alphabetical order.
std::vector<Structure> ListStructures(sql::Reader& reader);
StructureBook LoadStructure(sql::Reader& reader, StructureId id);

// Errors: those of CheckTie.
Result<void> CreateTie(sql::Transaction& transaction, StructureId structure, Tie& tie);
// Errors: those of CheckMembership.
Result<void> CreateMembership(sql::Transaction& transaction, StructureId structure, Membership& membership);

std::vector<Membership> ListMembershipsOf(sql::Reader& reader, PersonId person);

}  // namespace tovholder::people
