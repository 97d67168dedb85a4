// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <mutex>

namespace tovholder::http {

// Rung when there is news, so that event streams are asked at once and not at their next turn. Safe to use from
// several threads.
class Bell {
 public:
  void Ring() {
    const std::scoped_lock lock(mutex_);
    for (const auto& [key, listener] : listeners_) listener();
  }
  // `listener` is called under a lock and must be quick. It is heard until Unlisten with the same key.
  void Listen(const void* key, std::function<void()> listener) {
    const std::scoped_lock lock(mutex_);
    listeners_[key] = std::move(listener);
  }
  void Unlisten(const void* key) {
    const std::scoped_lock lock(mutex_);
    listeners_.erase(key);
  }

 private:
  std::mutex mutex_;
  std::map<const void*, std::function<void()>> listeners_;
};

}  // namespace tovholder::http
