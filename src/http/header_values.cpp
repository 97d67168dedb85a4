// SPDX-License-Identifier: EUPL-1.2
#include "http/header_values.h"

#include <algorithm>

#include "base/text.h"

namespace tovholder::http {
namespace {

// "gzip;q=0" and its like; a weight that cannot be read counts as wanted.
bool IsRefused(std::string_view parameters) {
  for (const std::string_view parameter : Split(parameters, ';')) {
    const std::string_view weight = Trim(parameter);
    if (!weight.starts_with("q=") && !weight.starts_with("Q=")) continue;
    return weight.find_first_not_of("0.", 2) == std::string_view::npos;
  }
  return false;
}

RangeRequest Part(std::uint64_t first, std::uint64_t last) { return {RangeKind::kPart, {first, last}}; }

RangeRequest LastBytes(std::string_view count_text, std::uint64_t size) {
  const auto count = ParseCount<std::uint64_t>(count_text);
  if (!count) return {};
  if (*count == 0 || size == 0) return {RangeKind::kUnsatisfiable, {}};
  return Part(*count >= size ? 0 : size - *count, size - 1);
}

}  // namespace

Cookies ParseCookies(std::string_view header) {
  Cookies cookies;
  for (const std::string_view part : Split(header, ';')) {
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view value = Trim(part.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    cookies.emplace(Trim(part.substr(0, equals)), value);
  }
  return cookies;
}

std::string_view ToName(Coding coding) {
  switch (coding) {
    case Coding::kGzip:
      return "gzip";
    case Coding::kBrotli:
      return "br";
    case Coding::kIdentity:
      break;
  }
  return "";
}

Coding ChooseCoding(std::string_view accept_encoding) {
  Coding best = Coding::kIdentity;
  for (const std::string_view part : Split(accept_encoding, ',')) {
    const auto semicolon = part.find(';');
    const std::string_view name = Trim(part.substr(0, semicolon));
    if (semicolon != std::string_view::npos && IsRefused(part.substr(semicolon + 1))) continue;
    if (name == "br") best = Coding::kBrotli;
    if (name == "gzip" && best == Coding::kIdentity) best = Coding::kGzip;
  }
  return best;
}

bool MatchesTag(std::string_view if_none_match, std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  for (std::string_view candidate : Split(if_none_match, ',')) {
    candidate = Trim(candidate);
    if (candidate == "*") return true;
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (!candidate.empty() && candidate == tag) return true;
  }
  return false;
}

RangeRequest ParseRange(std::string_view header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit)) return {};
  const std::string_view range = Trim(header.substr(kUnit.size()));
  const auto dash = range.find('-');
  if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return {};
  if (dash == 0) return LastBytes(range.substr(1), size);
  const auto first = ParseCount<std::uint64_t>(range.substr(0, dash));
  const std::string_view last_text = range.substr(dash + 1);
  const auto last = last_text.empty() ? std::optional<std::uint64_t>(size) : ParseCount<std::uint64_t>(last_text);
  if (!first || !last || (!last_text.empty() && *last < *first)) return {};
  if (*first >= size) return {RangeKind::kUnsatisfiable, {}};
  return Part(*first, std::min(*last, size - 1));
}

std::optional<std::string> PlainFileName(std::string_view text) {
  if (!IsUtf8(text)) return std::nullopt;
  const auto slash = text.find_last_of("/\\");
  if (slash != std::string_view::npos) text.remove_prefix(slash + 1);
  std::string name;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) name.push_back(c);
  }
  name = ReplaceAll(ReplaceAll(ReplaceAll(name, "%22", "\""), "%0D", ""), "%0A", "");
  constexpr std::size_t kLongest = 255;
  if (name.size() <= kLongest) return name;
  std::size_t start = name.size() - kLongest;
  while (start < name.size() && (static_cast<unsigned char>(name[start]) & 0xC0) == 0x80) ++start;
  return name.substr(start);
}

std::optional<std::uint64_t> ParseLength(std::string_view header) { return ParseCount<std::uint64_t>(Trim(header)); }

std::string MediaType(std::string_view content_type) {
  return ToLower(Trim(content_type.substr(0, content_type.find(';'))));
}

}  // namespace tovholder::http
