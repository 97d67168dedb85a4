// SPDX-License-Identifier: EUPL-1.2
#include "sql/database.h"

#include "sql/connection.h"
#include "sql/engines.h"

namespace tovholder::sql {

Engine Reader::engine() const { return connection_.engine(); }

void Reader::EachRow(std::string_view sql, std::span<const Value> args, const RowFunction& each) {
  connection_.Run(sql, args, each);
}

Transaction::Transaction(Connection& connection, Author author, Instant now)
    : Reader(connection), author_(std::move(author)), now_(now) {}

std::int64_t Transaction::ExecuteWith(std::string_view sql, std::span<const Value> args) {
  return connection_.Run(sql, args, [](const Row&) { return true; });
}

std::int64_t Transaction::InsertWith(std::string_view sql, std::span<const Value> args) {
  return connection_.Insert(sql, args);
}

BulkLoad::BulkLoad(Database& database) : database_(database) { Expect(Load::kBulk); }
BulkLoad::~BulkLoad() { Expect(Load::kUsual); }

// Where the writer cannot be had, writing goes on with the memory that it has.
void BulkLoad::Expect(Load load) noexcept {
  try {
    database_.Expect(load);
  } catch (const DatabaseError&) {
  }
}

Result<std::unique_ptr<Database>> Database::Open(const std::string& location, const OpenOptions& options) {
  const bool is_postgres = location.starts_with("postgresql://") || location.starts_with("postgres://");
  return is_postgres ? OpenPostgres(location, options) : OpenSqlite(location, options);
}

}  // namespace tovholder::sql
