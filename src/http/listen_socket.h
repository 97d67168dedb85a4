// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tovholder::http {

// A socket that listens; closed with the object.
class ListenSocket {
 public:
  // "127.0.0.1:8080", "[::1]:8080", or ":8080" for every address; port 0 takes a free one.
  // Errors: http.bad_listen_address {address}, http.port_in_use {address}, http.no_rights {address},
  // http.no_such_address {address}, http.cannot_listen {address, detail}.
  static Result<ListenSocket> Open(std::string_view address);

  ListenSocket(ListenSocket&& other) noexcept;
  ListenSocket& operator=(ListenSocket&& other) noexcept;
  ~ListenSocket();

  int handle() const { return handle_; }
  std::uint16_t port() const { return port_; }

 private:
  ListenSocket(int handle, std::uint16_t port) : handle_(handle), port_(port) {}

  int handle_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace tovholder::http
