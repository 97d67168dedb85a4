// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <thread>

#include "sql/connection.h"

namespace tovholder::sql {

// Moves SQLite's log into the file every few seconds while somebody else writes much, so that the writer need not.
class Checkpoints {
 public:
  // `connection` is used by nobody else. The last move is made at the end.
  explicit Checkpoints(std::unique_ptr<Connection> connection);

 private:
  void Run(const std::stop_token& stop);
  void MoveLog() noexcept;

  std::unique_ptr<Connection> connection_;
  std::jthread thread_;
};

}  // namespace tovholder::sql
