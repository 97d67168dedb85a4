// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "sql/database.h"

namespace tovholder::sql {

Result<std::unique_ptr<Database>> OpenSqlite(const std::string& file, const OpenOptions& options);
Result<std::unique_ptr<Database>> OpenPostgres(const std::string& location, const OpenOptions& options);

}  // namespace tovholder::sql
