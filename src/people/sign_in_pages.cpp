// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/pages.h"
#include "people/sign_in.h"
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

struct SignInForm {
  std::string email;
  std::string return_address = "/";
  std::string error = {};
  int status = 200;
};

http::Response RenderSignIn(const Visit& visit, const SignInForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Sign in"), "");
  if (!form.error.empty()) frame.notices.push_back({Tone::kBad, form.error});
  const Html fields = Join(HiddenField("tilbage", form.return_address),
                           TextField({.name = "email",
                                      .label = std::string(t("E-mail")),
                                      .value = form.email,
                                      .need = Need::kRequired,
                                      .width = FieldWidth::kHalf,
                                      .autocomplete = "username"},
                                     t),
                           TextField({.name = "adgangskode",
                                      .label = std::string(t("Password")),
                                      .need = Need::kRequired,
                                      .width = FieldWidth::kHalf,
                                      .autocomplete = "current-password"},
                                     t, InputKind::kPassword),
                           SubmitButton(t("Sign in"), ButtonLook::kPrimary));
  const Html content = Join(
      Heading({.title = std::string(t("Sign in"))}), RenderForm({.address = "/log-ind", .csrf = visit.csrf()}, fields),
      P(t("Forgotten your password, or never had one? Ask an administrator for a one-time link.")));
  auto response = visit.Page(frame, content);
  response.status = form.status;
  return response;
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

http::Response TakeSignIn(const Visit& visit) {
  const http::Request& request = visit.request;
  SignInForm form{std::string(Trim(request.Form("email"))), SafeAddress(request.Form("tilbage"))};
  const auto signed_in =
      SignIn(visit.database(), form.email, request.Form("adgangskode"), request.Header("user-agent"));
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
  return {
      {Method::kGet, "/log-ind", open(SignInPage)},       {Method::kPost, "/log-ind", open(TakeSignIn)},
      {Method::kGet, "/log-ind/{token}", open(LinkPage)}, {Method::kPost, "/log-ind/{token}", open(TakeLink)},
      {Method::kPost, "/log-ud", open(TakeSignOut)},
  };
}

}  // namespace tovholder::people
