// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

#include "base/result.h"

// What one can know about and do with a data file as a whole.
namespace tovholder::sql {

// What the first page of the file says without SQLite's help; no finding does not mean the file is
// whole. Errors: sql.no_folder, sql.not_a_database, sql.damaged, sql.no_rights.
Result<void> CheckFile(const std::string& file);

// The error for what SQLite said about `file`; rethrows what is no matter of the file.
Error FileError(const std::string& file, const SQLite::Exception& error);

// Whether the database is ours: it bears our mark, or it is empty. The mark is "Tovh".
bool IsOurs(SQLite::Database& database);
void Mark(SQLite::Database& database);
bool IsMarked(SQLite::Database& database);

// Copies the database, as it stands at one moment, into a new file that takes its name when it is
// whole. Errors: sql.backup_failed {file, detail}, sql.disk_full {file}.
Result<void> CopyToFile(SQLite::Database& from, const std::string& file);

// So that a new name in the folder of `file` survives a power cut.
void SyncFolderOf(const std::string& file);

// Findings of SQLite's own checks, one a line.
std::vector<std::string> Findings(SQLite::Database& database);

}  // namespace tovholder::sql
