// SPDX-License-Identifier: EUPL-1.2
#include "http/listen_socket.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace tovholder::http {
namespace {

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

SocketAddress Version6(const in6_addr& host, std::uint16_t port) {
  SocketAddress address;
  auto& ip = reinterpret_cast<sockaddr_in6&>(address.storage);
  ip.sin6_family = AF_INET6;
  ip.sin6_port = htons(port);
  ip.sin6_addr = host;
  address.size = sizeof(ip);
  return address;
}

SocketAddress Version4(const in_addr& host, std::uint16_t port) {
  SocketAddress address;
  auto& ip = reinterpret_cast<sockaddr_in&>(address.storage);
  ip.sin_family = AF_INET;
  ip.sin_port = htons(port);
  ip.sin_addr = host;
  address.size = sizeof(ip);
  return address;
}

std::optional<SocketAddress> ParseAddress(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto port = ParseCount<std::uint16_t>(text.substr(colon + 1));
  std::string host(text.substr(0, colon));
  if (!port) return std::nullopt;
  if (host.empty()) return Version6(in6addr_any, *port);
  if (host == "localhost") host = "127.0.0.1";
  in6_addr host6{};
  in_addr host4{};
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed && inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &host6) == 1) {
    return Version6(host6, *port);
  }
  if (inet_pton(AF_INET, host.c_str(), &host4) == 1) return Version4(host4, *port);
  return std::nullopt;
}

tl::unexpected<Error> ListenError(std::string_view address, int code) {
  const std::string text(address);
  switch (code) {
    case EADDRINUSE:
      return Fail("http.port_in_use", {{"address", text}});
    case EACCES:
    case EPERM:
      return Fail("http.no_rights", {{"address", text}});
    case EADDRNOTAVAIL:
      return Fail("http.no_such_address", {{"address", text}});
    default:
      return Fail("http.cannot_listen", {{"address", text}, {"detail", std::generic_category().message(code)}});
  }
}

bool BindAndListen(int handle, SocketAddress& address) {
  constexpr int kBacklog = 1024;
  const int yes = 1;
  const int no = 0;
  setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  if (address.storage.ss_family == AF_INET6) setsockopt(handle, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof(no));
  return bind(handle, address.get(), address.size) == 0 && listen(handle, kBacklog) == 0 &&
         getsockname(handle, address.get(), &address.size) == 0;
}

}  // namespace

Result<ListenSocket> ListenSocket::Open(std::string_view text) {
  auto address = ParseAddress(text);
  if (!address) return Fail("http.bad_listen_address", {{"address", std::string(text)}});
  const int handle = socket(address->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (handle < 0) return ListenError(text, errno);
  ListenSocket opened(handle, 0);
  if (!BindAndListen(handle, *address)) return ListenError(text, errno);
  opened.port_ = ntohs(reinterpret_cast<const sockaddr_in&>(address->storage).sin_port);
  return opened;
}

ListenSocket::ListenSocket(ListenSocket&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), port_(other.port_) {}

ListenSocket& ListenSocket::operator=(ListenSocket&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(port_, other.port_);
  return *this;
}

ListenSocket::~ListenSocket() {
  if (handle_ >= 0) close(handle_);
}

}  // namespace tovholder::http
