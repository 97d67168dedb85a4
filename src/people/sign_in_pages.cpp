// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/kept_form.h"
#include "people/pages.h"
#include "people/sign_in.h"
#include "people/sign_in_form.h"
#include "people/user_store.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

// Only an address within this site; what follows a sign-in must not lead elsewhere.
std::string SafeAddress(std::string_view address) {
  const bool inside = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\') return "/";
  }
  return inside ? std::string(address) : "/";
}

http::Response SignInPage(const Visit& visit) {
  const std::string address = SafeAddress(visit.request.Query("tilbage"));
  if (visit.viewer.signed_in()) return http::Response::SeeOther(address);
  return RenderSignIn(visit, {.email = {}, .return_address = address});
}

void EndOldSession(const Visit& visit) {
  if (!visit.request.session) return;
  visit.database().Write(
      visit.author(), [&](sql::Transaction& transaction) { http::EndSession(transaction, visit.request.session->id); });
}

http::Response Enter(const Visit& visit, const SignedIn& signed_in, std::string_view address,
                     std::string_view notice = {}) {
  EndOldSession(visit);
  auto response = visit.Done(address, notice);
  http::GiveSessionCookie(visit.request, response, signed_in.session);
  return response;
}

// What was typed before the sign-in, as the one who is in now may see it.
http::Response EnterWithForm(const Visit& visit, const SignedIn& signed_in, const KeptForm& form) {
  EndOldSession(visit);
  http::Request request = visit.request;
  request.session = signed_in.session.session;
  const Visit inside(visit.office(), request, ViewerOf(visit.office(), request), visit.language());
  auto response = ShowKeptForm(inside, form, request);
  http::GiveSessionCookie(visit.request, response, signed_in.session);
  return response;
}

// For one who has signed in by other means meanwhile.
http::Response TakeKeptForm(const Visit& visit) {
  const auto form = UnpackForm(visit.request.Form(kKeptFormField), *visit.request.signer);
  if (!form) return visit.Done("/");
  if (visit.viewer.signed_in()) return ShowKeptForm(visit, *form, visit.request);
  return RenderSignIn(visit, {.kept = form});
}

http::Response TakeSignIn(const Visit& visit) {
  const http::Request& request = visit.request;
  SignInForm form{.email = std::string(Trim(request.Form("email"))),
                  .return_address = SafeAddress(request.Form("tilbage")),
                  .kept = UnpackForm(request.Form(kKeptFormField), *request.signer)};
  const auto signed_in =
      SignIn(visit.database(), form.email, request.Form("adgangskode"), request.Header("user-agent"));
  if (signed_in && form.kept) return EnterWithForm(visit, *signed_in, *form.kept);
  if (signed_in) return Enter(visit, *signed_in, form.return_address);
  form.error = Sentence(signed_in.error(), visit.language());
  form.status = signed_in.error().id == "people.sign_in_wait" ? 429 : 422;
  return RenderSignIn(visit, form);
}

std::string_view TokenOf(const http::Request& request) { return request.path_values.find("token")->second; }

Result<User> FindInvited(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> Result<User> {
    const auto link = FindSignInLink(reader, TokenOf(visit.request), visit.office().clock());
    if (!link) return Pass(link);
    return FindUser(reader, link->user).value();
  });
}

// Programs that look through mails open links: only the button uses the link up.
http::Response LinkPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto user = FindInvited(visit);
  if (!user) return visit.Refuse(user.error(), 404);
  const std::string title = t("Sign in as {name}", {{"name", user->name}});
  const Html button = SubmitButton(t("Sign in"), ButtonLook::kPrimary);
  const Html content =
      Join(Heading({.title = title}), P(t("The link works once. Press the button to use it.")),
           RenderForm({.address = "/log-ind/" + std::string(TokenOf(visit.request)), .csrf = visit.csrf()}, button));
  return visit.Page(visit.Frame(title, ""), content);
}

http::Response TakeLink(const Visit& visit) {
  const auto user = FindInvited(visit);
  if (!user) return visit.Refuse(user.error(), 404);
  bool has_password = false;
  const auto signed_in =
      visit.database().Write({user->id.value, user->name}, [&](sql::Transaction& transaction) -> Result<SignedIn> {
        auto result = SignInByLink(transaction, TokenOf(visit.request), visit.request.Header("user-agent"));
        has_password = HasPassword(transaction, user->id);
        return result;
      });
  if (!signed_in) return visit.Refuse(signed_in.error(), 404);
  if (has_password) return Enter(visit, *signed_in, "/");
  return Enter(visit, *signed_in, "/konto", visit.t("You are signed in. Choose a password for the next time."));
}

http::Response TakeSignOut(const Visit& visit) {
  EndOldSession(visit);
  auto response = visit.Done("/", visit.t("You are signed out."));
  http::ForgetSessionCookie(visit.request, response);
  return response;
}

}  // namespace

std::vector<http::Route> SignInRoutes(const Office& office) {
  using http::Method;
  const auto open = [&](PageHandler handler) { return Guarded(office, Role::kOutsider, std::move(handler)); };
  // A kept form is larger than what it holds.
  constexpr std::uint64_t kLimit = 2 * http::kOpenBodyLimit;
  return {
      {Method::kGet, "/log-ind", open(SignInPage)},
      {Method::kPost, "/log-ind", open(TakeSignIn), http::Pace::kSlow, kLimit, http::BigForms::kFromAnybody},
      {Method::kPost, std::string(kKeptFormAddress), open(TakeKeptForm), http::Pace::kSlow, kLimit,
       http::BigForms::kFromAnybody},
      {Method::kGet, "/log-ind/{token}", open(LinkPage)},
      {Method::kPost, "/log-ind/{token}", open(TakeLink)},
      {Method::kPost, "/log-ud", open(TakeSignOut)},
  };
}

}  // namespace tovholder::people
