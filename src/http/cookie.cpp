// SPDX-License-Identifier: EUPL-1.2
#include "http/cookie.h"

namespace tovholder::http {

std::string FormatCookie(std::string_view name, std::string_view value, Transport transport) {
  std::string cookie(name);
  cookie.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (transport == Transport::kEncrypted) cookie.append("; Secure");
  return cookie;
}

std::string FormatCookie(std::string_view name, std::string_view value, Transport transport, std::chrono::seconds age) {
  return FormatCookie(name, value, transport) + "; Max-Age=" + std::to_string(age.count());
}

}  // namespace tovholder::http
