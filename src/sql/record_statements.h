// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"

// What records.h needs that does not depend on the record's type.
namespace tovholder::sql {

struct Field {
  std::string_view name;
  Value value;
};

std::string ColumnList(const std::vector<std::string_view>& names, std::string_view alias);
std::string SelectStatement(std::string_view columns, std::string_view from);
std::string FromTableById(std::string_view table);
[[noreturn]] void ThrowNoRow(std::string_view table, std::int64_t id);
[[noreturn]] void ThrowStoredAlready(std::string_view table, std::int64_t id);

// `("title", "start") VALUES ($1, $2)`: what follows the table's name in an INSERT.
std::string InsertClause(const std::vector<std::string_view>& names);
// Returns the id that the database made.
std::int64_t InsertFields(Transaction& transaction, std::string_view table, std::string_view clause,
                          std::vector<Field> fields);
void LogCreated(Transaction& transaction, std::string_view table, std::int64_t id, const std::vector<Field>& fields);
// Both lists name the same fields in the same order.
void UpdateFields(Transaction& transaction, std::string_view table, std::int64_t id, const std::vector<Field>& stored,
                  const std::vector<Field>& wanted);
void DeleteFields(Transaction& transaction, std::string_view table, std::int64_t id, const std::vector<Field>& stored);

}  // namespace tovholder::sql
