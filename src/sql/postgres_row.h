// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <pqxx/pqxx>

#include "sql/row.h"

namespace tovholder::sql {

class PostgresRow : public Row {
 public:
  PostgresRow(const pqxx::result& answer, pqxx::result::size_type index) : answer_(answer), row_(answer[index]) {}
  int size() const override { return static_cast<int>(row_.size()); }
  bool IsNull(int column) const override { return Field(column).is_null(); }
  std::int64_t Int(int column) const override;
  double Real(int column) const override;
  std::string_view Text(int column) const override;
  std::string Bytes(int column) const override;
  Value At(int column) const override;

 private:
  enum class Kind { kInt, kReal, kText, kBytes };
  Kind KindOf(int column) const;
  pqxx::field Field(int column) const { return row_[static_cast<pqxx::row::size_type>(column)]; }
  [[noreturn]] void ThrowKind(int column, std::string_view wanted) const;

  const pqxx::result& answer_;
  const pqxx::row row_;
};

}  // namespace tovholder::sql
