// SPDX-License-Identifier: EUPL-1.2
#include "http/event_stream.h"

#include <algorithm>

#include "base/log.h"

namespace tovholder::http {
namespace {

constexpr auto kPollEvery = std::chrono::milliseconds(500);
constexpr std::string_view kHeartbeat = ":\n\n";

}  // namespace

void EventStream::Ask() {
  if (ended_ || !pending_.empty()) return;
  try {
    std::optional<std::string> news = source_();
    ended_ = !news.has_value();
    if (news) pending_ = std::move(*news);
  } catch (const std::exception& broken) {
    LogError("an event stream failed: {}", broken.what());
    ended_ = true;
  }
}

void EventStream::Wake() {
  if (!paused_) return;
  paused_ = false;
  pause_.resume();
}

EventStream::Piece EventStream::Read(char* buffer, std::size_t capacity) {
  const std::scoped_lock lock(mutex_);
  Ask();
  if (!pending_.empty()) {
    const std::size_t size = std::min(capacity, pending_.size());
    pending_.copy(buffer, size);
    pending_.erase(0, size);
    last_sent_ = Clock::now();
    return {State::kBytes, size};
  }
  if (ended_) return {State::kEnded, 0};
  paused_ = true;
  pause_.suspend();
  return {State::kPaused, 0};
}

void EventStream::Poll(Clock::time_point now, std::chrono::milliseconds heartbeat) {
  const std::scoped_lock lock(mutex_);
  if (!paused_) return;
  Ask();
  if (pending_.empty() && now - last_sent_ >= heartbeat) pending_ = kHeartbeat;
  if (!pending_.empty() || ended_) Wake();
}

void EventStream::End() {
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  Wake();
}

EventHub::EventHub(std::chrono::milliseconds heartbeat, Bell* bell)
    : heartbeat_(heartbeat), bell_(bell), poller_([this](const std::stop_token& stop) { PollNowAndThen(stop); }) {
  if (bell_ == nullptr) return;
  bell_->Listen(this, [this] {
    const std::scoped_lock lock(mutex_);
    rung_ = true;
    wake_.notify_all();
  });
}

EventHub::~EventHub() {
  if (bell_ != nullptr) bell_->Unlisten(this);
  poller_.request_stop();
  poller_.join();
}

void EventHub::Add(const std::shared_ptr<EventStream>& stream) {
  const std::scoped_lock lock(mutex_);
  streams_.insert(stream);
  if (ending_) stream->End();
}

void EventHub::Remove(const std::shared_ptr<EventStream>& stream) {
  const std::scoped_lock lock(mutex_);
  streams_.erase(stream);
}

std::unordered_set<std::shared_ptr<EventStream>> EventHub::Streams() const {
  const std::scoped_lock lock(mutex_);
  return streams_;
}

std::size_t EventHub::size() const {
  const std::scoped_lock lock(mutex_);
  return streams_.size();
}

void EventHub::EndAll() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  for (const auto& stream : Streams()) stream->End();
}

void EventHub::PollNowAndThen(const std::stop_token& stop) {
  const auto beat = std::min<std::chrono::milliseconds>(kPollEvery, heartbeat_);
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, beat, [&] { return rung_; });
      rung_ = false;
    }
    const auto now = EventStream::Clock::now();
    for (const auto& stream : Streams()) stream->Poll(now, heartbeat_);
  }
}

}  // namespace tovholder::http
