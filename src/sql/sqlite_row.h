// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "sql/row.h"

namespace tovholder::sql {

// A prepared statement with what is the same each time that it runs.
struct SqliteStatement {
  SQLite::Statement statement;
  std::vector<int> places;              // places[0] is where $1 goes
  std::vector<SQLite::Column> columns;  // made with the first row: to make one costs more than to read it
};

class SqliteRow : public Row {
 public:
  explicit SqliteRow(SqliteStatement& prepared) : prepared_(prepared) {}
  int size() const override { return prepared_.statement.getColumnCount(); }
  bool IsNull(int column) const override;
  std::int64_t Int(int column) const override;
  double Real(int column) const override;
  std::string_view Text(int column) const override;
  std::string Bytes(int column) const override;
  Value At(int column) const override;

 private:
  const SQLite::Column& ColumnAt(int column) const;
  const SQLite::Column& Expect(int column, int type) const;

  SqliteStatement& prepared_;
};

}  // namespace tovholder::sql
