// SPDX-License-Identifier: EUPL-1.2
#include "sql/restore.h"

#include <sqlite3.h>

#include <filesystem>

#include "sql/sqlite_file.h"

namespace tovholder::sql {
namespace {

namespace fs = std::filesystem;

constexpr int kPatienceMs = 2000;

Result<void> CheckCopy(SQLite::Database& copy, const std::string& file) {
  if (!IsMarked(copy)) return Fail("sql.not_a_database", {{"file", file}});
  const std::vector<std::string> findings = Findings(copy);
  if (!findings.empty()) return Fail("sql.damaged", {{"file", file}, {"detail", findings.front()}});
  return {};
}

// Leaving the write-ahead log needs the file for oneself alone. A file that is damaged, or none of
// ours, may be replaced.
Result<void> CheckUnused(const std::string& file) {
  if (!fs::exists(file)) return {};
  try {
    SQLite::Database database(file, SQLite::OPEN_READWRITE, kPatienceMs);
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (const SQLite::Exception& error) {
    Error found = FileError(file, error);
    if (found.id != "sql.damaged" && found.id != "sql.not_a_database") return tl::unexpected(std::move(found));
  }
  return {};
}

Result<void> Exchange(const std::string& restored, const std::string& file) {
  std::error_code error;
  for (const std::string_view part : {"-wal", "-shm", ""}) {
    const std::string old = file + std::string(part);
    if (fs::exists(old)) fs::rename(old, file + ".before-restore" + std::string(part), error);
    if (error) return Fail("sql.backup_failed", {{"file", file}, {"detail", error.message()}});
  }
  fs::rename(restored, file, error);
  if (error) return Fail("sql.backup_failed", {{"file", file}, {"detail", error.message()}});
  SyncFolderOf(file);
  return {};
}

Result<void> RestoreChecked(const std::string& from, const std::string& to) {
  SQLite::Database copy(from, SQLite::OPEN_READONLY, kPatienceMs);
  if (auto whole = CheckCopy(copy, from); !whole) return whole;
  if (auto unused = CheckUnused(to); !unused) return unused;
  const std::string restored = to + ".restored";
  if (auto copied = CopyToFile(copy, restored); !copied) return copied;
  return Exchange(restored, to);
}

}  // namespace

Result<void> Restore(const std::string& from, const std::string& to) {
  if (to.starts_with("postgresql://") || to.starts_with("postgres://")) {
    return Fail("sql.backup_postgres", {{"location", to}});
  }
  std::error_code error;
  if (!fs::exists(from, error)) return Fail("sql.no_file", {{"file", from}});
  if (fs::equivalent(from, to, error)) {
    return Fail("sql.backup_failed", {{"file", to}, {"detail", "the copy is the data file itself"}});
  }
  if (auto sound = CheckFile(from); !sound) return sound;
  try {
    return RestoreChecked(from, to);
  } catch (const SQLite::Exception& failure) {
    return tl::unexpected(FileError(from, failure));
  }
}

}  // namespace tovholder::sql
