// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/result.h"
#include "documents/pdf_writer.h"

namespace tovholder::documents {

struct PdfQueueOptions {
  std::size_t most_waiting = 50;
  std::size_t waiting_bytes = 32 << 20;  // of what is to be made
  std::size_t kept_bytes = 32 << 20;     // of finished PDFs that somebody may still fetch
  std::chrono::milliseconds kept_for = std::chrono::minutes(10);
  // Nobody waits any more for what was not asked for so long.
  std::chrono::milliseconds forgotten_after = std::chrono::seconds(30);
  PdfOptions writing = {};
};

// The finished PDF, or how many are made before it (0: it is being made).
struct PdfAnswer {
  std::shared_ptr<const std::string> bytes;
  std::size_t before = 0;
};

// Makes PDFs one after the other on a thread of its own, so that the whole server runs one WeasyPrint at a
// time. Nobody is held up: a page that asks gets the PDF, or shows how far it is and asks again. The same
// content is made once, however many ask.
class PdfQueue {
 public:
  explicit PdfQueue(PdfQueueOptions options = {});
  // Stops what is being made.
  ~PdfQueue();
  PdfQueue(const PdfQueue&) = delete;
  PdfQueue& operator=(const PdfQueue&) = delete;

  // Errors: documents.pdf_queue_full {waiting, seconds}, documents.pdf_too_large {title}, and those of WritePdf, which
  // the next request tries anew.
  Result<PdfAnswer> Ask(const Paper& paper);
  // The same where the caller has a name for the content, such as that of a meeting and its version: the paper
  // is made only for the first who asks.
  Result<PdfAnswer> Ask(const std::string& content, const std::function<Paper()>& make);
  // The same, waiting for the end; not on a thread that serves pages.
  Result<std::shared_ptr<const std::string>> AskAndWait(const Paper& paper,
                                                        const std::function<bool()>& cancelled = {});

  std::size_t waiting() const;  // with the one that is being made
  std::size_t made() const;     // since the start, without what was given out again

 private:
  using Clock = std::chrono::steady_clock;
  struct Order {
    std::string digest;  // of the content
    std::string title;
    std::string html;  // until it is made
    std::optional<Result<std::shared_ptr<const std::string>>> outcome;
    Clock::time_point asked;
    Clock::time_point ended;
  };
  using Orders = std::list<std::shared_ptr<Order>>;

  Orders::iterator FindOrder(const std::string& digest);
  void Work(const std::stop_token& stop);
  void Make(Order& order, const std::stop_token& stop);
  bool IsForgotten(const Order& order) const;
  Result<PdfAnswer> Look(const Orders::iterator& found);
  Result<PdfAnswer> AskFor(const std::string& digest, const std::string& title, const std::string& html);
  std::size_t CountWaiting() const;
  Result<void> CheckRoom(const std::string& title, std::size_t bytes) const;
  void DropOld();

  PdfQueueOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Orders orders_;  // waiting and finished, in the order they came
  std::size_t made_ = 0;
  std::jthread worker_;
};

}  // namespace tovholder::documents
