// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

// Forms of other sites must not act in the name of our readers. Every form sends the hidden field
// `csrf` (or a script the header X-CSRF-Token) with what CsrfToken gave.
namespace tovholder::http {

inline constexpr std::string_view kCsrfField = "csrf";
inline constexpr std::string_view kCsrfHeader = "x-csrf-token";
inline constexpr std::string_view kCsrfCookie = "csrf";

// Signs what a visitor without a session gets to keep.
class Signer {
 public:
  // `key` has at least 32 bytes; several servers of one site share it.
  explicit Signer(std::string_view key);
  std::string Sign(std::string_view text) const;  // "text.signature"
  bool IsSigned(std::string_view text) const;

 private:
  std::string key_;
};

// What the forms of this page must send along: the session's secret, or for a visitor without one a
// signed value that `response` gives as a cookie. Masked anew each time, so that compression of the
// page does not tell it. A page with a token is never kept (CachePolicy::kNever).
std::string CsrfToken(const Request& request, Response& response);

// A POST that may be answered: it comes from our own pages, by all that the browser says (Origin,
// Sec-Fetch-Site), and brings the right token.
bool IsFromOurPages(const Request& request);

// Whether the browser itself says that a POST comes from a page of this site. Silence is a no, other than
// above: what a refused form held is shown again only where no other site can have planted it.
bool IsSurelyFromThisSite(const Request& request);

}  // namespace tovholder::http
