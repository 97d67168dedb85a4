// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sql/migration.h"
#include "sql/row.h"

namespace tovholder::sql {

// How much is about to be written.
enum class Load { kUsual, kBulk };

// One connection of one engine, used by one thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;

  // Runs one statement and returns the number of rows changed. After a failure inside a transaction
  // nothing but Rollback is taken.
  std::int64_t Run(std::string_view sql, std::span<const Value> args, const RowFunction& each);
  std::int64_t Run(std::string_view sql);
  // Runs an INSERT of one row and returns its id.
  std::int64_t Insert(std::string_view sql, std::span<const Value> args);
  // Several statements without parameters.
  virtual void RunScript(const std::string& script) = 0;
  virtual void Expect(Load) {}

  void BeginRead();
  // Throws Locked where another process writes for longer than `patience`.
  void BeginWrite(std::chrono::milliseconds patience);
  void Commit();
  void Rollback() noexcept;
  void Savepoint();
  void KeepSavepoint();
  // False where the engine has given up the whole transaction.
  bool RollbackToSavepoint() noexcept;
  // A statement of the transaction has failed.
  bool failed() const { return failed_; }

 protected:
  virtual std::int64_t DoRun(std::string_view sql, std::span<const Value> args, const RowFunction& each) = 0;
  virtual std::int64_t DoInsert(std::string_view sql, std::span<const Value> args) = 0;
  virtual void DoBeginRead() = 0;
  virtual void DoBeginWrite(std::chrono::milliseconds patience) = 0;
  virtual void DoCommit() = 0;
  virtual void DoRollback() = 0;
  virtual bool InTransaction() const = 0;

 private:
  // Gives what `statement` gives; once one has failed, none is run.
  template <class F>
  std::int64_t Guarded(std::string_view sql, F&& statement);

  bool failed_ = false;
};

// Throws BadText.
void CheckText(std::string_view text);

}  // namespace tovholder::sql
