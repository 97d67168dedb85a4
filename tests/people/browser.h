// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "http/dispatch.h"

namespace tovholder::people {

// Walks through the pages of a site as a browser would, without a socket: keeps cookies, sends forms with the
// token of the page they stand on.
class Browser {
 public:
  explicit Browser(http::Site& site) : site_(site) {}

  http::Response Get(std::string_view target);
  // Sends a form that stands on `page` to `target`.
  http::Response Submit(std::string_view page, std::string_view target, const http::Fields& fields = {});
  // Sends a form with whatever token is given.
  http::Response Post(std::string_view target, http::Fields fields);
  // A page by a script that replaces a part.
  http::Response GetPart(std::string_view target);

  std::map<std::string, std::string, std::less<>> cookies;

 private:
  http::Response Send(http::Request request, std::string_view target);
  void KeepCookies(const http::Response& response);

  http::Site& site_;
};

std::string_view BodyOf(const http::Response& response);
std::string HeaderOf(const http::Response& response, std::string_view name);

}  // namespace tovholder::people
