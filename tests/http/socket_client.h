// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace tovholder::http {

struct Received {
  int status = 0;
  std::multimap<std::string, std::string> headers;
  std::string body;

  std::string Header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

// One connection over which a test says exactly what it wants. Every wait ends after ten seconds.
class SocketClient {
 public:
  explicit SocketClient(std::uint16_t port) : handle_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{10, 0};
    setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    setsockopt(handle_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
      close(handle_);
      throw std::runtime_error("cannot connect");
    }
  }
  SocketClient(SocketClient&& other) noexcept
      : handle_(std::exchange(other.handle_, -1)), buffer_(std::move(other.buffer_)) {}
  SocketClient(const SocketClient&) = delete;
  SocketClient& operator=(const SocketClient&) = delete;
  ~SocketClient() { Close(); }

  void Close() {
    if (handle_ >= 0) close(handle_);
    handle_ = -1;
  }

  bool Send(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = send(handle_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  Received Get(std::string_view target, std::string_view more_headers = {}) {
    Send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_headers) + "\r\n");
    return Receive();
  }

  Received Post(std::string_view target, std::string_view body, std::string_view more_headers = {},
                std::string_view type = "application/x-www-form-urlencoded") {
    Send("POST " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(more_headers) + "\r\n" +
         std::string(body));
    return Receive();
  }

  // One whole answer; status 0 where the connection ended first.
  Received Receive(bool has_body = true) {
    Received received = ReceiveHead();
    if (received.status == 0 || !has_body || received.status == 304) return received;
    if (received.Header("transfer-encoding") == "chunked") {
      ReceiveChunks(received.body);
    } else {
      received.body = Take(std::stoul("0" + received.Header("content-length")));
    }
    return received;
  }

  Received ReceiveHead() {
    Received received;
    std::string line;
    if (!TakeLine(line)) return received;
    received.status = std::stoi(line.substr(9, 3));
    while (TakeLine(line) && !line.empty()) {
      const auto colon = line.find(':');
      std::string name = line.substr(0, colon);
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      received.headers.emplace(name, line.substr(line.find_first_not_of(' ', colon + 1)));
    }
    return received;
  }

  // The next chunk of a chunked body; "" at its end.
  std::string TakeChunk() {
    std::string line;
    if (!TakeLine(line)) return {};
    std::string chunk = Take(std::stoul(line, nullptr, 16));
    TakeLine(line);
    return chunk;
  }

  // Nothing is left to read, and the server has ended the connection.
  bool IsClosedByServer() {
    char byte = 0;
    return buffer_.empty() && recv(handle_, &byte, 1, 0) == 0;
  }

 private:
  bool Fill() {
    char piece[16 * 1024];
    const ssize_t size = recv(handle_, piece, sizeof(piece), 0);
    if (size <= 0) return false;
    buffer_.append(piece, static_cast<std::size_t>(size));
    return true;
  }

  bool TakeLine(std::string& line) {
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n")) == std::string::npos) {
      if (!Fill()) return false;
    }
    line = buffer_.substr(0, end);
    buffer_.erase(0, end + 2);
    return true;
  }

  std::string Take(std::size_t size) {
    while (buffer_.size() < size && Fill()) {
    }
    std::string taken = buffer_.substr(0, size);
    buffer_.erase(0, taken.size());
    return taken;
  }

  void ReceiveChunks(std::string& body) {
    for (std::string chunk = TakeChunk(); !chunk.empty(); chunk = TakeChunk()) body += chunk;
  }

  int handle_;
  std::string buffer_;
};

}  // namespace tovholder::http
