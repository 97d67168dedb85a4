// SPDX-License-Identifier: EUPL-1.2
#include "sql/sqlite_database.h"

#include <sqlite3.h>

#include <filesystem>
#include <thread>

#include "sql/engines.h"
#include "sql/schema.h"
#include "sql/sqlite_connection.h"
#include "sql/sqlite_file.h"

namespace tovholder::sql {
namespace {

bool IsBusy(const SQLite::Exception& error) { return (error.getErrorCode() & 0xff) == SQLITE_BUSY; }

// SQLite does not wait by itself for the change of the journal.
void UseWriteAheadLog(SQLite::Database& database, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    try {
      database.exec("PRAGMA journal_size_limit = 67108864; PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& error) {
      if (!IsBusy(error) || std::chrono::steady_clock::now() >= deadline) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

Result<void> MakeReady(SqliteConnection& writer, const std::string& file, const OpenOptions& options) {
  SQLite::Database& database = writer.database();
  if (sqlite3_db_readonly(database.getHandle(), "main") == 1) return Fail("sql.no_rights", {{"file", file}});
  if (!IsOurs(database)) return Fail("sql.not_a_database", {{"file", file}});
  UseWriteAheadLog(database, options.patience);
  if (!IsMarked(database)) Mark(database);
  if (!writer.turn().TakeForSchema(std::chrono::steady_clock::now() + options.patience)) {
    return Fail("sql.locked", {{"file", file}});
  }
  auto ready = BringUpToDate(writer, file, options, [&](const std::string& step) {
    return file == ":memory:" ? Result<void>() : CopyToFile(database, file + ".before-" + step);
  });
  writer.turn().ReleaseSchema();
  return ready;
}

std::unique_ptr<SqliteConnection> Connect(const std::string& file, Access access, const OpenOptions& options) {
  auto connection = std::make_unique<SqliteConnection>(file, access, options.patience);
  if (options.on_sqlite_open) options.on_sqlite_open(connection->database().getHandle());
  return connection;
}

std::unique_ptr<Connection> ConnectReader(const std::string& file, const OpenOptions& options) {
  try {
    return Connect(file, Access::kRead, options);
  } catch (const SQLite::Exception& error) {
    ThrowAs(error, file, 0);
  }
}

Result<std::unique_ptr<Database>> OpenChecked(const std::string& file, const OpenOptions& options) {
  auto writer = Connect(file, Access::kWrite, options);
  if (auto ready = MakeReady(*writer, file, options); !ready) return Pass(ready);
  PooledDatabase::OpenReader open_reader;
  if (file != ":memory:") {
    open_reader = [file, options] { return ConnectReader(file, options); };
  }
  return std::make_unique<SqliteDatabase>(file, std::move(writer), std::move(open_reader), options);
}

}  // namespace

Result<std::unique_ptr<Database>> OpenSqlite(const std::string& file, const OpenOptions& options) {
  if (file != ":memory:") {
    if (auto sound = CheckFile(file); !sound) return Pass(sound);
  }
  try {
    return OpenChecked(file, options);
  } catch (const SQLite::Exception& error) {
    return tl::unexpected(FileError(file, error));
  } catch (const Locked&) {
    return Fail("sql.locked", {{"file", file}});
  } catch (const DiskFull&) {
    return Fail("sql.disk_full", {{"file", file}});
  }
}

Result<void> SqliteDatabase::Backup(const std::string& file) {
  std::error_code error;
  if (std::filesystem::equivalent(file, location(), error)) {
    return Fail("sql.backup_failed", {{"file", file}, {"detail", "this is the data file itself"}});
  }
  Result<void> copied;
  UseConnection([&](Connection& connection) {
    copied = CopyToFile(static_cast<SqliteConnection&>(connection).database(), file);
  });
  return copied;
}

void SqliteDatabase::Expect(Load load) {
  const std::lock_guard lock(bulk_mutex_);
  if (load == Load::kBulk ? bulk_loads_++ > 0 : --bulk_loads_ > 0) return;
  checkpoints_.reset();
  PooledDatabase::Expect(load);
  if (load == Load::kBulk && HasReaderConnections()) {
    checkpoints_ = std::make_unique<Checkpoints>(OpenReaderConnection());
  }
}

std::vector<std::string> SqliteDatabase::CheckIntegrity() {
  std::vector<std::string> findings;
  UseConnection([&](Connection& connection) {
    try {
      findings = Findings(static_cast<SqliteConnection&>(connection).database());
    } catch (const SQLite::Exception& error) {
      findings.push_back(error.what());
    }
  });
  return findings;
}

}  // namespace tovholder::sql
