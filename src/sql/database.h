// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "sql/errors.h"
#include "sql/migration.h"
#include "sql/row.h"
#include "sql/value.h"

struct sqlite3;

// One face over SQLite (SQLiteCpp) and PostgreSQL (libpqxx). The same SQL text runs on both, with
// parameters $1, $2, …; where the two really differ, ask `engine()`.
namespace tovholder::sql {

class Connection;  // one connection of one engine; private to the room
enum class Load;   // how much is about to be written

// A read snapshot. Stores take it by reference: `FindMeeting(sql::Reader&, …)`.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}
  Engine engine() const;

  // Runs a statement, prepared once a connection and kept, and calls `each` for every row; `each` returns
  // void, or bool with false to stop. PostgreSQL hands over the whole answer: read large ones in pages.
  // After a statement has failed, the snapshot or transaction takes no other.
  template <class F, class... Args>
  void Each(std::string_view sql, F&& each, const Args&... args);
  // The first column of the first row.
  template <class T, class... Args>
  std::optional<T> One(std::string_view sql, const Args&... args);
  template <class T, class... Args>
  std::vector<T> Column(std::string_view sql, const Args&... args);

  void EachRow(std::string_view sql, std::span<const Value> args, const RowFunction& each);

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
  // Runs an INSERT of one row and returns its id.
  template <class... Args>
  std::int64_t Insert(std::string_view sql, const Args&... args);

  std::int64_t ExecuteWith(std::string_view sql, std::span<const Value> args);
  std::int64_t InsertWith(std::string_view sql, std::span<const Value> args);

 private:
  Author author_;
  Instant now_;
};

struct OpenOptions {
  std::vector<Migration> migrations;
  std::function<Instant()> clock = Now;
  int readers = 4;  // connections kept for reading; more are opened while more are needed
  // How long a writer waits for its turn before it gives up with sql.locked.
  std::chrono::milliseconds patience = std::chrono::seconds(15);
  // Called on each new SQLite connection before it is used: for functions and tokenizers of a room.
  std::function<void(sqlite3*)> on_sqlite_open = nullptr;
};

class Database {
 public:
  // `location` is a file, ":memory:" or "postgresql://…". Makes the file where there is none and
  // brings the schema up to date (a copy of the file is kept beside it before an older one is
  // changed). Errors: sql.newer_file {file, found, known}, sql.not_a_database {file},
  // sql.damaged {file, detail}, sql.locked {file}, sql.no_rights {file}, sql.no_folder {file},
  // sql.disk_full {file}, sql.no_server {location, detail}.
  static Result<std::unique_ptr<Database>> Open(const std::string& location, const OpenOptions& options);
  // Waits for reads and writes that are under way.
  virtual ~Database() = default;

  virtual Engine engine() const = 0;
  // As given to Open, without a password.
  virtual const std::string& location() const = 0;

  // Runs `read` on a reader connection inside one snapshot.
  template <class F>
  std::invoke_result_t<F, Reader&> Read(F&& read);

  // Runs `write` on the single writer (waiting its turn) and commits. Rolled back where `write`
  // throws or returns a failed Result. Returns after the commit is on disk; waiting writers may share
  // one commit. Must not be called from inside another Read or Write.
  template <class F>
  std::invoke_result_t<F, Transaction&> Write(const Author& author, F&& write);

  // A consistent copy while readers and writer go on; an older file of that name is replaced once the
  // copy is whole. Errors: sql.backup_failed {file, detail}, sql.disk_full {file}, sql.backup_postgres {location}.
  virtual Result<void> Backup(const std::string& file) = 0;
  // Everything the engine itself can verify; each line is one finding.
  virtual std::vector<std::string> CheckIntegrity() = 0;

 protected:
  virtual void ReadWith(const std::function<void(Reader&)>& read) = 0;
  // `write` returns whether to commit.
  virtual void WriteWith(const Author& author, const std::function<bool(Transaction&)>& write) = 0;

 private:
  friend class BulkLoad;
  virtual void Expect(Load load) = 0;
};

// While it lives, some 100 MB of memory spare SQLite writing the same pages again and again: for thousands of rows in
// several transactions. Not to be made or to end inside one.
class BulkLoad {
 public:
  explicit BulkLoad(Database& database);
  ~BulkLoad();
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;

 private:
  void Expect(Load load) noexcept;
  Database& database_;
};

template <class... Args>
std::array<Value, sizeof...(Args)> ToValues(const Args&... args) {
  return {ToValue(args)...};
}

template <class F, class... Args>
void Reader::Each(std::string_view sql, F&& each, const Args&... args) {
  EachRow(sql, ToValues(args...), [&each](const Row& row) {
    if constexpr (std::is_void_v<std::invoke_result_t<F, const Row&>>) {
      each(row);
      return true;
    } else {
      return static_cast<bool>(each(row));
    }
  });
}

template <class T, class... Args>
std::optional<T> Reader::One(std::string_view sql, const Args&... args) {
  std::optional<T> found;
  EachRow(sql, ToValues(args...), [&found](const Row& row) {
    found.emplace(row.Get<T>(0));
    return false;
  });
  return found;
}

template <class T, class... Args>
std::vector<T> Reader::Column(std::string_view sql, const Args&... args) {
  std::vector<T> column;
  EachRow(sql, ToValues(args...), [&column](const Row& row) {
    column.push_back(row.Get<T>(0));
    return true;
  });
  return column;
}

template <class... Args>
std::int64_t Transaction::Execute(std::string_view sql, const Args&... args) {
  return ExecuteWith(sql, ToValues(args...));
}

template <class... Args>
std::int64_t Transaction::Insert(std::string_view sql, const Args&... args) {
  return InsertWith(sql, ToValues(args...));
}

template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<Result<T>> : std::true_type {};

template <class F>
std::invoke_result_t<F, Reader&> Database::Read(F&& read) {
  using Answer = std::invoke_result_t<F, Reader&>;
  if constexpr (std::is_void_v<Answer>) {
    ReadWith([&read](Reader& reader) { read(reader); });
  } else {
    std::optional<Answer> answer;
    ReadWith([&](Reader& reader) { answer.emplace(read(reader)); });
    return std::move(*answer);
  }
}

template <class F>
std::invoke_result_t<F, Transaction&> Database::Write(const Author& author, F&& write) {
  using Answer = std::invoke_result_t<F, Transaction&>;
  if constexpr (std::is_void_v<Answer>) {
    WriteWith(author, [&write](Transaction& transaction) {
      write(transaction);
      return true;
    });
  } else if constexpr (IsResult<Answer>::value) {
    std::optional<Answer> answer;
    try {
      WriteWith(author, [&](Transaction& transaction) {
        answer.emplace(write(transaction));
        return answer->has_value();
      });
    } catch (const Locked&) {
      return Fail("sql.locked", {{"file", location()}});
    }
    return std::move(*answer);
  } else {
    std::optional<Answer> answer;
    WriteWith(author, [&](Transaction& transaction) {
      answer.emplace(write(transaction));
      return true;
    });
    return std::move(*answer);
  }
}

}  // namespace tovholder::sql
