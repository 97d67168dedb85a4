// SPDX-License-Identifier: EUPL-1.2
#include "sql/checkpoints.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "sql/errors.h"

namespace tovholder::sql {
namespace {

// A page that changes again within this time is moved once.
constexpr auto kPause = std::chrono::seconds(2);

}  // namespace

Checkpoints::Checkpoints(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), thread_([this](const std::stop_token& stop) { Run(stop); }) {}

void Checkpoints::Run(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    stopped.wait_for(lock, stop, kPause, [] { return false; });
    MoveLog();
  }
}

// What goes wrong here the writer meets too, and tells.
void Checkpoints::MoveLog() noexcept {
  try {
    connection_->Run("PRAGMA wal_checkpoint(PASSIVE)");
  } catch (const DatabaseError&) {
  }
}

}  // namespace tovholder::sql
