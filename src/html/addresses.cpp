// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstdint>
#include <map>
#include <stdexcept>

#include "html/page.h"
#include "web/files.h"

namespace tovholder::html {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kUpperDigits = "0123456789ABCDEF";  // as addresses are written

// A short fingerprint of a file's content (FNV-1a); it need only differ between two builds.
std::string Fingerprint(std::string_view content) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::string digits;
  for (int shift = 60; shift >= 24; shift -= 4) digits.push_back(kHexDigits[(hash >> shift) & 15]);
  return digits;
}

std::map<std::string_view, std::string> ListAssetAddresses() {
  std::map<std::string_view, std::string> addresses;
  for (const EmbeddedFile& file : WebFiles()) {
    addresses.emplace(file.name, "/web/" + std::string(file.name) + "?v=" + Fingerprint(file.content));
  }
  return addresses;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string EncodeQueryPart(std::string_view text) {
  std::string encoded;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (IsUnreserved(c)) {
      encoded.push_back(c);
    } else {
      encoded.append({'%', kUpperDigits[byte >> 4], kUpperDigits[byte & 15]});
    }
  }
  return encoded;
}

}  // namespace

std::string_view AssetAddress(std::string_view file) {
  static const std::map<std::string_view, std::string> addresses = ListAssetAddresses();
  const auto found = addresses.find(file);
  if (found == addresses.end()) throw std::logic_error("no built-in file " + std::string(file));
  return found->second;
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
  const std::string key = EncodeQueryPart(name);
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    if (!part.empty() && part.substr(0, part.find('=')) != key) add(part);
  }
  if (!value.empty()) add(key + "=" + EncodeQueryPart(value));
  return result.append(fragment);
}

}  // namespace tovholder::html
