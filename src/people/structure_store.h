// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "people/structure.h"
#include "people/succession_plan.h"
#include "sql/database.h"

// One record of a structure is stored by Put, see structure_records.h.
namespace tovholder::people {

// By its name as written.
StructureId FindOrCreateStructure(sql::Transaction& transaction, std::string_view name);
// In Danish alphabetical order.
std::vector<Structure> ListStructures(sql::Reader& reader);
std::optional<Structure> FindStructure(sql::Reader& reader, StructureId id);
// The earliest day first.
std::vector<NamedModel> ListModels(sql::Reader& reader, StructureId id);
// An empty book where there is no such structure.
StructureBook LoadStructure(sql::Reader& reader, StructureId id);

// Which structure a record stands in; none for an organization that is only met in minutes.
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Organization& organization);
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Body& body);
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Fulfilment& fulfilment);
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Claim& claim);
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const ElectionTerm& term);
std::optional<StructureId> FindStructureOf(sql::Reader& reader, OrganizationId organization);
template <class Record>
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Record& record) {
  if constexpr (requires { record.structure; }) {
    return record.structure;
  } else {
    return FindStructureOf(reader, record.organization);
  }
}

std::vector<Membership> ListMembershipsOf(sql::Reader& reader, PersonId person);
std::vector<Membership> ListMembershipsIn(sql::Reader& reader, OrganizationId organization);
// Who sits in it on the day, chairs first, then by name.
struct NamedMembership {
  Membership membership;
  std::string name;
};
std::vector<NamedMembership> ListMembersOn(sql::Reader& reader, OrganizationId organization, Date day);

// The decision and all that follows from it. Errors: those of PlanSuccession.
Result<void> Decide(sql::Transaction& transaction, const StructureBook& book, const SuccessionChoice& choice);
// Returns the memberships that nobody takes over. Errors: those of PlanHandOver.
Result<std::vector<Membership>> TakeOver(sql::Transaction& transaction, const HandOver& hand_over);

}  // namespace tovholder::people
