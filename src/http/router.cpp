// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <algorithm>
#include <stdexcept>

namespace tovholder::http {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

std::string_view TakePart(std::string_view& path) {
  const auto slash = path.find('/');
  const std::string_view part = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  return part;
}

bool IsPlace(std::string_view part) { return part.size() > 2 && part.front() == '{' && part.back() == '}'; }

bool IsRest(std::string_view part) { return IsPlace(part) && part[part.size() - 2] == '*'; }

// Both begin with "/"; `values` is filled where it fits.
bool Fits(std::string_view pattern, std::string_view path, Values& values) {
  if (path.empty() || path.front() != '/') return false;
  pattern.remove_prefix(1);
  path.remove_prefix(1);
  for (;;) {
    const bool last = pattern.find('/') == std::string_view::npos;
    const std::string_view wanted = TakePart(pattern);
    if (IsRest(wanted)) {
      values.emplace(wanted.substr(1, wanted.size() - 3), path);
      return !path.empty();
    }
    const bool last_found = path.find('/') == std::string_view::npos;
    const std::string_view found = TakePart(path);
    if (IsPlace(wanted) ? found.empty() : wanted != found) return false;
    if (IsPlace(wanted)) values.emplace(wanted.substr(1, wanted.size() - 2), found);
    if (last != last_found) return false;
    if (last) return true;
  }
}

bool Answers(const Route& route, Method method) {
  return route.method == method || (method == Method::kHead && route.method == Method::kGet);
}

}  // namespace

void Router::Add(Route route) {
  if (!route.pattern.starts_with('/')) throw std::invalid_argument("route without leading slash: " + route.pattern);
  if (!route.handler) throw std::invalid_argument("route without handler: " + route.pattern);
  const auto known = std::find_if(routes_.begin(), routes_.end(), [&](const Route& other) {
    return other.method == route.method && other.pattern == route.pattern;
  });
  if (known != routes_.end()) throw std::invalid_argument("route given twice: " + route.pattern);
  routes_.push_back(std::move(route));
}

void Router::Add(std::vector<Route> routes) {
  for (Route& route : routes) Add(std::move(route));
}

Router::Match Router::Find(Method method, std::string_view path) const {
  Match match;
  for (const Route& route : routes_) {
    Values values;
    if (!Fits(route.pattern, path, values)) continue;
    if (!Answers(route, method)) {
      match.other_method = true;
      continue;
    }
    // A route without places is meant before one whose place happens to fit.
    if (match.route && !(values.empty() && !match.values.empty())) continue;
    match.route = &route;
    match.values = std::move(values);
  }
  return match;
}

}  // namespace tovholder::http
