// SPDX-License-Identifier: EUPL-1.2
#include "app/schema.h"

#include "app/migration_files.h"

namespace tovholder::app {

std::vector<sql::Migration> AllMigrations() { return sql::MigrationsFrom(MigrationFiles()); }

}  // namespace tovholder::app
