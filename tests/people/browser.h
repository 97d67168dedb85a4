// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "http/dispatch.h"
#include "people/visit.h"

namespace tovholder::people {

// What everybody signs in with.
constexpr std::string_view kPassword = "fire grønne cykler";

// Walks through the pages of a site as a browser would, without a socket: keeps cookies, sends forms with the
// token of the page they stand on.
class Browser {
 public:
  explicit Browser(http::Site& site) : site_(site) {}

  http::Response Get(std::string_view target);
  // Asks again until the answer is as wanted, two minutes at most; seldom enough for a site whose clock stands still
  // and that counts requests.
  http::Response Await(std::string_view target, const std::function<bool(const http::Response&)>& wanted);
  // Sends a form that stands on `page` to `target`.
  http::Response Submit(std::string_view page, std::string_view target, const http::Fields& fields = {});
  // The same with a file in one of its fields.
  http::Response SubmitFile(std::string_view page, std::string_view target, std::string field, std::string file_name,
                            std::string_view bytes, const http::Fields& fields = {});
  // Sends a form with whatever token is given.
  http::Response Post(std::string_view target, http::Fields fields);
  // Sends a form as another site would, by what the browser says of it: Sec-Fetch-Site and Origin.
  http::Response PostFrom(std::string_view site, std::string_view origin, std::string_view target, http::Fields fields);
  // The form token that stands on a page.
  std::string TokenOf(std::string_view page);
  static std::string TokenIn(std::string_view markup);
  // A page by a script that replaces a part.
  http::Response GetPart(std::string_view target);

  std::map<std::string, std::string, std::less<>> cookies;

 private:
  http::Response Send(http::Request request, std::string_view target);
  void KeepCookies(const http::Response& response);

  http::Site& site_;
};

// What the pages of an office need of their site: its clock, its error page, and sessions out of its database.
http::SiteOptions SiteOptionsOf(const Office& office);

std::string_view BodyOf(const http::Response& response);
// Of a body that comes piece by piece as well.
std::string BytesOf(http::Response response);
std::string HeaderOf(const http::Response& response, std::string_view name);

}  // namespace tovholder::people
