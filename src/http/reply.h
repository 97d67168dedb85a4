// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/message.h"

namespace tovholder::http {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// What goes over the wire. The server itself adds Content-Length, Date and Connection.
struct Reply {
  int status = 200;
  HeaderList headers;
  std::variant<std::shared_ptr<const std::string>, Pieces, EventSource> body;
  std::string_view static_body;  // sent in place of `body` where it is not empty
  std::string tag;               // ETag; empty where there is none
  // The server's own form of a reply that is sent many times.
  mutable std::atomic<std::shared_ptr<void>> prepared;
};
using SharedReply = std::shared_ptr<const Reply>;

// Puts on the security headers, the cache headers and the ETag, then answers with 304 or a part where
// the request allows, else compresses where it pays.
SharedReply MakeReply(const Request& request, Response response);

// The same reply without its body, for who has it already.
SharedReply NotModified(const Reply& reply);

// A weak tag of the content: `W/"3f…"`.
std::string TagOf(std::string_view content);

// What every reply carries beside its own headers.
HeaderList SecurityHeaders(Transport transport);

}  // namespace tovholder::http
