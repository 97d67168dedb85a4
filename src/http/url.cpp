// SPDX-License-Identifier: EUPL-1.2
#include "http/url.h"

#include "base/text.h"

namespace tovholder::http {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsUnreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string_view WithoutHost(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto path = target.find_first_of("/?", scheme.size());
    return path == std::string_view::npos ? "/" : target.substr(path);
  }
  return target;
}

}  // namespace

std::optional<std::string> PercentDecode(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus == Plus::kSpace) c = ' ';
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = HexDigit(text[i + 1]);
      const int low = HexDigit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return std::nullopt;
    decoded.push_back(c);
  }
  if (!IsUtf8(decoded)) return std::nullopt;
  return decoded;
}

std::string PercentEncode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return encoded;
}

std::optional<Fields> ParseFields(std::string_view text) {
  Fields fields;
  for (const std::string_view part : Split(text, '&')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    auto name = PercentDecode(part.substr(0, equals), Plus::kSpace);
    auto value = PercentDecode(equals == std::string_view::npos ? "" : part.substr(equals + 1), Plus::kSpace);
    if (!name || !value) return std::nullopt;
    fields.emplace(std::move(*name), std::move(*value));
  }
  return fields;
}

Result<Target> ParseTarget(std::string_view text) {
  text = WithoutHost(text);
  const auto question = text.find('?');
  auto path = PercentDecode(text.substr(0, question));
  auto query = ParseFields(question == std::string_view::npos ? "" : text.substr(question + 1));
  if (!path || !query || (!path->starts_with('/') && !path->empty())) return Fail("http.bad_address");
  return Target{path->empty() ? "/" : std::move(*path), std::move(*query)};
}

}  // namespace tovholder::http
