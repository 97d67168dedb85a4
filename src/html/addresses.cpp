// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"
#include "http/static_files.h"
#include "http/url.h"
#include "web/files.h"

namespace tovholder::html {

std::string_view AssetAddress(std::string_view file) {
  static const http::StaticFiles files(WebFiles());
  return files.Address(file);
}

std::string WithQuery(std::string_view address, std::string_view name, std::string_view value) {
  const std::string_view fragment = address.substr(std::min(address.find('#'), address.size()));
  address.remove_suffix(fragment.size());
  const std::size_t mark = std::min(address.find('?'), address.size());
  std::string_view query = address.substr(std::min(mark + 1, address.size()));
  std::string result(address.substr(0, mark));
  char separator = '?';
  const auto add = [&](std::string_view part) {
    result.push_back(separator);
    result.append(part);
    separator = '&';
  };
  const std::string key = http::PercentEncode(name);
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    if (!part.empty() && part.substr(0, part.find('=')) != key) add(part);
  }
  if (!value.empty()) add(key + "=" + http::PercentEncode(value));
  return result.append(fragment);
}

}  // namespace tovholder::html
