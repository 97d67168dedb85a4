// SPDX-License-Identifier: EUPL-1.2
#include "sql/connection.h"

#include "base/text.h"

namespace tovholder::sql {

template <class F>
std::int64_t Connection::Guarded(std::string_view sql, F&& statement) {
  if (failed_) throw DatabaseError("a statement of this transaction has failed: " + std::string(sql));
  try {
    return statement();
  } catch (const DatabaseError&) {
    failed_ = true;
    throw;
  }
}

std::int64_t Connection::Run(std::string_view sql, std::span<const Value> args, const RowFunction& each) {
  return Guarded(sql, [&] { return DoRun(sql, args, each); });
}

std::int64_t Connection::Run(std::string_view sql) {
  return Run(sql, {}, [](const Row&) { return true; });
}

std::int64_t Connection::Insert(std::string_view sql, std::span<const Value> args) {
  return Guarded(sql, [&] { return DoInsert(sql, args); });
}

void Connection::BeginRead() {
  failed_ = false;
  DoBeginRead();
}

void Connection::BeginWrite(std::chrono::milliseconds patience) {
  failed_ = false;
  DoBeginWrite(patience);
}

void Connection::Commit() {
  if (failed_) throw DatabaseError("a statement of this transaction has failed");
  DoCommit();
}

void Connection::Rollback() noexcept {
  try {
    if (InTransaction()) DoRollback();
  } catch (const std::exception&) {
    // The engine drops the transaction together with the connection.
  }
  failed_ = false;
}

void Connection::Savepoint() { Run("SAVEPOINT one"); }

void Connection::KeepSavepoint() { Run("RELEASE SAVEPOINT one"); }

bool Connection::RollbackToSavepoint() noexcept {
  failed_ = false;
  try {
    if (!InTransaction()) return false;
    Run("ROLLBACK TO SAVEPOINT one");
    KeepSavepoint();
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void CheckText(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw BadText("text with a NUL character");
  if (!IsUtf8(text)) throw BadText("text that is no UTF-8");
}

}  // namespace tovholder::sql
