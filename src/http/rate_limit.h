// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.h"

namespace tovholder::http {

// So many at once, and so many a second after that.
struct Rate {
  double burst = 0;  // 0: no limit
  double per_second = 0;
};

// Counts by key: a session, an account; never an address alone, since a whole council sits behind one.
class RateLimiter {
 public:
  explicit RateLimiter(Rate rate) : rate_(rate) {}
  // 0 where the key may go on, else how long it has to wait.
  std::chrono::seconds Take(std::string_view key, Instant now);
  std::size_t size() const;

 private:
  struct Bucket {
    double tokens = 0;
    Instant filled;
  };
  double Filled(const Bucket& bucket, Instant now) const;
  void DropFull(Instant now);

  Rate rate_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
  std::size_t drop_at_ = 1024;
};

}  // namespace tovholder::http
