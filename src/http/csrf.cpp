// SPDX-License-Identifier: EUPL-1.2
#include "http/csrf.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "http/cookie.h"
#include "http/token.h"

namespace tovholder::http {
namespace {

std::string Combined(std::string_view left, std::string_view right) {
  std::string result(left);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = static_cast<char>(result[i] ^ right[i]);
  return result;
}

std::string Mask(std::string_view secret) {
  const std::string mask = RandomBytes(secret.size());
  return EncodeBase64(mask + Combined(secret, mask));
}

// Accepts the secret itself as well, as scripts and tests may send it.
bool Reveals(std::string_view sent, std::string_view secret) {
  if (secret.empty() || sent.empty()) return false;
  if (SameSecret(sent, secret)) return true;
  const auto bytes = DecodeBase64(sent);
  if (!bytes || bytes->size() != secret.size() * 2) return false;
  const std::string_view mask = std::string_view(*bytes).substr(0, secret.size());
  return SameSecret(Combined(std::string_view(*bytes).substr(secret.size()), mask), secret);
}

std::string_view VisitorSecret(const Request& request) {
  const auto cookie = request.cookies.find(kCsrfCookie);
  if (!request.signer || cookie == request.cookies.end()) return {};
  return request.signer->IsSigned(cookie->second) ? std::string_view(cookie->second) : std::string_view{};
}

std::string_view HostOf(std::string_view origin) {
  const auto separator = origin.find("://");
  return separator == std::string_view::npos ? std::string_view{} : origin.substr(separator + 3);
}

bool IsSameOrigin(const Request& request) {
  const std::string_view site = request.Header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const std::string_view origin = request.Header("origin");
  return origin.empty() || HostOf(origin) == request.Header("host");
}

}  // namespace

Signer::Signer(std::string_view key) : key_(key) {
  if (key.size() < crypto_auth_KEYBYTES) throw std::invalid_argument("signing key is too short");
  key_.resize(crypto_auth_KEYBYTES);
}

std::string Signer::Sign(std::string_view text) const {
  std::array<unsigned char, crypto_auth_BYTES> signature{};
  crypto_auth(signature.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
              reinterpret_cast<const unsigned char*>(key_.data()));
  const std::string_view bytes(reinterpret_cast<const char*>(signature.data()), signature.size());
  return std::string(text) + "." + EncodeBase64(bytes);
}

bool Signer::IsSigned(std::string_view text) const {
  const auto point = text.rfind('.');
  return point != std::string_view::npos && SameSecret(Sign(text.substr(0, point)), text);
}

std::string CsrfToken(const Request& request, Response& response) {
  response.cache = CachePolicy::kNever;
  if (request.session) return Mask(request.session->csrf);
  if (!request.signer) throw std::logic_error("a visitor's form needs a signer");
  if (const std::string_view known = VisitorSecret(request); !known.empty()) return Mask(known);
  const std::string secret = request.signer->Sign(RandomToken());
  response.With("Set-Cookie", FormatCookie(kCsrfCookie, secret, request.transport));
  return Mask(secret);
}

bool IsFromOurPages(const Request& request) {
  if (!IsSameOrigin(request)) return false;
  std::string_view sent = request.Form(kCsrfField);
  if (sent.empty()) sent = request.Header(kCsrfHeader);
  return Reveals(sent, request.session ? std::string_view(request.session->csrf) : VisitorSecret(request));
}

bool IsSurelyFromThisSite(const Request& request) {
  if (request.Header("sec-fetch-site").empty() && request.Header("origin").empty()) return false;
  return request.Header("sec-fetch-site") != "none" && IsSameOrigin(request);
}

}  // namespace tovholder::http
