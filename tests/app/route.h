// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "http/message.h"

namespace tovholder::app {

// The pattern of a route with each {place} filled.
inline std::string Filled(std::string pattern, std::string_view with) {
  for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + with.size())) {
    pattern.replace(open, pattern.find('}', open) + 1 - open, with);
  }
  return pattern;
}

// All that a response carries in its body; of a stream of events, what it has to tell now.
inline std::string WholeBody(http::Response response) {
  std::string body;
  if (const auto* text = std::get_if<std::string>(&response.body)) body = *text;
  if (auto* pieces = std::get_if<http::Pieces>(&response.body)) {
    for (std::string piece = (*pieces)(); !piece.empty(); piece = (*pieces)()) body += piece;
  }
  if (auto* events = std::get_if<http::EventSource>(&response.body)) body = (*events)().value_or("");
  return body;
}

}  // namespace tovholder::app
