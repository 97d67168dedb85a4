// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "sql/connection.h"
#include "sql/sqlite_row.h"
#include "sql/writing_turn.h"

namespace tovholder::sql {

enum class Access { kRead, kWrite };

// How long a statement waits for another process, and since when it does.
struct Patience {
  std::chrono::milliseconds limit;
  std::chrono::steady_clock::time_point since;
};

class SqliteConnection : public Connection {
 public:
  // Opens the file, or makes it. Throws SQLite::Exception.
  SqliteConnection(const std::string& file, Access access, std::chrono::milliseconds patience);
  Engine engine() const override { return Engine::kSqlite; }
  void RunScript(const std::string& script) override;
  void Expect(Load load) override;
  SQLite::Database& database() { return database_; }
  WritingTurn& turn() { return turn_; }

 protected:
  std::int64_t DoRun(std::string_view sql, std::span<const Value> args, const RowFunction& each) override;
  std::int64_t DoInsert(std::string_view sql, std::span<const Value> args) override;
  void DoBeginRead() override;
  void DoBeginWrite(std::chrono::milliseconds patience) override;
  void DoCommit() override;
  void DoRollback() override;
  bool InTransaction() const override;

 private:
  // The cached statements of one text. One goes out while it runs, so that the same text may run inside its own rows.
  using Idle = std::vector<std::unique_ptr<SqliteStatement>>;

  std::shared_ptr<Idle> IdleOf(std::string_view sql);
  std::unique_ptr<SqliteStatement> Take(Idle& idle, std::string_view sql);
  std::unique_ptr<SqliteStatement> Prepare(std::string_view sql);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  Access access_;
  Patience patience_;  // read by the busy handler
  bool reading_ = false;
  SQLite::Database database_;
  std::unordered_map<std::string, std::shared_ptr<Idle>, Hash, std::equal_to<>> idle_;
  WritingTurn turn_;
};

// Throws what the callers of the room know: DiskFull, ConstraintViolation, Locked, Damaged or DatabaseError.
// `system_error` is the errno behind it, 0 where there is none.
[[noreturn]] void ThrowAs(const SQLite::Exception& error, std::string_view sql, int system_error);

}  // namespace tovholder::sql
