// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "search/index.h"
#include "sql/database.h"

namespace tovholder::app {

// The data file (or PostgreSQL) with what every command needs of it.
struct Archive {
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<search::Index> index;
};

enum class Creation {
  kMakeNew,      // where there is no data yet, make it
  kMustBeThere,  // app.no_data {location}
};

// Opens, brings the schema up to date, and builds the search index anew where another version of the
// program made it. Errors: those of sql::Database::Open, app.no_data {location}.
Result<Archive> OpenArchive(const std::string& location, Creation creation);

}  // namespace tovholder::app
