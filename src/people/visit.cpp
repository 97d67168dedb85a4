// SPDX-License-Identifier: EUPL-1.2
#include "people/visit.h"

#include "base/text.h"
#include "http/cookie.h"
#include "http/csrf.h"
#include "http/token.h"
#include "people/history_page.h"
#include "people/user_store.h"

namespace tovholder::people {
namespace {

constexpr std::string_view kLanguageName = "sprog";
constexpr std::string_view kNoticeCookie = "besked";
constexpr std::chrono::seconds kLanguageAge = std::chrono::hours(365 * 24);
constexpr std::chrono::seconds kNoticeAge{60};
constexpr std::size_t kLongestNotice = 500;

std::string_view CookieOf(const http::Request& request, std::string_view name) {
  const auto cookie = request.cookies.find(name);
  return cookie == request.cookies.end() ? std::string_view{} : std::string_view(cookie->second);
}

bool IsLanguageCode(std::string_view code) { return code == "da" || code == "en"; }

std::string NoticeOf(const http::Request& request) {
  const std::string text = http::DecodeBase64(CookieOf(request, kNoticeCookie)).value_or("");
  return IsUtf8(text) ? Shorten(text, kLongestNotice) : std::string();
}

bool HasHistory(std::string_view path) {
  for (const HistoryPage& page : kHistoryPages) {
    if (!path.starts_with(page.prefix)) continue;
    const std::string_view number = path.substr(page.prefix.size());
    return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
  }
  return false;
}

http::Response LeadToSignIn(const Visit& visit) {
  const http::Request& request = visit.request;
  const bool can_come_back = request.method != http::Method::kPost && !request.WantsPart();
  const std::string address = html::WithQuery("/log-ind", "tilbage", can_come_back ? request.target : "");
  if (!request.WantsPart()) return http::Response::SeeOther(address);
  return http::Response::Html("").With("HX-Redirect", address);
}

// Until he has set up what is demanded of him.
http::Response LeadToSecondFactor(const Visit& visit) {
  if (!visit.request.WantsPart()) return http::Response::SeeOther(kSecondFactorPage);
  return http::Response::Html("").With("HX-Redirect", std::string(kSecondFactorPage));
}

http::Response TurnAway(const Visit& visit, Access asked) {
  if (!visit.viewer.signed_in()) return LeadToSignIn(visit);
  return visit.Refuse(visit.Read([&](sql::Reader& reader) { return WhyRefused(reader, visit.viewer, asked); }));
}

bool LetsIn(const Viewer& viewer, http::Method method, Access asked) {
  return method == http::Method::kPost ? viewer.May(asked) : viewer.MayRead(asked);
}

}  // namespace

Visit::Visit(const Office& office, const http::Request& visit_request, Viewer visit_viewer, html::Language language,
             Access asked)
    : request(visit_request), viewer(std::move(visit_viewer)), t(language), office_(office), asked_(asked) {
  given_.cache = http::CachePolicy::kRevalidate;
  const std::string_view wanted = request.Query(kLanguageName);
  if (IsLanguageCode(wanted) && wanted != CookieOf(request, kLanguageName)) {
    given_.With("Set-Cookie", http::FormatCookie(kLanguageName, wanted, request.transport, kLanguageAge));
  }
}

Date Visit::today() const { return ToCopenhagen(office_.clock()).date; }

sql::Author Visit::author() const { return {viewer.user.value, viewer.name}; }

std::string Visit::csrf() const { return http::CsrfToken(request, given_); }

void Visit::TellOfSeats(sql::Transaction& transaction) const {
  if (office_.seats_changed) office_.seats_changed(transaction);
}

html::PageFrame Visit::Frame(std::string_view title, std::string_view section) const {
  html::PageFrame frame;
  frame.title = title;
  frame.section = section;
  frame.language = language();
  frame.address = request.target;
  frame.version = office_.version;
  frame.suggestion_address = office_.suggestion_address;
  if (office_.navigation) frame.navigation = office_.navigation(viewer, t);
  if (viewer.signed_in()) {
    frame.viewer_name = viewer.name;
    frame.csrf = csrf();
  }
  if (viewer.MayRead(asked_) && !viewer.May(asked_)) {
    frame.notices.push_back(
        {html::Tone::kInfo, std::string(t("You see this page as an auditor: you change nothing."))});
  }
  if (viewer.MayRead(Access::kSecretary) && HasHistory(request.path)) {
    frame.footer.push_back({std::string(t("History in the log")), html::WithQuery("/log", "sti", request.path)});
  }
  if (const std::string notice = NoticeOf(request); !notice.empty()) {
    frame.notices.push_back({html::Tone::kGood, notice});
    given_.With("Set-Cookie", http::FormatCookie(kNoticeCookie, "", request.transport, std::chrono::seconds(0)));
  }
  return frame;
}

http::Response Visit::Page(const html::PageFrame& frame, const html::Html& content, const html::Html& side) const {
  auto response = http::Response::Html(html::RenderPage(frame, content, side));
  response.cache = viewer.signed_in() ? http::CachePolicy::kNever : http::CachePolicy::kRevalidate;
  return response;
}

http::Response Visit::PageOrPart(const html::PageFrame& frame, const html::Html& content,
                                 const html::Html& part) const {
  if (!request.WantsPart()) return Page(frame, content).With("Vary", "HX-Request");
  return http::Response::Html(part.str()).With("Vary", "HX-Request");
}

http::Response Visit::NotFound() const {
  return http::Response::Failure(404, {"http.not_found", {{"path", request.path}}});
}

http::Response Visit::Refuse(const Error& error, int status) const { return http::Response::Failure(status, error); }

http::Response Visit::Done(std::string_view address, std::string_view notice) const {
  auto response = http::Response::SeeOther(address);
  if (!notice.empty()) {
    const std::string value = http::EncodeBase64(Shorten(notice, kLongestNotice));
    response.With("Set-Cookie", http::FormatCookie(kNoticeCookie, value, request.transport, kNoticeAge));
  }
  return response;
}

void Visit::Finish(http::Response& response) const {
  for (const auto& [name, value] : given_.headers) response.With(name, value);
  if (given_.cache == http::CachePolicy::kNever) response.cache = http::CachePolicy::kNever;
}

Viewer ViewerOf(const Office& office, const http::Request& request) {
  if (!request.session || request.session->account == 0) return Viewer::Outsider();
  const Date today = ToCopenhagen(office.clock()).date;
  return office.database.Read([&](sql::Reader& reader) { return FindViewer(reader, request.session->account, today); });
}

html::Language LanguageOf(const http::Request& request) {
  const std::string_view wanted = request.Query(kLanguageName);
  return html::FromCode(IsLanguageCode(wanted) ? wanted : CookieOf(request, kLanguageName));
}

std::string PageVariant(const http::Request& request) {
  std::string variant(html::ToCode(LanguageOf(request)));
  if (request.WantsPart()) variant += "/part";
  if (!CookieOf(request, kNoticeCookie).empty()) variant += "/notice";
  return variant;
}

std::string SiteAddress(const Visit& visit) {
  if (!visit.office().public_address.empty()) return visit.office().public_address;
  const bool encrypted = visit.request.transport == http::Transport::kEncrypted;
  return (encrypted ? "https://" : "http://") + std::string(visit.request.Header("host"));
}

http::Handler Guarded(const Office& office, Access asked, PageHandler handler) {
  return [&office, asked, handler = std::move(handler)](const http::Request& request) {
    const Visit visit(office, request, ViewerOf(office, request), LanguageOf(request), asked);
    const bool held_back = visit.viewer.owes_second_factor && asked != Access::kSecondFactor;
    http::Response response = held_back                                     ? LeadToSecondFactor(visit)
                              : LetsIn(visit.viewer, request.method, asked) ? handler(visit)
                                                                            : TurnAway(visit, asked);
    visit.Finish(response);
    return response;
  };
}

}  // namespace tovholder::people
