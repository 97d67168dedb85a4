// SPDX-License-Identifier: EUPL-1.2
#include "post/rounds.h"

#include "base/log.h"

namespace tovholder::post {

Rounds::Rounds(std::string name, std::chrono::milliseconds pause, std::function<void(const std::stop_token&)> round)
    : name_(std::move(name)),
      pause_(pause),
      round_(std::move(round)),
      thread_([this](const std::stop_token& stop) { Run(stop); }) {}

Rounds::~Rounds() {
  thread_.request_stop();
  thread_.join();
}

void Rounds::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      round_(stop);
    } catch (const std::exception& broken) {
      LogError("{} failed: {}", name_, broken.what());
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, pause_, [] { return false; });
  }
}

}  // namespace tovholder::post
