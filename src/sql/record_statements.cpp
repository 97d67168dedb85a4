// SPDX-License-Identifier: EUPL-1.2
#include "sql/record_statements.h"

#include <utility>

#include "sql/change_log.h"

namespace tovholder::sql {
namespace {

std::string Quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string Placeholder(std::size_t number) { return "$" + std::to_string(number); }

std::vector<Value> ValuesOf(std::vector<Field> fields) {
  std::vector<Value> values;
  values.reserve(fields.size() + 1);
  for (Field& field : fields) values.push_back(std::move(field.value));
  return values;
}

std::string UpdateStatement(std::string_view table, const std::vector<Field>& fields) {
  std::string sets;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    sets.append(i == 0 ? "" : ", ").append(Quoted(fields[i].name) + " = " + Placeholder(i + 1));
  }
  return "UPDATE " + std::string(table) + " SET " + sets + " WHERE id = " + Placeholder(fields.size() + 1);
}

}  // namespace

std::string ColumnList(const std::vector<std::string_view>& names, std::string_view alias) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    if (!alias.empty()) list.append(alias).push_back('.');
    list += Quoted(name);
  }
  return list;
}

std::string SelectStatement(std::string_view columns, std::string_view from) {
  return std::string("SELECT ").append(columns).append(" ").append(from);
}

std::string FromTableById(std::string_view table) { return "FROM " + std::string(table) + " WHERE id = $1"; }

void ThrowNoRow(std::string_view table, std::int64_t id) {
  throw DatabaseError("no row " + std::to_string(id) + " in " + std::string(table));
}

void ThrowStoredAlready(std::string_view table, std::int64_t id) {
  throw DatabaseError("row " + std::to_string(id) + " of " + std::string(table) + " is stored already");
}

std::string InsertClause(const std::vector<std::string_view>& names) {
  if (names.empty()) return "DEFAULT VALUES";
  std::string parameters;
  for (std::size_t i = 1; i <= names.size(); ++i) parameters.append(i == 1 ? "" : ", ").append(Placeholder(i));
  return "(" + ColumnList(names, {}) + ") VALUES (" + parameters + ")";
}

std::int64_t InsertFields(Transaction& transaction, std::string_view table, std::string_view clause,
                          std::vector<Field> fields) {
  std::string sql = "INSERT INTO ";
  sql.append(table).append(" ").append(clause);
  return transaction.InsertWith(sql, ValuesOf(std::move(fields)));
}

void LogCreated(Transaction& transaction, std::string_view table, std::int64_t id, const std::vector<Field>& fields) {
  std::vector<FieldChange> changes;
  for (const Field& field : fields) {
    std::string text = Describe(field.value);
    if (!text.empty()) changes.push_back({std::string(field.name), {}, std::move(text)});
  }
  LogChange(transaction, ChangeKind::kCreate, table, id, changes);
}

void UpdateFields(Transaction& transaction, std::string_view table, std::int64_t id, const std::vector<Field>& stored,
                  const std::vector<Field>& wanted) {
  std::vector<Field> changed;
  std::vector<FieldChange> changes;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (stored[i].value == wanted[i].value) continue;
    changed.push_back(wanted[i]);
    changes.push_back({std::string(wanted[i].name), Describe(stored[i].value), Describe(wanted[i].value)});
  }
  if (changed.empty()) return;
  std::string sql = UpdateStatement(table, changed);
  std::vector<Value> values = ValuesOf(std::move(changed));
  values.emplace_back(id);
  transaction.ExecuteWith(sql, values);
  LogChange(transaction, ChangeKind::kUpdate, table, id, changes);
}

void DeleteFields(Transaction& transaction, std::string_view table, std::int64_t id, const std::vector<Field>& stored) {
  transaction.Execute("DELETE FROM " + std::string(table) + " WHERE id = $1", id);
  std::vector<FieldChange> changes;
  for (const Field& field : stored) {
    std::string text = Describe(field.value);
    if (!text.empty()) changes.push_back({std::string(field.name), std::move(text), {}});
  }
  LogChange(transaction, ChangeKind::kDelete, table, id, changes);
}

}  // namespace tovholder::sql
