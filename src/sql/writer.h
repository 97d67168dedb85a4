// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "sql/connection.h"

namespace tovholder::sql {

// The one connection that writes. Threads take turns in the order they came; while others wait, a
// turn leaves the transaction open for the next, each behind a savepoint of its own, and the last of
// such a batch commits for all.
class Writer {
 public:
  enum class Grouping { kAlone, kShared };

  Writer(std::unique_ptr<Connection> connection, Grouping grouping, std::chrono::milliseconds patience);

  // `work` returns whether to keep what it wrote. Returns after that is on disk.
  void Write(const std::function<bool(Connection&)>& work);
  // The connection alone and outside a transaction; only where grouping is kAlone.
  void Use(const std::function<void(Connection&)>& work);

 private:
  struct Batch {
    int size = 0;
    std::chrono::steady_clock::time_point began;
    bool done = false;
    std::exception_ptr failure;
    std::condition_variable finished;
  };
  struct Waiter {
    std::condition_variable wake;
    bool called = false;
  };

  void TakeTurn();
  void FinishTurn() noexcept;
  std::shared_ptr<Batch> OpenBatch();
  bool RunInBatch(Batch& batch, const std::function<bool(Connection&)>& work);
  void Undo(const Batch& batch);
  bool MayGrow(const Batch& batch) const;
  void CommitBatch() noexcept;
  void CloseBatch(std::exception_ptr failure);
  void Await(Batch& batch);

  const std::unique_ptr<Connection> connection_;
  const Grouping grouping_;
  const std::chrono::milliseconds patience_;

  std::mutex mutex_;
  std::deque<Waiter*> queue_;
  bool busy_ = false;
  std::thread::id owner_;
  std::shared_ptr<Batch> batch_;  // touched by the thread whose turn it is
};

}  // namespace tovholder::sql
