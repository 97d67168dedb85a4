// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/mp11.hpp>
#include <string_view>
#include <vector>

#include "people/structure.h"
#include "sql/records.h"

// The kinds of records that a structure is made of, for whatever treats them alike: storing, tables, forms.
namespace tovholder::people {

// Where the records of a kind stand: in the book, and in the database.
template <class Record>
struct StructureKind;

#define TOVHOLDER_STRUCTURE_KIND(Record, member, table)                                     \
  template <>                                                                               \
  struct StructureKind<Record> {                                                            \
    static constexpr std::string_view kTable = table;                                       \
    static constexpr std::vector<Record> StructureBook::*kRecords = &StructureBook::member; \
  };
TOVHOLDER_STRUCTURE_KIND(Body, bodies, "body")
TOVHOLDER_STRUCTURE_KIND(Organization, organizations, "organization")
TOVHOLDER_STRUCTURE_KIND(LifeSpan, spans, "life_span")
TOVHOLDER_STRUCTURE_KIND(Tie, ties, "tie")
TOVHOLDER_STRUCTURE_KIND(Seat, seats, "seat")
TOVHOLDER_STRUCTURE_KIND(Membership, memberships, "membership")
TOVHOLDER_STRUCTURE_KIND(OrganizationTask, tasks, "organization_task")
TOVHOLDER_STRUCTURE_KIND(Fulfilment, fulfilments, "fulfilment")
TOVHOLDER_STRUCTURE_KIND(Discrepancy, discrepancies, "discrepancy")
TOVHOLDER_STRUCTURE_KIND(Claim, claims, "claim")
TOVHOLDER_STRUCTURE_KIND(NamedModel, models, "structure_model")
TOVHOLDER_STRUCTURE_KIND(ElectionTerm, terms, "election_term")
#undef TOVHOLDER_STRUCTURE_KIND

// Each behind those that it can refer to.
using StructureKinds = boost::mp11::mp_list<Body, Organization, LifeSpan, Tie, Seat, Membership, OrganizationTask,
                                            Fulfilment, Discrepancy, Claim, NamedModel, ElectionTerm>;
// Those that are written as they are: bodies and organizations are found by name first.
using PlainStructureKinds = boost::mp11::mp_list<LifeSpan, Tie, Seat, Membership, OrganizationTask, Fulfilment,
                                                 Discrepancy, Claim, NamedModel, ElectionTerm>;

// Stores a new record, or one that was changed, in the book too. Errors: those of Check.
template <class Record>
Result<void> Put(sql::Transaction& transaction, StructureBook& book, Record& record) {
  if (auto checked = Check(book, record); !checked) return checked;
  using Kind = StructureKind<Record>;
  auto& records = book.*Kind::kRecords;
  if (record.id) {
    sql::Update(transaction, Kind::kTable, record);
    for (Record& one : records) {
      if (one.id == record.id) one = record;
    }
  } else {
    sql::Create(transaction, Kind::kTable, record);
    records.push_back(record);
  }
  return {};
}

}  // namespace tovholder::people
