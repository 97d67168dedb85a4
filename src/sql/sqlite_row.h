// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "sql/row.h"

namespace tovholder::sql {

class SqliteRow : public Row {
 public:
  explicit SqliteRow(const SQLite::Statement& statement) : statement_(statement) {}
  int size() const override { return statement_.getColumnCount(); }
  bool IsNull(int column) const override;
  std::int64_t Int(int column) const override;
  double Real(int column) const override;
  std::string_view Text(int column) const override;
  std::string Bytes(int column) const override;
  Value At(int column) const override;

 private:
  const SQLite::Column& ColumnAt(int column) const;
  const SQLite::Column& Expect(int column, int type) const;

  const SQLite::Statement& statement_;
  // A column is the same for every row; to make one costs more than to read it.
  mutable std::vector<SQLite::Column> columns_;
};

}  // namespace tovholder::sql
