// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tovholder::http {

// Threads for what takes longer than a page, with a bounded queue before them.
class WorkerPool {
 public:
  using Task = std::function<void()>;  // does not throw

  WorkerPool(std::size_t threads, std::size_t queue_limit);
  // Waits for running tasks; those that were never started are dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False where all threads are at work and the queue is full.
  bool Push(Task task);
  std::size_t waiting() const;

 private:
  void Work(const std::stop_token& stop);

  std::size_t queue_limit_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<Task> queue_;
  std::size_t running_ = 0;
  std::vector<std::jthread> threads_;
};

}  // namespace tovholder::http
