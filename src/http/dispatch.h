// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded_file.h"
#include "http/csrf.h"
#include "http/page_cache.h"
#include "http/rate_limit.h"
#include "http/reply.h"
#include "http/router.h"
#include "http/static_files.h"

namespace tovholder::http {

// Makes the page for an error; http itself knows no HTML.
using ErrorPage = std::function<Response(const Request&, int status, const Error&)>;
using SessionFinder = std::function<std::optional<Session>(std::string_view token, Instant now)>;

enum class Proxy { kNone, kTrusted };

struct SiteOptions {
  ErrorPage error_page;        // none: the error's id as plain text
  SessionFinder find_session;  // none: nobody signs in
  // What a public page depends on beside its address: the reader's language.
  std::function<std::string(const Request&)> variant;
  std::string signing_key;  // at least 32 bytes; empty: a random one, good until the program ends
  std::span<const EmbeddedFile> static_files;
  Rate session_rate{300, 30};  // by account and session
  Rate visitor_rate{};         // by address and browser together; off unless set
  Proxy proxy = Proxy::kNone;  // kTrusted believes X-Forwarded-Proto and X-Forwarded-For
  std::size_t page_cache_bytes = 16 << 20;
  std::chrono::milliseconds page_cache_age{0};
  std::function<Instant()> clock = Now;
};

struct Refusal {
  int status = 400;
  Error error;
};

// What is known of a request before its body is read.
struct Admission {
  SharedReply reply;  // a built-in file or a kept page: nothing more is needed
  const Route* route = nullptr;
  std::optional<Refusal> refusal;
  Pace pace = Pace::kQuick;
  std::uint64_t body_limit = kOpenBodyLimit;
};

// Everything that answers requests, apart from the socket. Safe to use from several threads.
class Site {
 public:
  Site(Router router, SiteOptions options);

  // `request` brings target, headers and address; the rest but form, uploads and session is filled in.
  // Refusals: 400 http.bad_address, 403 http.not_signed_in (for a large form), 404 http.not_found {path}, 405
  // http.wrong_method {method, allowed}.
  Admission Admit(std::string_view method, Request& request);
  // The whole answer. Runs the handler; never throws.
  SharedReply Answer(Request& request, const Admission& admission);

  // The handler's answer by `request.path`, with session, rate limit, form token and error pages, yet
  // not in its wire form: for tests, without a socket.
  // Refusals: 403 http.forged_form, 404, 405, 429 http.too_many_requests {seconds},
  // 500 http.internal {reference}, 503 http.busy {seconds}, 507 http.disk_full.
  Response Dispatch(Request& request);

  Response Refuse(const Request& request, int status, const Error& error) const;
  // The wire form of a refusal.
  SharedReply RefusalReply(const Request& request, int status, const Error& error) const;

  const StaticFiles& static_files() const { return static_files_; }
  const std::string& StaticAddress(std::string_view name) const { return static_files_.Address(name); }
  PageCache& page_cache() { return page_cache_; }
  const Signer& signer() const { return signer_; }
  const Router& router() const { return router_; }

 private:
  Admission Admit(Request& request) const;
  void FindSession(Request& request) const;
  Response Handle(Request& request, const Admission& admission);
  Response Run(Request& request, const Route& route);
  std::optional<Refusal> Check(const Request& request);
  std::string CacheKey(const Request& request) const;
  SharedReply FindKept(const Request& request);

  Router router_;
  SiteOptions options_;
  Signer signer_;
  StaticFiles static_files_;
  PageCache page_cache_;
  RateLimiter sessions_;
  RateLimiter visitors_;
};

}  // namespace tovholder::http
