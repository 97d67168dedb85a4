// SPDX-License-Identifier: EUPL-1.2
#include "sql/sqlite_row.h"

#include <sqlite3.h>

namespace tovholder::sql {
namespace {

std::string_view TypeName(int type) {
  constexpr std::string_view kNames[] = {"", "a whole number", "a number", "text", "bytes", "NULL"};
  return kNames[type];
}

std::string BytesOf(const SQLite::Column& column) {
  const void* bytes = column.getBlob();
  return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<std::size_t>(column.getBytes())};
}

std::string_view TextOf(const SQLite::Column& column) {
  const char* text = column.getText();
  return {text, static_cast<std::size_t>(column.getBytes())};
}

}  // namespace

const SQLite::Column& SqliteRow::ColumnAt(int column) const {
  std::vector<SQLite::Column>& columns = prepared_.columns;
  if (columns.empty()) {
    columns.reserve(static_cast<std::size_t>(size()));
    for (int i = 0; i < size(); ++i) columns.push_back(prepared_.statement.getColumn(i));
  }
  return columns.at(static_cast<std::size_t>(column));
}

const SQLite::Column& SqliteRow::Expect(int column, int type) const {
  const SQLite::Column& found = ColumnAt(column);
  if (found.getType() != type) {
    throw DatabaseError("column " + std::to_string(column) + " holds " + std::string(TypeName(found.getType())) +
                        ", read as " + std::string(TypeName(type)) + ": " + prepared_.statement.getQuery());
  }
  return found;
}

bool SqliteRow::IsNull(int column) const { return prepared_.statement.isColumnNull(column); }

std::int64_t SqliteRow::Int(int column) const { return Expect(column, SQLITE_INTEGER).getInt64(); }

double SqliteRow::Real(int column) const {
  const SQLite::Column& found = ColumnAt(column);
  if (found.getType() == SQLITE_INTEGER) return static_cast<double>(found.getInt64());
  return Expect(column, SQLITE_FLOAT).getDouble();
}

std::string_view SqliteRow::Text(int column) const { return TextOf(Expect(column, SQLITE_TEXT)); }

std::string SqliteRow::Bytes(int column) const { return BytesOf(Expect(column, SQLITE_BLOB)); }

Value SqliteRow::At(int column) const {
  const SQLite::Column& found = ColumnAt(column);
  switch (found.getType()) {
    case SQLITE_INTEGER:
      return Value(std::in_place_type<std::int64_t>, found.getInt64());
    case SQLITE_FLOAT:
      return Value(found.getDouble());
    case SQLITE_TEXT:
      return Value(std::in_place_type<std::string>, TextOf(found));
    case SQLITE_BLOB:
      return Value(Blob{BytesOf(found)});
    default:
      return {};
  }
}

}  // namespace tovholder::sql
