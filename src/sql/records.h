// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/change_log.h"
#include "sql/database.h"
#include "sql/record_statements.h"

// A record is a struct that BOOST_DESCRIBE_STRUCT describes once; its members are the columns of its
// table, by name, and one member is `id` (std::int64_t or Id<…>). Reading rows, writing rows and the
// change log's field-by-field difference follow from that description.
namespace tovholder::sql {

template <class Record>
using Members = boost::describe::describe_members<Record, boost::describe::mod_public>;

// `id, title, start` in the order of the members, each in quotes and with the alias before it — for
// `SELECT ` + Columns<Meeting>("m") + ` FROM meeting m WHERE …`.
template <class Record>
std::string Columns(std::string_view alias = {}) {
  std::vector<std::string_view> names;
  boost::mp11::mp_for_each<Members<Record>>([&](auto member) { names.push_back(member.name); });
  return ColumnList(names, alias);
}

template <class Record>
const std::string& ColumnsOf() {
  static const std::string columns = Columns<Record>();
  return columns;
}

// The record whose columns begin at `first`: for statements written with Columns.
template <class Record>
Record ReadRecord(const Row& row, int first = 0) {
  Record record{};
  int column = first;
  boost::mp11::mp_for_each<Members<Record>>([&](auto member) {
    auto& field = record.*member.pointer;
    field = row.Get<std::remove_cvref_t<decltype(field)>>(column++);
  });
  return record;
}

// `Find<Meeting>(reader, "FROM meeting WHERE id = $1", id)`; the column list is put before FROM.
template <class Record, class... Args>
std::optional<Record> Find(Reader& reader, std::string_view from, const Args&... args) {
  std::optional<Record> found;
  reader.Each(
      SelectStatement(ColumnsOf<Record>(), from),
      [&](const Row& row) {
        found = ReadRecord<Record>(row);
        return false;
      },
      args...);
  return found;
}

template <class Record, class... Args>
std::vector<Record> List(Reader& reader, std::string_view from, const Args&... args) {
  std::vector<Record> records;
  reader.Each(
      SelectStatement(ColumnsOf<Record>(), from), [&](const Row& row) { records.push_back(ReadRecord<Record>(row)); },
      args...);
  return records;
}

template <class Record>
std::vector<std::string_view> FieldNames() {
  std::vector<std::string_view> names;
  boost::mp11::mp_for_each<Members<Record>>([&](auto member) {
    if (std::string_view(member.name) != "id") names.push_back(member.name);
  });
  return names;
}

// Every member but `id`, with its name.
template <class Record>
std::vector<Field> FieldsOf(const Record& record) {
  std::vector<Field> fields;
  fields.reserve(boost::mp11::mp_size<Members<Record>>::value);
  boost::mp11::mp_for_each<Members<Record>>([&](auto member) {
    if (std::string_view(member.name) != "id") fields.push_back({member.name, ToValue(record.*member.pointer)});
  });
  return fields;
}

template <class Record>
std::int64_t IdOf(const Record& record) {
  return std::get<std::int64_t>(ToValue(record.id));
}

// Writes a row without a log entry of its own: for bulk imports, which log one entry a file, and for
// what can be computed again. Sets `record.id`; throws DatabaseError where the record has one already.
template <class Record>
void CreateUnlogged(Transaction& transaction, std::string_view table, Record& record) {
  if (IdOf(record) != 0) ThrowStoredAlready(table, IdOf(record));
  static const std::string clause = InsertClause(FieldNames<Record>());
  const std::int64_t id = InsertFields(transaction, table, clause, FieldsOf(record));
  record.id = FromValue<std::remove_cvref_t<decltype(record.id)>>(Value(id));
}

// Writes a row and one entry of the change log. Create sets `record.id`.
template <class Record>
void Create(Transaction& transaction, std::string_view table, Record& record) {
  CreateUnlogged(transaction, table, record);
  LogCreated(transaction, table, IdOf(record), FieldsOf(record));
}

// Writes what differs from `stored`, as this transaction has read it, and logs just that; nothing where nothing
// differs.
template <class Record>
void Update(Transaction& transaction, std::string_view table, const Record& stored, const Record& record) {
  UpdateFields(transaction, table, IdOf(stored), FieldsOf(stored), FieldsOf(record));
}

// The same, with the stored row read first. Throws DatabaseError where there is no such row.
template <class Record>
void Update(Transaction& transaction, std::string_view table, const Record& record) {
  const std::int64_t id = IdOf(record);
  const std::optional<Record> stored = Find<Record>(transaction, FromTableById(table), id);
  if (!stored) ThrowNoRow(table, id);
  Update(transaction, table, *stored, record);
}

template <class Record>
void Delete(Transaction& transaction, std::string_view table, const Record& record) {
  const std::int64_t id = IdOf(record);
  const std::optional<Record> stored = Find<Record>(transaction, FromTableById(table), id);
  if (!stored) ThrowNoRow(table, id);
  DeleteFields(transaction, table, id, FieldsOf(*stored));
}

}  // namespace tovholder::sql
