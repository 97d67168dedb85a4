// SPDX-License-Identifier: EUPL-1.2
#include "people/kept_form.h"
#include "people/sign_in_form.h"
#include "people/user_store.h"
#include "people/visit.h"

namespace tovholder::people {
namespace {

using html::Html;
using html::Msgid;

std::string_view TitleFor(int status) {
  switch (status) {
    case 403:
      return Msgid("You may not do this");
    case 404:
    case 405:
      return Msgid("This page is not here");
    case 413:
      return Msgid("That was too large");
    case 429:
      return Msgid("Too many requests");
    default:
      return status >= 500 ? Msgid("Something went wrong here") : Msgid("This could not be done");
  }
}

// The page the reader came from, where it is one of ours.
std::string AddressBack(const http::Request& request) {
  const std::string_view came_from = request.Header("referer");
  const std::string_view host = request.Header("host");
  const std::size_t begin = host.empty() ? std::string_view::npos : came_from.find(host);
  if (begin == std::string_view::npos || came_from.substr(0, begin).find("://") == std::string_view::npos) return "/";
  const std::string_view path = came_from.substr(begin + host.size());
  return path.starts_with('/') && !path.starts_with("//") && path != request.target ? std::string(path) : "/";
}

// Where something is broken, the database is not asked once more.
Viewer ViewerFor(const Office& office, const http::Request& request, int status) {
  return status >= 500 ? Viewer::Outsider() : ViewerOf(office, request);
}

http::Response SayGoodbye(const Visit& visit) {
  const std::string title(visit.t("You are signed out."));
  return visit.Page(
      visit.Frame(title, ""),
      html::Join(html::Heading({.title = title}), html::P(html::A(html::Href("/"), visit.t("To the front page")))));
}

// Half a sign-in begins again; what it was to lead to comes along.
http::Response BeginAgain(const Visit& visit, const KeptForm& form) {
  const auto inner = form.fields.find(kKeptFormField);
  if (inner == form.fields.end()) return RenderSignIn(visit, {});
  return RenderSignIn(visit, {.kept = UnpackForm(inner->second, *visit.request.signer)});
}

http::Response ShowAgainTo(const Visit& visit, const KeptForm& form, const http::Request& request) {
  if (form.address == kCodeAddress) return BeginAgain(visit, form);
  if (visit.viewer.signed_in() || form.address.starts_with("/log-ind")) return ShowKeptForm(visit, form, request);
  return form.address == "/log-ud" ? SayGoodbye(visit) : RenderSignIn(visit, {.kept = form});
}

// Most forms with an old token are our own, sent after the session had ended. Nothing where it may be another
// site's.
std::optional<http::Response> ShowAgain(const Office& office, const http::Request& request) {
  const auto form = KeepForm(request);
  if (!form) return std::nullopt;
  const Visit visit(office, request, ViewerOf(office, request), LanguageOf(request));
  auto response = ShowAgainTo(visit, *form, request);
  visit.Finish(response);
  return response;
}

http::Response RenderFailure(const Visit& visit, int status, std::string_view sentence) {
  const std::string title(visit.t(TitleFor(status)));
  const std::string back = AddressBack(visit.request);
  const std::string_view label = back == "/" ? visit.t("To the front page") : visit.t("Back to where you came from");
  const Html content =
      html::Join(html::Heading({.title = title}), html::P(sentence), html::P(html::A(html::Href(back), label)));
  auto response = http::Response::Html(html::RenderPage(visit.Frame(title, ""), content), status);
  response.cache = http::CachePolicy::kNever;
  return response;
}

http::Response RenderError(const Office& office, const http::Request& request, int status, const Error& error) {
  const Visit visit(office, request, ViewerFor(office, request, status), LanguageOf(request));
  auto response = RenderFailure(visit, status, html::Sentence(error, visit.language()));
  visit.Finish(response);
  return response;
}

}  // namespace

http::Response Visit::Refuse(const Explanation& why) const { return RenderFailure(*this, 403, SentenceOf(why, t)); }

http::ErrorPage MakeErrorPage(const Office& office) {
  return [&office](const http::Request& request, int status, const Error& error) {
    if (error.id == "http.forged_form") {
      if (auto again = ShowAgain(office, request)) return std::move(*again);
    }
    return RenderError(office, request, status, error);
  };
}

}  // namespace tovholder::people
