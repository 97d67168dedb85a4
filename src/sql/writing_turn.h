// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>

namespace tovholder::sql {

// The place in the queue for writing between processes. SQLite's own lock knows no queue: a process
// that commits and begins again at once would keep all others out. Who waits for SQLite's lock holds
// this one, so that the last writer cannot overtake.
class WritingTurn {
 public:
  // `file` is the data file; the turn is a lock on an empty file beside it. Without a file there is
  // nobody to queue with.
  explicit WritingTurn(const std::string& file);
  ~WritingTurn();
  WritingTurn(const WritingTurn&) = delete;
  WritingTurn& operator=(const WritingTurn&) = delete;

  // False where the turn did not come in time.
  bool Take(std::chrono::steady_clock::time_point deadline);
  void Release();

 private:
  int descriptor_ = -1;
};

}  // namespace tovholder::sql
