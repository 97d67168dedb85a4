// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "imports/import_source.h"
#include "imports/import_store.h"

namespace tovholder::imports {

// One file on its way from a reader to the writer: read, known already, or failed.
struct Arrival {
  FileToImport file;
  std::optional<PreparedDocument> prepared;
  std::optional<meetings::DocumentId> known;
  std::optional<Error> error;
};

// Holds what is read but not yet written; readers wait while it is full.
class ImportQueue {
 public:
  explicit ImportQueue(unsigned readers) : readers_(readers) {}

  // For readers. What the writer has handed back is freed on the way, so that the writer need not.
  void Push(Arrival arrival);
  void ReaderIsDone();

  // For the writer. Waits for a portion, or for what comes of it within a moment; false once all readers are done and
  // everything is taken.
  bool Wait();
  // A portion, or what comes of it within `patience`; empty where nothing does.
  std::vector<Arrival> Take(std::chrono::milliseconds patience);
  void HandBack(std::vector<Arrival> written);

  // Nothing more is taken: readers need not wait.
  void Stop();
  bool stopped();

 private:
  bool HasPortion() const;

  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable arrived_;
  std::deque<Arrival> arrivals_;
  std::vector<std::vector<Arrival>> written_;
  std::size_t bytes_ = 0;  // of the files in it
  unsigned readers_;
  bool is_full_ = false;  // a reader waits
  bool stopped_ = false;
};

}  // namespace tovholder::imports
