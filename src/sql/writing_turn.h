// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>

namespace tovholder::sql {

// The queue for writing between processes. SQLite's own lock knows no queue: a process that commits and
// begins again at once keeps others out. Who waits for SQLite's lock stands on the lowest of a few
// steps, the others behind on higher ones; nobody overtakes.
class WritingTurn {
 public:
  // `file` is the data file; a step is a lock on one byte of an empty file beside it. Without a file
  // there is nobody to queue with.
  explicit WritingTurn(const std::string& file);
  ~WritingTurn();
  WritingTurn(const WritingTurn&) = delete;
  WritingTurn& operator=(const WritingTurn&) = delete;

  // False where the turn did not come in time.
  bool Take(std::chrono::steady_clock::time_point deadline);
  void Release();
  // The same for bringing the schema up to date, which takes several writes.
  bool TakeForSchema(std::chrono::steady_clock::time_point deadline);
  void ReleaseSchema();

 private:
  bool TakeFreeSteps();
  bool AwaitStep(int step, std::chrono::steady_clock::time_point deadline);
  void Leave(int first, int steps);

  int descriptor_ = -1;
};

}  // namespace tovholder::sql
