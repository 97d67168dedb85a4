// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/bell.h"
#include "http/dispatch.h"

namespace tovholder::http {

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  // port 0 takes a free one
  unsigned io_threads = 2;
  unsigned workers = 4;       // for slow routes and forms
  unsigned queue_limit = 64;  // requests waiting for a worker; beyond that 503
  unsigned connection_limit = 20'000;
  // Bounds address and header fields: an address with a question of 10 kB, whose every byte may take three, and the
  // same once more as the page it came from. Memory that nobody has written to is not taken from the machine.
  std::size_t connection_memory = std::size_t{64} * 1024;
  std::chrono::seconds idle_timeout{60};
  std::chrono::seconds stop_patience{10};
  std::chrono::milliseconds heartbeat{15'000};
  Bell* bell = nullptr;  // wakes event streams; outlives the server
  std::filesystem::path upload_folder = std::filesystem::temp_directory_path();
  // A refused form is read to its end up to this, so that the browser sees the answer.
  std::uint64_t discard_limit = 64 << 20;
};

struct ServerFigures {
  std::uint64_t requests = 0;
  std::uint64_t refused_busy = 0;
  std::size_t running = 0;
  std::size_t waiting = 0;
  std::size_t event_streams = 0;
};

// Serves a site over HTTP until it is stopped or destroyed; `site` outlives it.
class Server {
 public:
  // Errors: those of ListenSocket::Open and UploadFolder::Open, http.cannot_listen {address, detail}.
  static Result<std::unique_ptr<Server>> Start(Site& site, ServerOptions options);
  virtual ~Server() = default;

  virtual std::uint16_t port() const = 0;
  virtual ServerFigures figures() const = 0;
  // Takes no more connections, ends event streams, lets running requests finish for as long as
  // `stop_patience`, then answers the rest with 503. Waits for handlers that are still at work.
  virtual void Stop() = 0;
};

}  // namespace tovholder::http
