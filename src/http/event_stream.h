// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>

#include "http/bell.h"
#include "http/message.h"

namespace tovholder::http {

// How a connection is laid aside while there is nothing to send, and taken up again.
struct Pause {
  std::function<void()> suspend;
  std::function<void()> resume;
};

// The events of one reader. Read() is called by the server's thread, Poll() and End() by the hub's.
class EventStream {
 public:
  using Clock = std::chrono::steady_clock;

  EventStream(EventSource source, Pause pause) : source_(std::move(source)), pause_(std::move(pause)) {}

  enum class State { kBytes, kPaused, kEnded };
  struct Piece {
    State state = State::kEnded;
    std::size_t size = 0;
  };
  // Copies what is pending; pauses the connection where nothing is.
  Piece Read(char* buffer, std::size_t capacity);
  void Poll(Clock::time_point now, std::chrono::milliseconds heartbeat);
  void End();

 private:
  void Ask();
  void Wake();

  std::mutex mutex_;
  EventSource source_;
  Pause pause_;
  std::string pending_;
  bool ended_ = false;
  bool paused_ = false;
  Clock::time_point last_sent_ = Clock::now();
};

// Asks all streams about twice a second whether they have news, at once when the bell rings, and keeps quiet ones
// alive.
class EventHub {
 public:
  // `bell` may be none; it outlives the hub.
  explicit EventHub(std::chrono::milliseconds heartbeat, Bell* bell = nullptr);
  ~EventHub();
  EventHub(const EventHub&) = delete;
  EventHub& operator=(const EventHub&) = delete;

  void Add(const std::shared_ptr<EventStream>& stream);
  void Remove(const std::shared_ptr<EventStream>& stream);
  // Ends all streams, also those that come later.
  void EndAll();
  std::size_t size() const;

 private:
  void PollNowAndThen(const std::stop_token& stop);
  std::unordered_set<std::shared_ptr<EventStream>> Streams() const;

  std::chrono::milliseconds heartbeat_;
  Bell* bell_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::unordered_set<std::shared_ptr<EventStream>> streams_;
  bool ending_ = false;
  bool rung_ = false;
  std::jthread poller_;
};

}  // namespace tovholder::http
