// SPDX-License-Identifier: EUPL-1.2
#include "people/sign_in_form.h"

#include "html/components.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

Html KeptField(const Visit& visit, const std::optional<KeptForm>& kept) {
  if (!kept) return {};
  return HiddenField(std::string(kKeptFormField), PackForm(*kept, *visit.request.signer));
}

Html WhyAgain(const Visit& visit, const SignInForm& form) {
  if (!form.kept) return {};
  const Texts& t = visit.t;
  return RenderNotice({Tone::kAttention,
                       std::string(t("You were signed out before you sent the form, so nothing is saved yet. What you "
                                     "wrote is kept: sign in, and it stands in the form again.")),
                       std::string(t("Not saved yet"))},
                      t);
}

Html InElsewhere(const Visit& visit, const Html& kept) {
  const Texts& t = visit.t;
  const Html button = SubmitButton(t("Go on with what I wrote"), ButtonLook::kSecondary);
  return Block(t("Signed in by a link, or in another window?"),
               RenderForm({.address = std::string(kKeptFormAddress), .csrf = visit.csrf()}, Join(kept, button)));
}

}  // namespace

http::Response RenderSignIn(const Visit& visit, const SignInForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Sign in"), "");
  frame.address = "/log-ind";
  if (!form.error.empty()) frame.notices.push_back({Tone::kBad, form.error});
  const Html kept = KeptField(visit, form.kept);
  const Html fields = Join(HiddenField("tilbage", form.return_address), kept,
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
  const Html content =
      Join(WhyAgain(visit, form), Heading({.title = std::string(t("Sign in"))}),
           RenderForm({.address = "/log-ind", .csrf = visit.csrf()}, fields),
           P(t("Forgotten your password, or never had one? Ask an administrator for a one-time link.")),
           When(form.kept.has_value(), [&] { return InElsewhere(visit, kept); }));
  auto response = visit.Page(frame, content);
  response.status = form.status;
  return response;
}

Html CodeField(const Texts& t, std::string error, std::string id) {
  return TextField({.name = std::string(kCodeField),
                    .label = std::string(t("Code")),
                    .help = std::string(t("The six digits that your app shows now, or one of your recovery codes.")),
                    .error = std::move(error),
                    .need = Need::kRequired,
                    .width = FieldWidth::kShort,
                    .id = std::move(id),
                    .autocomplete = "one-time-code"},
                   t);
}

http::Response RenderCode(const Visit& visit, const CodeForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Code from your app"), "");
  frame.address = "/log-ind";
  std::vector<FieldError> errors;
  if (!form.error.empty()) errors.push_back({std::string(kCodeField), form.error});
  const Html fields =
      Join(HiddenField("billet", form.ticket), HiddenField("tilbage", form.return_address), KeptField(visit, form.kept),
           CodeField(t, form.error), SubmitButton(t("Sign in"), ButtonLook::kPrimary));
  const Html content =
      Join(ErrorSummary(errors, t), Heading({.title = std::string(t("Code from your app"))}),
           RenderForm({.address = std::string(kCodeAddress), .csrf = visit.csrf()}, fields),
           P(t("Lost both the app and the recovery codes? An administrator can reset your two-step sign-in.")));
  auto response = visit.Page(frame, content);
  response.status = form.status;
  return response;
}

}  // namespace tovholder::people
