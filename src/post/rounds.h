// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace tovholder::post {

// Does the same again and again on a thread of its own until it is destroyed. What goes wrong is logged and tried in
// the next round.
class Rounds {
 public:
  Rounds(std::string name, std::chrono::milliseconds pause, std::function<void(const std::stop_token&)> round);
  ~Rounds();
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

 private:
  void Run(const std::stop_token& stop);

  std::string name_;
  std::chrono::milliseconds pause_;
  std::function<void(const std::stop_token&)> round_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace tovholder::post
