// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_store.h"

#include <algorithm>

#include "base/text.h"
#include "people/structure_records.h"
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

// Members and deputies.
std::vector<Person> ListPersonsOfStructure(sql::Reader& reader, StructureId structure) {
  return sql::List<Person>(reader,
                           "FROM person p WHERE EXISTS (SELECT 1 FROM membership m JOIN organization o ON o.id ="
                           " m.organization WHERE o.structure = $1 AND (m.person = p.id OR m.deputy = p.id))",
                           structure);
}

// Creates what has no id yet, and updates the rest.
template <class Record>
void Save(sql::Transaction& transaction, std::vector<Record> records) {
  for (Record& record : records) {
    if (record.id) {
      sql::Update(transaction, StructureKind<Record>::kTable, record);
    } else {
      sql::Create(transaction, StructureKind<Record>::kTable, record);
    }
  }
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

std::optional<Structure> FindStructure(sql::Reader& reader, StructureId id) {
  return sql::Find<Structure>(reader, "FROM structure WHERE id = $1", id);
}

std::vector<NamedModel> ListModels(sql::Reader& reader, StructureId id) {
  return sql::List<NamedModel>(reader, "FROM structure_model WHERE structure = $1 ORDER BY date, id", id);
}

StructureBook LoadStructure(sql::Reader& reader, StructureId id) {
  StructureBook book;
  book.structure = id;
  book.bodies = sql::List<Body>(
      reader, "FROM body WHERE id IN (SELECT body FROM organization WHERE structure = $1) ORDER BY id", id);
  book.organizations =
      sql::List<Organization>(reader, "FROM organization WHERE structure = $1 ORDER BY position, id", id);
  book.spans = ListWithin<LifeSpan>(reader, "life_span", id);
  book.ties = ListWithin<Tie>(reader, "tie", id);
  book.seats = ListWithin<Seat>(reader, "seat", id);
  book.memberships = ListWithin<Membership>(reader, "membership", id);
  book.tasks = ListWithin<OrganizationTask>(reader, "organization_task", id);
  book.fulfilments =
      sql::List<Fulfilment>(reader,
                            "FROM fulfilment WHERE task IN (SELECT k.id FROM organization_task k JOIN"
                            " organization o ON o.id = k.organization WHERE o.structure = $1) ORDER BY id",
                            id);
  book.discrepancies = sql::List<Discrepancy>(reader, "FROM discrepancy WHERE structure = $1 ORDER BY id", id);
  book.claims = sql::List<Claim>(
      reader, "FROM claim WHERE discrepancy IN (SELECT id FROM discrepancy WHERE structure = $1) ORDER BY id", id);
  book.models = ListModels(reader, id);
  book.terms = sql::List<ElectionTerm>(reader,
                                       "FROM election_term WHERE body IN (SELECT body FROM organization WHERE"
                                       " structure = $1) ORDER BY from_date, id",
                                       id);
  book.successions = ListWithin<Succession>(reader, "succession", id);
  for (const Person& person : ListPersonsOfStructure(reader, id)) book.persons.emplace(person.id, person.name);
  return book;
}

std::optional<StructureId> FindStructureOf(sql::Reader& reader, OrganizationId organization) {
  return reader.One<std::optional<StructureId>>("SELECT structure FROM organization WHERE id = $1", organization)
      .value_or(std::nullopt);
}
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Organization& organization) {
  return FindStructureOf(reader, organization.id);
}
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Body& body) {
  return reader.One<StructureId>(
      "SELECT structure FROM organization WHERE body = $1 AND structure IS NOT NULL ORDER BY id LIMIT 1", body.id);
}
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Fulfilment& fulfilment) {
  return reader.One<StructureId>(
      "SELECT o.structure FROM organization_task t JOIN organization o ON o.id = t.organization WHERE t.id = $1",
      fulfilment.task);
}
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const Claim& claim) {
  return reader.One<StructureId>("SELECT structure FROM discrepancy WHERE id = $1", claim.discrepancy);
}
std::optional<StructureId> FindStructureOf(sql::Reader& reader, const ElectionTerm& term) {
  return FindStructureOf(reader, Body{term.body, {}, {}, {}});
}

std::vector<Membership> ListMembershipsOf(sql::Reader& reader, PersonId person) {
  return sql::List<Membership>(reader, "FROM membership WHERE person = $1 ORDER BY id", person);
}

std::vector<Membership> ListMembershipsIn(sql::Reader& reader, OrganizationId organization) {
  return sql::List<Membership>(reader, "FROM membership WHERE organization = $1 ORDER BY id", organization);
}

std::vector<NamedMembership> ListMembersOn(sql::Reader& reader, OrganizationId organization, Date day) {
  std::vector<NamedMembership> rows;
  reader.Each(
      "SELECT " + sql::Columns<Membership>("m") +
          ", p.name FROM membership m JOIN person p ON p.id = m.person WHERE m.organization = $1 AND (m.from_date IS "
          "NULL OR m.from_date <= $2) AND (m.to_date IS NULL OR m.to_date >= $2) ORDER BY CASE m.role WHEN 'chair' "
          "THEN "
          "0 WHEN 'vice_chair' THEN 1 ELSE 2 END, p.sort_key, m.id",
      [&](const sql::Row& row) {
        constexpr int kName = boost::mp11::mp_size<sql::Members<Membership>>::value;
        rows.push_back({sql::ReadRecord<Membership>(row), row.Get<std::string>(kName)});
      },
      organization, day);
  return rows;
}

Result<void> Decide(sql::Transaction& transaction, const StructureBook& book, const SuccessionChoice& choice) {
  const auto plan = PlanSuccession(book, choice);
  if (!plan) return Pass(plan);
  Succession decision = choice.decision;
  sql::Create(transaction, "succession", decision);
  Save(transaction, plan->spans);
  Save(transaction, plan->ties);
  Save(transaction, plan->tasks);
  Save(transaction, plan->memberships);
  return {};
}

Result<std::vector<Membership>> TakeOver(sql::Transaction& transaction, const HandOver& hand_over) {
  const auto plan = PlanHandOver(ListMembershipsOf(transaction, hand_over.person), hand_over);
  if (!plan) return Pass(plan);
  Save(transaction, plan->ended);
  Save(transaction, plan->begun);
  return plan->empty;
}

}  // namespace tovholder::people
