// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/embedded_file.h"

namespace tovholder::sql {

enum class Engine { kSqlite, kPostgres };

// One numbered step of the schema: `0003_search.sql`. The text is for both engines, with
//   @id@     the primary key column type (row number, made by the database, never given twice)
//   @blob@   bytes
// and lines between `-- sqlite` / `-- postgres` and `-- both` for one engine alone. Whole numbers are
// `bigint`, other numbers `double precision`, everything else `text`.
struct Migration {
  int number = 0;
  std::string name;  // "0003_search"
  std::string text;
};

// In the order of their numbers; files of one number stay in the order given. Throws DatabaseError
// where a file has no number.
std::vector<Migration> MigrationsFrom(std::span<const EmbeddedFile> files);

// The text as one engine takes it.
std::string TextFor(Engine engine, const Migration& migration);

}  // namespace tovholder::sql
