// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_file.h"
#include "base/result.h"
#include "base/time.h"
#include "sql/value.h"

struct sqlite3;

// One face over SQLite (SQLiteCpp) and PostgreSQL (libpqxx). The same SQL text runs on both, with
// parameters $1, $2, …; where the two really differ, ask `engine()`.
namespace tovholder::sql {

enum class Engine { kSqlite, kPostgres };

// The database could not do its work (a bug in a statement, a lost connection). Not for user errors.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
// No room left; the transaction was rolled back and the data is whole.
class DiskFull : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// A unique, foreign key or check constraint refused the row.
class ConstraintViolation : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// One row of an answer; columns are counted from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual int size() const = 0;
  virtual bool IsNull(int column) const = 0;
  virtual std::int64_t Int(int column) const = 0;
  virtual double Real(int column) const = 0;
  // Valid until the next step of the same statement.
  virtual std::string_view Text(int column) const = 0;
  virtual std::string Bytes(int column) const = 0;
  template <class T>
  T Get(int column) const;  // any T with Convert<T>; std::optional<T> for columns that may be NULL
};

class Connection;  // one connection of one engine; private to the room

// A read snapshot. Stores take it by reference: `FindMeeting(sql::Reader&, …)`.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}
  Engine engine() const;

  // Runs a statement and calls `each` for every row; `each` returns void, or bool with false to stop.
  // Statements are prepared once a connection and kept.
  template <class F, class... Args>
  void Each(std::string_view sql, F&& each, const Args&... args);
  // The first column of the first row.
  template <class T, class... Args>
  std::optional<T> One(std::string_view sql, const Args&... args);
  template <class T, class... Args>
  std::vector<T> Column(std::string_view sql, const Args&... args);

  void EachRow(std::string_view sql, const std::vector<Value>& args, const std::function<bool(const Row&)>& each);

 protected:
  Connection& connection_;
};

// Who writes, for the change log.
struct Author {
  std::int64_t user = 0;        // 0: the program itself or the command line
  std::string name = "system";  // as shown in the log
};

// A write transaction. It carries one moment for all it writes.
class Transaction : public Reader {
 public:
  Transaction(Connection& connection, Author author, Instant now);
  Instant now() const { return now_; }
  const Author& author() const { return author_; }

  // Returns the number of rows changed. Plain statements are not logged: rows of the domain are
  // written through records.h, which appends to the change log.
  template <class... Args>
  std::int64_t Execute(std::string_view sql, const Args&... args);
  // For `INSERT … RETURNING id`.
  template <class... Args>
  std::int64_t Insert(std::string_view sql, const Args&... args);

 private:
  Author author_;
  Instant now_;
};

// One numbered step of the schema: `0003_search.sql`. The text is for both engines, with
//   @id@     the primary key column type (row number, made by the database)
//   @blob@   bytes
// and lines between `-- sqlite` / `-- postgres` and `-- both` for one engine alone.
struct Migration {
  int number = 0;
  std::string name;
  std::string text;
};
std::vector<Migration> MigrationsFrom(std::span<const EmbeddedFile> files);

struct OpenOptions {
  std::vector<Migration> migrations;
  std::function<Instant()> clock = Now;
  int readers = 4;
  // Called on each new SQLite connection before it is used: for functions and tokenizers of a room.
  std::function<void(sqlite3*)> on_sqlite_open;
};

class Database {
 public:
  // `location` is a file, ":memory:" or "postgresql://…". Makes the file where there is none and
  // brings the schema up to date (a copy of the file is kept beside it before an older one is
  // changed). Errors: sql.newer_file {file, found, known}, sql.not_a_database {file},
  // sql.damaged {file, detail}, sql.locked {file}, sql.no_rights {file}, sql.no_folder {file},
  // sql.no_server {location, detail}.
  static Result<std::unique_ptr<Database>> Open(const std::string& location, OpenOptions options);
  virtual ~Database() = default;

  virtual Engine engine() const = 0;
  virtual const std::string& location() const = 0;

  // Runs `read` on a reader connection inside one snapshot.
  template <class F>
  std::invoke_result_t<F, Reader&> Read(F&& read);

  // Runs `write` on the single writer (waiting its turn) and commits. Rolled back where `write`
  // throws or returns a failed Result. Returns after the commit is on disk; waiting writers may share
  // one commit.
  template <class F>
  std::invoke_result_t<F, Transaction&> Write(const Author& author, F&& write);

  // A consistent copy while readers and writer go on. Errors: sql.backup_failed {file, detail}.
  virtual Result<void> Backup(const std::string& file) = 0;
  // Everything the engine itself can verify; each line is one finding.
  virtual std::vector<std::string> CheckIntegrity() = 0;

 protected:
  virtual void ReadWith(const std::function<void(Reader&)>& read) = 0;
  // `write` returns whether to commit.
  virtual void WriteWith(const Author& author, const std::function<bool(Transaction&)>& write) = 0;
};

}  // namespace tovholder::sql
