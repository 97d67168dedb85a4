// SPDX-License-Identifier: EUPL-1.2
#include "http/reply.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "http/compression.h"
#include "http/header_values.h"

namespace tovholder::http {
namespace {

constexpr std::string_view kContentPolicy =
    "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; object-src 'none'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool SameName(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return LowerAscii(a) == LowerAscii(b); });
}

bool Has(const HeaderList& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(), [&](const auto& header) { return SameName(header.first, name); });
}

void AddMissing(HeaderList& headers, HeaderList defaults) {
  for (auto& header : defaults) {
    if (!Has(headers, header.first)) headers.push_back(std::move(header));
  }
}

std::string_view CacheControl(CachePolicy policy) {
  switch (policy) {
    case CachePolicy::kForever:
      return "public, max-age=31536000, immutable";
    case CachePolicy::kRevalidate:
      return "private, no-cache";
    case CachePolicy::kNever:
      break;
  }
  return "no-store";
}

bool IsText(const Response& response) { return std::holds_alternative<std::string>(response.body); }

std::string_view ContentOf(const Response& response) {
  if (!response.static_body.empty()) return response.static_body;
  const auto* text = std::get_if<std::string>(&response.body);
  return text ? std::string_view(*text) : std::string_view{};
}

void SetBody(Reply& reply, std::string bytes) {
  reply.static_body = {};
  reply.body = std::make_shared<const std::string>(std::move(bytes));
}

void TakeBody(Reply& reply, Response& response) {
  if (auto* text = std::get_if<std::string>(&response.body)) SetBody(reply, std::move(*text));
  if (auto* pieces = std::get_if<Pieces>(&response.body)) reply.body = std::move(*pieces);
  if (auto* events = std::get_if<EventSource>(&response.body)) reply.body = std::move(*events);
  reply.static_body = response.static_body;
}

// True where the reply became a part (206) or a refusal (416) of the whole content.
bool CutToRange(const Request& request, std::string_view content, Reply& reply) {
  const std::string_view expected = request.Header("if-range");
  if (!expected.empty() && expected != reply.tag) return false;
  const RangeRequest wanted = ParseRange(request.Header("range"), content.size());
  if (wanted.kind == RangeKind::kWhole) return false;
  if (wanted.kind == RangeKind::kUnsatisfiable) {
    reply.status = 416;
    reply.headers.emplace_back("Content-Range", fmt::format("bytes */{}", content.size()));
    SetBody(reply, {});
    return true;
  }
  const auto [first, last] = wanted.range;
  reply.status = 206;
  reply.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", first, last, content.size()));
  SetBody(reply, std::string(content.substr(first, last - first + 1)));
  return true;
}

// True where the body is now the compressed content.
bool Encode(const Request& request, std::string_view content, Reply& reply) {
  const Coding coding = ChooseCoding(request.Header("accept-encoding"));
  if (coding == Coding::kIdentity) return false;
  SetBody(reply, Compress(content, coding, Effort::kQuick));
  reply.headers.emplace_back("Content-Encoding", ToName(coding));
  return true;
}

void AddHeaders(const Request& request, const Response& response, Reply& reply) {
  const bool nameless = response.status == 204 || response.status == 304;
  if (!nameless) reply.headers.emplace_back("Content-Type", response.content_type);
  if (!Has(reply.headers, "Cache-Control")) reply.headers.emplace_back("Cache-Control", CacheControl(response.cache));
  AddMissing(reply.headers, SecurityHeaders(request.transport));
  if (!reply.tag.empty()) reply.headers.emplace_back("ETag", reply.tag);
}

}  // namespace

HeaderList SecurityHeaders(Transport transport) {
  HeaderList headers = {{"Content-Security-Policy", std::string(kContentPolicy)},
                        {"X-Content-Type-Options", "nosniff"},
                        {"X-Frame-Options", "DENY"},
                        {"Referrer-Policy", "same-origin"},
                        {"Cross-Origin-Opener-Policy", "same-origin"},
                        {"Cross-Origin-Resource-Policy", "same-origin"},
                        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"}};
  if (transport == Transport::kEncrypted) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  return headers;
}

std::string TagOf(std::string_view content) {
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  return fmt::format("W/\"{:016x}{:016x}\"", hash.high64, hash.low64);
}

SharedReply NotModified(const Reply& reply) {
  auto empty = std::make_shared<Reply>();
  empty->status = 304;
  empty->tag = reply.tag;
  for (const auto& header : reply.headers) {
    if (header.first != "Content-Type" && header.first != "Content-Encoding") empty->headers.push_back(header);
  }
  empty->body = std::make_shared<const std::string>();
  return empty;
}

SharedReply MakeReply(const Request& request, Response response) {
  auto reply = std::make_shared<Reply>();
  const std::string_view content = ContentOf(response);
  reply->status = response.status;
  reply->headers = std::move(response.headers);
  const bool whole = response.status == 200 && IsText(response) && request.method != Method::kPost;
  const bool compressible = IsText(response) && IsCompressible(response.content_type, content.size()) &&
                            !Has(reply->headers, "Content-Encoding");
  if (whole && response.cache != CachePolicy::kNever) reply->tag = TagOf(content);
  if (compressible) reply->headers.emplace_back("Vary", "Accept-Encoding");
  if (whole && !compressible) reply->headers.emplace_back("Accept-Ranges", "bytes");
  AddHeaders(request, response, *reply);
  if (!reply->tag.empty() && MatchesTag(request.Header("if-none-match"), reply->tag)) return NotModified(*reply);
  if (compressible && Encode(request, content, *reply)) return reply;
  if (whole && !compressible && CutToRange(request, content, *reply)) return reply;
  TakeBody(*reply, response);
  return reply;
}

}  // namespace tovholder::http
