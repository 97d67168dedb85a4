// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/message.h"

namespace tovholder::http {

using Handler = std::function<Response(const Request&)>;

// Where a handler runs. Anything that may take longer than a page (ranked search, reading a file,
// PDF) leaves the I/O threads for the worker pool.
// Forms (POST) always do, since the database's writer may be busy.
enum class Pace { kQuick, kSlow };

// From whom a form beyond kOpenBodyLimit is taken: by default only from who has a session.
enum class BigForms { kFromSessions, kFromAnybody };
inline constexpr std::uint64_t kOpenBodyLimit = 1 << 20;

struct Route {
  Method method = Method::kGet;
  std::string pattern;  // "/moeder/{id}"; a last part {rest*} takes the remaining path
  Handler handler;
  Pace pace = Pace::kQuick;
  // What a form here may bring, in bytes; larger ones are refused with 413.
  std::uint64_t body_limit = kOpenBodyLimit;
  BigForms big_forms = BigForms::kFromSessions;
};

class Router {
 public:
  void Add(Route route);
  void Add(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;  // none: 404, or 405 where only the method differs
    std::map<std::string, std::string, std::less<>> values;
    bool other_method = false;
  };
  Match Find(Method method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace tovholder::http
