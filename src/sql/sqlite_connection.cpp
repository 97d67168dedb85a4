// SPDX-License-Identifier: EUPL-1.2
#include "sql/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <thread>

#include "sql/joined_writes.h"

namespace tovholder::sql {
namespace {

constexpr std::size_t kKeptStatements = 300;

int WaitALittle(void* given, int times_waited) {
  auto& patience = *static_cast<Patience*>(given);
  const auto now = std::chrono::steady_clock::now();
  if (times_waited == 0) patience.since = now;
  if (now - patience.since >= patience.limit) return 0;
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return 1;
}

std::string TurnFile(const std::string& file, Access access) {
  return access == Access::kRead || file == ":memory:" ? std::string() : file;
}

void Bind(SQLite::Statement& statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    statement.bind(place, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    statement.bind(place, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    CheckText(*text);
    statement.bindNoCopy(place, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    statement.bindNoCopy(place, blob->bytes.data(), static_cast<int>(blob->bytes.size()));
  } else {
    statement.bind(place);
  }
}

// SQLite would take a lock of all connections at each piece of memory, to count what nobody asks for. Has no effect
// where SQLite is in use already.
void CountNoMemory() { [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

SQLite::Database OpenFile(const std::string& file, Access access) {
  CountNoMemory();
  const char* way_of_writing = access == Access::kWrite ? JoinedWrites() : "";
  return {file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0, way_of_writing};
}

}  // namespace

void ThrowAs(const SQLite::Exception& error, std::string_view sql, int system_error) {
  const std::string what = std::string(error.what()) + ": " + std::string(sql);
  const int code = error.getErrorCode() & 0xff;
  if (code == SQLITE_FULL || system_error == ENOSPC || system_error == EDQUOT) throw DiskFull(what);
  if (code == SQLITE_CONSTRAINT) throw ConstraintViolation(what);
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) throw Damaged(what);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw Locked(what);
  throw DatabaseError(what);
}

SqliteConnection::SqliteConnection(const std::string& file, Access access, std::chrono::milliseconds patience)
    : access_(access), patience_{patience, {}}, database_(OpenFile(file, access)), turn_(TurnFile(file, access)) {
  sqlite3* handle = database_.getHandle();
  sqlite3_busy_handler(handle, WaitALittle, &patience_);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  database_.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000");
  if (access == Access::kRead) database_.exec("PRAGMA query_only = ON");
}

std::unique_ptr<SqliteStatement> SqliteConnection::Prepare(std::string_view sql) {
  auto prepared = std::make_unique<SqliteStatement>(SqliteStatement{{database_, std::string(sql)}, {}, {}});
  const int parameters = prepared->statement.getBindParameterCount();
  for (int i = 1; i <= parameters; ++i) {
    prepared->places.push_back(prepared->statement.getIndex(("$" + std::to_string(i)).c_str()));
  }
  if (std::ranges::count(prepared->places, 0) > 0) {
    throw DatabaseError("parameters must be $1, $2, … without a gap: " + std::string(sql));
  }
  return prepared;
}

std::shared_ptr<SqliteConnection::Idle> SqliteConnection::IdleOf(std::string_view sql) {
  const auto found = idle_.find(sql);
  if (found != idle_.end()) return found->second;
  if (idle_.size() >= kKeptStatements) idle_.clear();
  return idle_.emplace(std::string(sql), std::make_shared<Idle>()).first->second;
}

std::unique_ptr<SqliteStatement> SqliteConnection::Take(Idle& idle, std::string_view sql) {
  if (idle.empty()) return Prepare(sql);
  std::unique_ptr<SqliteStatement> statement = std::move(idle.back());
  idle.pop_back();
  return statement;
}

std::int64_t SqliteConnection::DoRun(std::string_view sql, std::span<const Value> args, const RowFunction& each) {
  try {
    const std::shared_ptr<Idle> idle = IdleOf(sql);
    std::unique_ptr<SqliteStatement> prepared = Take(*idle, sql);
    if (prepared->places.size() != args.size()) {
      throw DatabaseError(std::to_string(args.size()) + " values for the parameters of: " + std::string(sql));
    }
    for (std::size_t i = 0; i < args.size(); ++i) Bind(prepared->statement, prepared->places[i], args[i]);
    const SqliteRow row(*prepared);
    while (prepared->statement.executeStep() && each(row)) {
    }
    const int changes = database_.getChanges();
    prepared->statement.tryReset();
    idle->push_back(std::move(prepared));
    return changes;
  } catch (const SQLite::Exception& error) {
    ThrowAs(error, sql, sqlite3_system_errno(database_.getHandle()));
  }
}

// RETURNING would make a temporary table and a log for taking back each single statement.
std::int64_t SqliteConnection::DoInsert(std::string_view sql, std::span<const Value> args) {
  DoRun(sql, args, [](const Row&) { return true; });
  return sqlite3_last_insert_rowid(database_.getHandle());
}

void SqliteConnection::RunScript(const std::string& script) {
  try {
    database_.exec(script);
  } catch (const SQLite::Exception& error) {
    ThrowAs(error, script, sqlite3_system_errno(database_.getHandle()));
  }
}

void SqliteConnection::Expect(Load load) {
  // Pages of 4 KB: a cache that holds what a batch changes, and a log of 400 MB, which is moved into the file by
  // Checkpoints and begun anew when it is full.
  RunScript(load == Load::kBulk ? "PRAGMA cache_size = -56000; PRAGMA wal_autocheckpoint = 100000; "
                                  "PRAGMA journal_size_limit = 1073741824"
                                : "PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 1000; "
                                  "PRAGMA journal_size_limit = 67108864; PRAGMA shrink_memory");
}

void SqliteConnection::DoBeginRead() {
  if (access_ == Access::kWrite) RunScript("PRAGMA query_only = ON");
  reading_ = true;
  Run("BEGIN");
}

void SqliteConnection::DoBeginWrite(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  if (!turn_.Take(deadline)) throw Locked("another process waits to write");
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  patience_.limit = std::max(left, std::chrono::milliseconds::zero());
  try {
    Run("BEGIN IMMEDIATE");
  } catch (const DatabaseError&) {
    turn_.Release();
    throw;
  }
  turn_.Release();
}

void SqliteConnection::DoCommit() { Run("COMMIT"); }

void SqliteConnection::DoRollback() {
  RunScript("ROLLBACK");
  if (reading_ && access_ == Access::kWrite) RunScript("PRAGMA query_only = OFF");
  reading_ = false;
}

bool SqliteConnection::InTransaction() const { return sqlite3_get_autocommit(database_.getHandle()) == 0; }

}  // namespace tovholder::sql
