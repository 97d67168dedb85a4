// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_store.h"

#include <algorithm>

#include "base/text.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

// Of a table whose rows each belong to an organization of the structure.
template <class Record>
std::vector<Record> ListWithin(sql::Reader& reader, std::string_view table, StructureId structure) {
  return sql::List<Record>(reader,
                           "FROM " + std::string(table) +
                               " WHERE organization IN (SELECT id FROM organization WHERE structure = $1) ORDER BY id",
                           structure);
}

}  // namespace

StructureId FindOrCreateStructure(sql::Transaction& transaction, std::string_view name) {
  Structure structure{{}, CollapseSpace(name), {}};
  const auto found = transaction.One<StructureId>("SELECT id FROM structure WHERE name = $1", structure.name);
  if (found) return *found;
  sql::Create(transaction, "structure", structure);
  return structure.id;
}

std::vector<Structure> ListStructures(sql::Reader& reader) {
  std::vector<Structure> structures = sql::List<Structure>(reader, "FROM structure");
  std::sort(structures.begin(), structures.end(),
            [](const Structure& a, const Structure& b) { return DanishSortKey(a.name) < DanishSortKey(b.name); });
  return structures;
}

StructureBook LoadStructure(sql::Reader& reader, StructureId id) {
  return {sql::List<Organization>(reader, "FROM organization WHERE structure = $1 ORDER BY position, id", id),
          ListWithin<LifeSpan>(reader, "life_span", id), ListWithin<Tie>(reader, "tie", id),
          ListWithin<Seat>(reader, "seat", id), ListWithin<Membership>(reader, "membership", id)};
}

Result<void> CreateTie(sql::Transaction& transaction, StructureId structure, Tie& tie) {
  auto checked = CheckTie(LoadStructure(transaction, structure), tie);
  if (checked) sql::Create(transaction, "tie", tie);
  return checked;
}

Result<void> CreateMembership(sql::Transaction& transaction, StructureId structure, Membership& membership) {
  auto checked = CheckMembership(LoadStructure(transaction, structure), membership);
  if (checked) sql::Create(transaction, "membership", membership);
  return checked;
}

std::vector<Membership> ListMembershipsOf(sql::Reader& reader, PersonId person) {
  return sql::List<Membership>(reader, "FROM membership WHERE person = $1 ORDER BY id", person);
}

}  // namespace tovholder::people
