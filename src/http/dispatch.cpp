// SPDX-License-Identifier: EUPL-1.2
#include "http/dispatch.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "http/cookie.h"
#include "http/header_values.h"
#include "http/sessions.h"
#include "http/token.h"
#include "http/url.h"
#include "sql/database.h"

namespace tovholder::http {
namespace {

Response PlainErrorPage(const Request&, int status, const Error& error) { return Response::Text(error.id, status); }

std::optional<Method> ParseMethod(std::string_view name) {
  if (name == "GET") return Method::kGet;
  if (name == "HEAD") return Method::kHead;
  if (name == "POST") return Method::kPost;
  return std::nullopt;
}

Admission Refused(int status, Error error) {
  Admission admission;
  admission.refusal = Refusal{status, std::move(error)};
  return admission;
}

Admission WrongMethod(std::string_view method, std::string allowed) {
  return Refused(405, {"http.wrong_method", {{"method", std::string(method)}, {"allowed", std::move(allowed)}}});
}

Transport TransportOf(const Request& request) {
  const bool encrypted = ToLower(request.Header("x-forwarded-proto")) == "https";
  return encrypted ? Transport::kEncrypted : Transport::kPlain;
}

void BelieveProxy(Request& request) {
  request.transport = TransportOf(request);
  const std::string_view reader = Trim(request.Header("x-forwarded-for"));
  const auto last = reader.rfind(',');
  if (!reader.empty()) request.address = Trim(last == std::string_view::npos ? reader : reader.substr(last + 1));
}

std::string_view SessionToken(const Request& request) {
  const auto cookie = request.cookies.find(kSessionCookie);
  return cookie == request.cookies.end() ? std::string_view{} : std::string_view(cookie->second);
}

bool SetsCookie(const Response& response) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [](const auto& header) { return header.first == "Set-Cookie"; });
}

bool IsKeepable(const Request& request, const Response& response) {
  return request.method == Method::kGet && !request.session && response.status == 200 &&
         response.cache == CachePolicy::kRevalidate && std::holds_alternative<std::string>(response.body) &&
         !SetsCookie(response);
}

// Small enough to be taken from anybody, or meant for anybody.
bool IsOpenForm(const Request& request, const Admission& admission) {
  if (request.method != Method::kPost || admission.body_limit <= kOpenBodyLimit) return true;
  if (admission.route->big_forms == BigForms::kFromAnybody) return true;
  const auto announced = ParseLength(request.Header("content-length"));
  return announced && *announced <= kOpenBodyLimit;
}

std::string VisitorKey(const Request& request) {
  return request.address + "\n" + std::string(request.Header("user-agent"));
}

}  // namespace

Site::Site(Router router, SiteOptions options)
    : router_(std::move(router)),
      options_(std::move(options)),
      signer_(options_.signing_key.empty() ? RandomBytes(32) : options_.signing_key),
      static_files_(options_.static_files),
      page_cache_(options_.page_cache_bytes, options_.page_cache_age),
      sessions_(options_.session_rate),
      visitors_(options_.visitor_rate) {
  if (!options_.error_page) options_.error_page = PlainErrorPage;
}

std::string Site::CacheKey(const Request& request) const {
  std::string key = request.target;
  key.append("\n").append(options_.variant ? options_.variant(request) : "");
  key.append("\n").append(ToName(ChooseCoding(request.Header("accept-encoding"))));
  if (request.transport == Transport::kEncrypted) key.append("\ns");
  return key;
}

SharedReply Site::FindKept(const Request& request) {
  if (request.method == Method::kPost) return nullptr;
  const std::string_view known_tag = request.Header("if-none-match");
  SharedReply reply;
  if (request.path.starts_with("/static/")) {
    reply = static_files_.Find(request.path, ChooseCoding(request.Header("accept-encoding")));
    if (reply && MatchesTag(known_tag, reply->tag)) return NotModified(*reply);
    return reply;
  }
  if (!SessionToken(request).empty()) return nullptr;
  const auto page = page_cache_.Find(CacheKey(request), request.received);
  if (!page) return nullptr;
  return MatchesTag(known_tag, page->reply->tag) ? page->not_modified : page->reply;
}

Admission Site::Admit(std::string_view method, Request& request) {
  request.received = options_.clock();
  request.signer = &signer_;
  request.cookies = ParseCookies(request.Header("cookie"));
  if (options_.proxy == Proxy::kTrusted) BelieveProxy(request);
  const auto known = ParseMethod(method);
  if (!known) return WrongMethod(method, "GET, HEAD, POST");
  request.method = *known;
  auto target = ParseTarget(request.target);
  if (!target) return Refused(400, target.error());
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  Admission admission;
  admission.reply = FindKept(request);
  if (admission.reply) return admission;
  admission = Admit(request);
  if (!IsOpenForm(request, admission)) {
    FindSession(request);
    if (!request.session) return Refused(403, {"http.not_signed_in"});
  }
  return admission;
}

Admission Site::Admit(Request& request) const {
  auto match = router_.Find(request.method, request.path);
  if (!match.route && match.other_method) {
    return request.method == Method::kPost ? WrongMethod("POST", "GET, HEAD") : WrongMethod("GET", "POST");
  }
  if (!match.route) return Refused(404, {"http.not_found", {{"path", request.path}}});
  request.path_values = std::move(match.values);
  Admission admission;
  admission.route = match.route;
  admission.body_limit = match.route->body_limit;
  // A form writes, and the writer may be busy: that must not hold up the readers.
  admission.pace = request.method == Method::kPost ? Pace::kSlow : match.route->pace;
  return admission;
}

std::optional<Refusal> Site::Check(const Request& request) {
  const bool known = request.session.has_value();
  const auto wait =
      known ? sessions_.Take(fmt::format("{}/{}", request.session->account, request.session->id), request.received)
            : visitors_.Take(VisitorKey(request), request.received);
  if (wait.count() > 0) return Refusal{429, {"http.too_many_requests", {{"seconds", std::to_string(wait.count())}}}};
  if (request.method == Method::kPost && !IsFromOurPages(request)) return Refusal{403, {"http.forged_form"}};
  return std::nullopt;
}

Response Site::Refuse(const Request& request, int status, const Error& error) const {
  Response response;
  try {
    response = options_.error_page(request, status, error);
  } catch (const std::exception& broken) {
    LogError("the error page for {} failed: {}", error.id, broken.what());
    response = PlainErrorPage(request, status, error);
  }
  response.status = status;
  response.cache = CachePolicy::kNever;
  const auto seconds = error.params.find("seconds");
  if (seconds != error.params.end()) response.With("Retry-After", seconds->second);
  const auto allowed = error.params.find("allowed");
  if (allowed != error.params.end()) response.With("Allow", allowed->second);
  return response;
}

Response Site::Run(Request& request, const Route& route) {
  try {
    return route.handler(request);
  } catch (const sql::DiskFull& full) {
    LogError("{}: no room left: {}", request.path, full.what());
    return Response::Failure(507, {"http.disk_full"});
  } catch (const sql::Locked&) {
    return Response::Failure(503, {"http.busy", {{"seconds", "5"}}});
  } catch (const std::exception& broken) {
    const std::string reference = DigestOf(RandomToken()).substr(0, 8);
    LogError("{} failed (reference {}): {}", request.path, reference, broken.what());
    return Response::Failure(500, {"http.internal", {{"reference", reference}}});
  }
}

void Site::FindSession(Request& request) const {
  const std::string_view token = SessionToken(request);
  if (options_.find_session && !token.empty()) request.session = options_.find_session(token, request.received);
}

Response Site::Handle(Request& request, const Admission& admission) {
  if (!request.session) FindSession(request);
  std::optional<Refusal> refusal = admission.refusal;
  if (!refusal) refusal = Check(request);
  if (refusal) return Refuse(request, refusal->status, refusal->error);
  Response response = Run(request, *admission.route);
  if (response.error) return Refuse(request, response.status, *response.error);
  return response;
}

Response Site::Dispatch(Request& request) {
  request.signer = &signer_;
  if (request.received == Instant{}) request.received = options_.clock();
  return Handle(request, Admit(request));
}

SharedReply Site::Answer(Request& request, const Admission& admission) {
  if (admission.reply) return admission.reply;
  const std::uint64_t version = page_cache_.version();
  Response response;
  try {
    response = Handle(request, admission);
  } catch (const std::exception& broken) {
    LogError("{} failed before its handler: {}", request.path, broken.what());
    response = Refuse(request, 500, {"http.internal", {{"reference", "-"}}});
  }
  if (request.session && response.cache != CachePolicy::kForever) response.cache = CachePolicy::kNever;
  if (!SessionToken(request).empty() && !request.session && !SetsCookie(response)) {
    ForgetSessionCookie(request, response);
  }
  const bool keep = IsKeepable(request, response);
  SharedReply reply = MakeReply(request, std::move(response));
  if (keep && reply->status == 200) page_cache_.Keep(CacheKey(request), version, reply, request.received);
  return reply;
}

SharedReply Site::RefusalReply(const Request& request, int status, const Error& error) const {
  return MakeReply(request, Refuse(request, status, error));
}

}  // namespace tovholder::http
