// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/kept_form.h"
#include "people/pages.h"
#include "people/second_factor.h"
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

int StatusOf(const Error& error) { return error.id == "people.sign_in_wait" ? 429 : 422; }

http::Response TakeSignIn(const Visit& visit) {
  const http::Request& request = visit.request;
  SignInForm form{.email = std::string(Trim(request.Form("email"))),
                  .return_address = SafeAddress(request.Form("tilbage")),
                  .kept = UnpackForm(request.Form(kKeptFormField), *request.signer)};
  const auto answer = SignIn(visit.database(), form.email, request.Form("adgangskode"), request.Header("user-agent"));
  if (!answer) {
    form.error = Sentence(answer.error(), visit.language());
    form.status = StatusOf(answer.error());
    return RenderSignIn(visit, form);
  }
  if (const auto* wanted = std::get_if<CodeWanted>(&*answer)) {
    return RenderCode(visit, {.ticket = wanted->ticket, .return_address = form.return_address, .kept = form.kept});
  }
  const auto& signed_in = std::get<SignedIn>(*answer);
  return form.kept ? EnterWithForm(visit, signed_in, *form.kept) : Enter(visit, signed_in, form.return_address);
}

// Loaded again, the page of the second step has no ticket.
http::Response CodePage(const Visit& visit) { return visit.Done("/log-ind"); }

http::Response TakeCode(const Visit& visit) {
  const http::Request& request = visit.request;
  CodeForm form{.ticket = std::string(request.Form("billet")),
                .return_address = SafeAddress(request.Form("tilbage")),
                .kept = UnpackForm(request.Form(kKeptFormField), *request.signer)};
  const auto signed_in =
      SignInByCode(visit.database(), form.ticket, request.Form(kCodeField), request.Header("user-agent"));
  if (signed_in && form.kept) return EnterWithForm(visit, *signed_in, *form.kept);
  if (signed_in) return Enter(visit, *signed_in, form.return_address);
  const std::string sentence = Sentence(signed_in.error(), visit.language());
  if (signed_in.error().id == "people.ticket_unusable") {
    return RenderSignIn(visit,
                        {.return_address = form.return_address, .error = sentence, .status = 422, .kept = form.kept});
  }
  form.error = sentence;
  form.status = StatusOf(signed_in.error());
  return RenderCode(visit, form);
}

std::string_view TokenOf(const http::Request& request) { return request.path_values.find("token")->second; }

// Whom a link lets in, and whether he owes a code as well.
struct LinkHolder {
  User user;
  bool has_second_factor = false;
};

Result<LinkHolder> FindLinkHolder(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> Result<LinkHolder> {
    const auto link = FindSignInLink(reader, TokenOf(visit.request), visit.office().clock());
    if (!link) return Pass(link);
    return LinkHolder{FindUser(reader, link->user).value(), HasSecondFactor(reader, link->user)};
  });
}

http::Response RenderLink(const Visit& visit, const LinkHolder& holder, const std::string& error = {}) {
  const Texts& t = visit.t;
  const std::string title = t("Sign in as {name}", {{"name", holder.user.name}});
  const Html fields = Join(When(holder.has_second_factor, [&] { return CodeField(t, error); }),
                           SubmitButton(t("Sign in"), ButtonLook::kPrimary));
  std::vector<FieldError> errors;
  if (!error.empty()) errors.push_back({std::string(kCodeField), error});
  const Html content =
      Join(ErrorSummary(errors, t), Heading({.title = title}), P(t("The link works once. Press the button to use it.")),
           RenderForm({.address = "/log-ind/" + std::string(TokenOf(visit.request)), .csrf = visit.csrf()}, fields));
  return visit.Page(visit.Frame(title, ""), content);
}

// Programs that look through mails open links: only the button uses the link up.
http::Response LinkPage(const Visit& visit) {
  const auto holder = FindLinkHolder(visit);
  return holder ? RenderLink(visit, *holder) : visit.Refuse(holder.error(), 404);
}

http::Response TakeLink(const Visit& visit) {
  const auto holder = FindLinkHolder(visit);
  if (!holder) return visit.Refuse(holder.error(), 404);
  const auto signed_in = SignInByLink(visit.database(), TokenOf(visit.request), visit.request.Form(kCodeField),
                                      visit.request.Header("user-agent"));
  if (!signed_in && signed_in.error().id == "people.link_unusable") return visit.Refuse(signed_in.error(), 404);
  if (!signed_in) {
    auto response = RenderLink(visit, *holder, Sentence(signed_in.error(), visit.language()));
    response.status = StatusOf(signed_in.error());
    return response;
  }
  const bool has_password = visit.Read([&](sql::Reader& reader) { return HasPassword(reader, signed_in->user.id); });
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
  const auto open = [&](PageHandler handler) { return Guarded(office, Access::kEverybody, std::move(handler)); };
  // A kept form is larger than what it holds.
  constexpr std::uint64_t kLimit = 2 * http::kOpenBodyLimit;
  return {
      {Method::kGet, "/log-ind", open(SignInPage)},
      {Method::kPost, "/log-ind", open(TakeSignIn), http::Pace::kSlow, kLimit, http::BigForms::kFromAnybody},
      {Method::kGet, std::string(kCodeAddress), open(CodePage)},
      {Method::kPost, std::string(kCodeAddress), open(TakeCode), http::Pace::kSlow, kLimit,
       http::BigForms::kFromAnybody},
      {Method::kPost, std::string(kKeptFormAddress), open(TakeKeptForm), http::Pace::kSlow, kLimit,
       http::BigForms::kFromAnybody},
      {Method::kGet, "/log-ind/{token}", open(LinkPage)},
      {Method::kPost, "/log-ind/{token}", open(TakeLink)},
      {Method::kPost, "/log-ud", Guarded(office, Access::kSecondFactor, TakeSignOut)},
  };
}

}  // namespace tovholder::people
