// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sql/database.h"

namespace tovholder::sql {

struct CopyProgress {
  std::string table;
  std::int64_t copied = 0;  // rows of all tables
  std::int64_t total = 0;
};

// Copies every row from a SQLite database to a PostgreSQL database of the same schema, in one
// transaction; ids stay. Tables whose names begin with `search_` are left out: their room makes them
// again. Errors: sql.copy_direction, sql.copy_not_empty {location}.
Result<void> CopyDatabase(Database& from, Database& to, const std::function<void(const CopyProgress&)>& progress);

}  // namespace tovholder::sql
