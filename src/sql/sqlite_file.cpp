// SPDX-License-Identifier: EUPL-1.2
#include "sql/sqlite_file.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>

#include "sql/errors.h"

namespace tovholder::sql {
namespace {

namespace fs = std::filesystem;

constexpr int kMark = 0x546f7668;  // "Tovh"
constexpr std::string_view kMagic("SQLite format 3\0", 16);

fs::path FolderOf(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

std::uint32_t BigEndian(std::span<const char> bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

bool HasContent(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  return !error && size > 0;
}

// The header of a SQLite file: page size at 16, number of pages at 28, which counts only where the
// change counters at 24 and 92 agree. Pages may still stand in the write-ahead log; the size is asked
// last, since another process may be moving them into the file.
bool IsCutShort(std::span<const char> header, const std::string& file) {
  const std::uint32_t page_size = BigEndian(header.subspan(16, 2));
  const std::uint64_t pages = BigEndian(header.subspan(28, 4));
  const bool counts = BigEndian(header.subspan(24, 4)) == BigEndian(header.subspan(92, 4));
  if (!counts || HasContent(file + "-wal")) return false;
  return pages * (page_size == 1 ? 65536 : page_size) > fs::file_size(file);
}

Result<void> CheckHeader(const std::string& file) {
  std::array<char, 100> header{};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Fail("sql.no_rights", {{"file", file}});
  stream.read(header.data(), header.size());
  const std::string_view read(header.data(), static_cast<std::size_t>(stream.gcount()));
  if (!read.starts_with(kMagic)) return Fail("sql.not_a_database", {{"file", file}});
  if (read.size() < header.size() || IsCutShort(header, file)) {
    return Fail("sql.damaged", {{"file", file}, {"detail", "the file is shorter than it says"}});
  }
  return {};
}

void CopyAllPages(SQLite::Database& from, const std::string& file) {
  SQLite::Database to(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup backup(to, from);
  backup.executeStep();
}

}  // namespace

Result<void> CheckFile(const std::string& file) {
  std::error_code error;
  const fs::path path(file);
  if (file.empty() || !fs::is_directory(FolderOf(path), error)) {
    const bool hidden = error == std::errc::permission_denied;
    return Fail(hidden ? "sql.no_rights" : "sql.no_folder", {{"file", file}});
  }
  const fs::file_status status = fs::status(path, error);
  if (error == std::errc::permission_denied) return Fail("sql.no_rights", {{"file", file}});
  if (!fs::exists(status)) return {};
  if (!fs::is_regular_file(status)) return Fail("sql.not_a_database", {{"file", file}});
  return HasContent(path) ? CheckHeader(file) : Result<void>();
}

Error FileError(const std::string& file, const SQLite::Exception& error) {
  switch (error.getErrorCode() & 0xff) {
    case SQLITE_NOTADB:
      return {"sql.not_a_database", {{"file", file}}};
    case SQLITE_CORRUPT:
      return {"sql.damaged", {{"file", file}, {"detail", error.what()}}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"sql.locked", {{"file", file}}};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {"sql.no_rights", {{"file", file}}};
    case SQLITE_FULL:
      return {"sql.disk_full", {{"file", file}}};
    default:
      throw DatabaseError(file + ": " + error.what());
  }
}

bool IsMarked(SQLite::Database& database) { return database.execAndGet("PRAGMA application_id").getInt() == kMark; }

bool IsOurs(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0 || IsMarked(database);
}

void Mark(SQLite::Database& database) { database.exec("PRAGMA application_id = " + std::to_string(kMark)); }

void SyncFolderOf(const std::string& file) {
  const fs::path folder = FolderOf(file);
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

Result<void> CopyToFile(SQLite::Database& from, const std::string& file) {
  const std::string part = file + ".part";
  std::error_code error;
  fs::remove(part, error);
  try {
    CopyAllPages(from, part);
  } catch (const SQLite::Exception& failure) {
    fs::remove(part, error);
    if ((failure.getErrorCode() & 0xff) == SQLITE_FULL) return Fail("sql.disk_full", {{"file", file}});
    return Fail("sql.backup_failed", {{"file", file}, {"detail", failure.what()}});
  }
  fs::rename(part, file, error);
  if (error) return Fail("sql.backup_failed", {{"file", file}, {"detail", error.message()}});
  SyncFolderOf(file);
  return {};
}

std::vector<std::string> Findings(SQLite::Database& database) {
  std::vector<std::string> findings;
  SQLite::Statement check(database, "PRAGMA integrity_check");
  while (check.executeStep()) {
    if (std::string line = check.getColumn(0); line != "ok") findings.push_back(std::move(line));
  }
  SQLite::Statement keys(database, "PRAGMA foreign_key_check");
  while (keys.executeStep()) {
    findings.push_back(keys.getColumn(0).getString() + " " + keys.getColumn(1).getString() + ": no row in " +
                       keys.getColumn(2).getString());
  }
  return findings;
}

}  // namespace tovholder::sql
