// SPDX-License-Identifier: EUPL-1.2
#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace tovholder::http {

double RateLimiter::Filled(const Bucket& bucket, Instant now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  return std::min(rate_.burst, bucket.tokens + std::max(0.0, seconds) * rate_.per_second);
}

// A full bucket says no more than none at all.
void RateLimiter::DropFull(Instant now) {
  std::erase_if(buckets_, [&](const auto& entry) { return Filled(entry.second, now) >= rate_.burst; });
  drop_at_ = std::max<std::size_t>(1024, buckets_.size() * 2);
}

std::chrono::seconds RateLimiter::Take(std::string_view key, Instant now) {
  if (rate_.burst <= 0) return std::chrono::seconds(0);
  const std::scoped_lock lock(mutex_);
  if (buckets_.size() >= drop_at_) DropFull(now);
  Bucket& bucket = buckets_.try_emplace(std::string(key), Bucket{rate_.burst, now}).first->second;
  bucket.tokens = Filled(bucket, now);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::chrono::seconds(0);
  }
  const double wait = rate_.per_second > 0 ? (1 - bucket.tokens) / rate_.per_second : 3600;
  return std::chrono::seconds(std::max(1L, std::lround(std::ceil(wait))));
}

std::size_t RateLimiter::size() const {
  const std::scoped_lock lock(mutex_);
  return buckets_.size();
}

}  // namespace tovholder::http
