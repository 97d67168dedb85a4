// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"

namespace tovholder::sql {

// Puts the data of `from`, a copy made by Database::Backup, in the place of the data file `to`. The
// copy is checked wholly before anything is changed; what stood at `to` is kept as `to`.before-restore.
// Errors: sql.no_file {file}, sql.not_a_database, sql.damaged {file, detail}, sql.locked {file} where
// `to` is in use, sql.no_rights, sql.no_folder, sql.disk_full, sql.backup_failed {file, detail},
// sql.backup_postgres {location}.
Result<void> Restore(const std::string& from, const std::string& to);

}  // namespace tovholder::sql
