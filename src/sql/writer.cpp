// SPDX-License-Identifier: EUPL-1.2
#include "sql/writer.h"

#include <algorithm>
#include <utility>

namespace tovholder::sql {
namespace {

// Nobody waits longer than this for the commit of a batch that others join.
constexpr auto kLongestBatch = std::chrono::milliseconds(20);
constexpr int kLargestBatch = 200;

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, Grouping grouping, std::chrono::milliseconds patience)
    : connection_(std::move(connection)), grouping_(grouping), patience_(patience) {}

void Writer::Write(const std::function<bool(Connection&)>& work) {
  TakeTurn();
  std::shared_ptr<Batch> joined;
  std::exception_ptr failure;
  try {
    std::shared_ptr<Batch> batch = OpenBatch();
    if (RunInBatch(*batch, work)) joined = std::move(batch);
  } catch (...) {
    failure = std::current_exception();
  }
  FinishTurn();
  if (failure) std::rethrow_exception(failure);
  if (joined) Await(*joined);
}

void Writer::Use(const std::function<void(Connection&)>& work) {
  TakeTurn();
  std::exception_ptr failure;
  try {
    work(*connection_);
  } catch (...) {
    failure = std::current_exception();
  }
  FinishTurn();
  if (failure) std::rethrow_exception(failure);
}

void Writer::TakeTurn() {
  std::unique_lock lock(mutex_);
  if (busy_) {
    if (owner_ == std::this_thread::get_id()) throw DatabaseError("a write inside another read or write");
    Waiter waiter;
    queue_.push_back(&waiter);
    if (!waiter.wake.wait_for(lock, patience_, [&waiter] { return waiter.called; })) {
      std::erase(queue_, &waiter);
      throw Locked("another thread writes");
    }
  }
  busy_ = true;
  owner_ = std::this_thread::get_id();
}

void Writer::FinishTurn() noexcept {
  std::unique_lock lock(mutex_);
  if (batch_ && !MayGrow(*batch_)) {
    lock.unlock();
    CommitBatch();
    lock.lock();
  }
  owner_ = {};
  if (queue_.empty()) {
    busy_ = false;
    return;
  }
  Waiter* next = queue_.front();
  queue_.pop_front();
  next->called = true;
  next->wake.notify_one();
}

std::shared_ptr<Writer::Batch> Writer::OpenBatch() {
  if (!batch_) {
    connection_->BeginWrite(patience_);
    batch_ = std::make_shared<Batch>();
    batch_->began = std::chrono::steady_clock::now();
  }
  return batch_;
}

bool Writer::RunInBatch(Batch& batch, const std::function<bool(Connection&)>& work) {
  const bool needs_savepoint = batch.size > 0;
  try {
    if (needs_savepoint) connection_->Savepoint();
    const bool keep = work(*connection_);
    if (keep && connection_->failed()) throw DatabaseError("a statement of this transaction has failed");
    if (!keep) {
      Undo(batch);
      return false;
    }
    if (needs_savepoint) connection_->KeepSavepoint();
  } catch (...) {
    Undo(batch);
    throw;
  }
  ++batch.size;
  return true;
}

void Writer::Undo(const Batch& batch) {
  if (batch.size == 0) {
    connection_->Rollback();
    batch_.reset();
  } else if (!connection_->RollbackToSavepoint()) {
    const std::exception_ptr cause = std::current_exception();
    connection_->Rollback();
    CloseBatch(cause ? cause : std::make_exception_ptr(DatabaseError("the transaction was given up")));
  }
}

bool Writer::MayGrow(const Batch& batch) const {
  return grouping_ == Grouping::kShared && !queue_.empty() && batch.size < kLargestBatch &&
         std::chrono::steady_clock::now() - batch.began < kLongestBatch;
}

void Writer::CommitBatch() noexcept {
  std::exception_ptr failure;
  try {
    connection_->Commit();
  } catch (...) {
    failure = std::current_exception();
    connection_->Rollback();
  }
  CloseBatch(failure);
}

void Writer::CloseBatch(std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  batch_->done = true;
  batch_->failure = std::move(failure);
  batch_->finished.notify_all();
  batch_.reset();
}

void Writer::Await(Batch& batch) {
  std::unique_lock lock(mutex_);
  batch.finished.wait(lock, [&batch] { return batch.done; });
  if (batch.failure) std::rethrow_exception(batch.failure);
}

}  // namespace tovholder::sql
