// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "sql/connection.h"
#include "sql/database.h"

// Which steps of the schema a database has taken; kept in the table schema_version.
namespace tovholder::sql {

// Takes the steps that are missing, each in a transaction of its own. `before_change` is called once
// before a database that holds data is changed. Errors: sql.newer_file {file, found, known}.
Result<void> BringUpToDate(Connection& connection, const std::string& file, const OpenOptions& options,
                           const std::function<Result<void>(const std::string& first_step)>& before_change);

// Whether schema_version is there.
bool HasSchema(Connection& connection);

}  // namespace tovholder::sql
