// SPDX-License-Identifier: EUPL-1.2
#include "imports/import_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tovholder::imports {
namespace {

constexpr std::size_t kMostBytes = 8 << 20;  // what is understood of a file takes some five times as much
constexpr std::size_t kPortion = 64;
constexpr std::chrono::milliseconds kMoment{500};

std::size_t BytesOf(const Arrival& arrival) { return arrival.prepared ? arrival.prepared->bytes.size() : 0; }

}  // namespace

void ImportQueue::Push(Arrival arrival) {
  const std::size_t bytes = BytesOf(arrival);
  std::unique_lock lock(mutex_);
  const auto has_room = [&] { return arrivals_.empty() || bytes_ + bytes < kMostBytes; };
  is_full_ = !has_room();
  if (is_full_) arrived_.notify_one();
  room_.wait(lock, [&] { return stopped_ || has_room(); });
  if (stopped_) return;
  bytes_ += bytes;
  arrivals_.push_back(std::move(arrival));
  if (HasPortion()) arrived_.notify_one();
  const auto written = std::exchange(written_, {});
  lock.unlock();
}

void ImportQueue::ReaderIsDone() {
  const std::scoped_lock lock(mutex_);
  --readers_;
  arrived_.notify_one();
}

bool ImportQueue::HasPortion() const { return arrivals_.size() >= kPortion || is_full_ || readers_ == 0; }

bool ImportQueue::Wait() {
  std::unique_lock lock(mutex_);
  while (arrivals_.empty() && readers_ > 0) {
    arrived_.wait_for(lock, kMoment, [&] { return HasPortion(); });
  }
  return !arrivals_.empty();
}

std::vector<Arrival> ImportQueue::Take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  arrived_.wait_for(lock, patience, [&] { return HasPortion(); });
  const auto count = static_cast<std::ptrdiff_t>(std::min(arrivals_.size(), kPortion));
  const auto end = arrivals_.begin() + count;
  std::vector<Arrival> portion(std::make_move_iterator(arrivals_.begin()), std::make_move_iterator(end));
  arrivals_.erase(arrivals_.begin(), end);
  for (const Arrival& arrival : portion) bytes_ -= BytesOf(arrival);
  is_full_ = false;
  room_.notify_all();
  return portion;
}

void ImportQueue::HandBack(std::vector<Arrival> written) {
  const std::scoped_lock lock(mutex_);
  written_.push_back(std::move(written));
}

void ImportQueue::Stop() {
  const std::scoped_lock lock(mutex_);
  stopped_ = true;
  room_.notify_all();
}

bool ImportQueue::stopped() {
  const std::scoped_lock lock(mutex_);
  return stopped_;
}

}  // namespace tovholder::imports
