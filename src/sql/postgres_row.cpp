// SPDX-License-Identifier: EUPL-1.2
#include "sql/postgres_row.h"

#include <charconv>

namespace tovholder::sql {
namespace {

// The numbers of PostgreSQL's own types (pg_type.dat).
enum TypeOid : pqxx::oid {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kFloat4 = 700,
  kFloat8 = 701,
  kNumeric = 1700,
};

std::string_view TextOf(const pqxx::field& field) { return {field.c_str(), field.size()}; }

template <class Number>
std::optional<Number> Parse(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

PostgresRow::Kind PostgresRow::KindOf(int column) const {
  switch (answer_.column_type(column)) {
    case kBool:
    case kInt2:
    case kInt4:
    case kInt8:
      return Kind::kInt;
    case kNumeric:  // what sum() gives for whole numbers
      return TextOf(Field(column)).find('.') == std::string_view::npos ? Kind::kInt : Kind::kReal;
    case kFloat4:
    case kFloat8:
      return Kind::kReal;
    case kBytea:
      return Kind::kBytes;
    default:
      return Kind::kText;
  }
}

void PostgresRow::ThrowKind(int column, std::string_view wanted) const {
  throw DatabaseError("column " + std::to_string(column) + " (" +
                      answer_.column_name(static_cast<pqxx::row::size_type>(column)) + ") is " +
                      (IsNull(column) ? "NULL" : "of another kind") + ", read as " + std::string(wanted));
}

std::int64_t PostgresRow::Int(int column) const {
  if (IsNull(column) || KindOf(column) != Kind::kInt) ThrowKind(column, "a whole number");
  const std::string_view text = TextOf(Field(column));
  if (answer_.column_type(column) == kBool) return text == "t" ? 1 : 0;
  const std::optional<std::int64_t> number = Parse<std::int64_t>(text);
  if (!number) ThrowKind(column, "a whole number");
  return *number;
}

double PostgresRow::Real(int column) const {
  const Kind kind = KindOf(column);
  if (IsNull(column) || (kind != Kind::kReal && kind != Kind::kInt)) ThrowKind(column, "a number");
  const std::optional<double> number = Parse<double>(TextOf(Field(column)));
  if (!number) ThrowKind(column, "a number");
  return *number;
}

std::string_view PostgresRow::Text(int column) const {
  if (IsNull(column) || KindOf(column) != Kind::kText) ThrowKind(column, "text");
  return TextOf(Field(column));
}

std::string PostgresRow::Bytes(int column) const {
  if (IsNull(column) || KindOf(column) != Kind::kBytes) ThrowKind(column, "bytes");
  return pqxx::binarystring(Field(column)).str();
}

Value PostgresRow::At(int column) const {
  if (IsNull(column)) return {};
  switch (KindOf(column)) {
    case Kind::kInt:
      return Value(std::in_place_type<std::int64_t>, Int(column));
    case Kind::kReal:
      return Value(Real(column));
    case Kind::kBytes:
      return Value(Blob{Bytes(column)});
    case Kind::kText:
      break;
  }
  return Value(std::in_place_type<std::string>, Text(column));
}

}  // namespace tovholder::sql
