// SPDX-License-Identifier: EUPL-1.2
#include "people/pages.h"
#include "people/qr_code.h"
#include "people/second_factor.h"
#include "people/sign_in_form.h"
#include "people/user_store.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

constexpr std::string_view kPage = kSecondFactorPage;

std::string AddressOf(std::string_view act) { return std::string(kPage) + "/" + std::string(act); }

struct FactorView {
  SecondFactorState state;
  std::string email;
};

FactorView LoadFactor(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) {
    const UserId id = visit.viewer.user;
    return FactorView{FindSecondFactor(reader, id), FindUser(reader, id).value().email};
  });
}

// Several forms of the page ask for a code: its field has the id of what it is for.
std::string FieldIdOf(std::string_view address) {
  return std::string(kCodeField) + "-" + std::string(address.substr(address.rfind('/') + 1));
}

// A wrong code, beside the form in which it was typed.
struct CodeFault {
  std::string address = {};
  std::string sentence = {};
  int status = 200;
};

Html CodeEntry(const Visit& visit, std::string address, std::string_view button, ButtonLook look,
               const CodeFault& fault) {
  const std::string error = fault.address == address ? fault.sentence : std::string();
  const Html field = CodeField(visit.t, error, FieldIdOf(address));
  return RenderForm({.address = std::move(address), .csrf = visit.csrf()}, Join(field, SubmitButton(button, look)));
}

Html Offer(const Visit& visit) {
  const Texts& t = visit.t;
  const Html begin = PostButton({.label = std::string(t("Set up two-step sign-in")),
                                 .address = AddressOf("begynd"),
                                 .csrf = visit.csrf(),
                                 .look = ButtonLook::kPrimary},
                                t);
  return Join(P(t("With two-step sign-in your password is not enough: you also give a code that an app on your "
                  "telephone shows. Whoever finds out your password still does not get in.")),
              P(t("You need an app for codes, such as Aegis, Google Authenticator or Microsoft Authenticator.")),
              begin);
}

Html SetUp(const Visit& visit, const FactorView& view, const CodeFault& fault) {
  const Texts& t = visit.t;
  const std::string key = KeyAddress(view.state.secret, view.email);
  const Html picture =
      Block(t("1. Let the app read this picture"),
            Join(RenderQrCode(key, t("QR code with your key")),
                 P(t("Can the app not see it? Type this key instead:"), " ", Code(InGroups(view.state.secret))),
                 P(A(Attr("href", key), t("Open in an app on this device")))));
  const Html first_code =
      Block(t("2. Type the code that the app now shows"),
            CodeEntry(visit, std::string(kPage), t("Turn on two-step sign-in"), ButtonLook::kPrimary, fault));
  const Html again = PostButton({.label = std::string(t("Begin again with a new key")),
                                 .address = AddressOf("begynd"),
                                 .csrf = visit.csrf(),
                                 .look = ButtonLook::kQuiet},
                                t);
  return Join(picture, first_code, again);
}

Html CodesLeft(const FactorView& view, const Texts& t) {
  const int left = view.state.recovery_codes;
  const std::string sentence = t.Plural("{n} recovery code is left.", "{n} recovery codes are left.", left);
  return left > 2 ? Html(P(sentence)) : RenderNotice({.tone = Tone::kAttention, .text = sentence}, t);
}

Html Running(const Visit& visit, const FactorView& view, const CodeFault& fault) {
  const Texts& t = visit.t;
  const Html renew =
      Join(P(t("New ones make the old ones worthless.")),
           CodeEntry(visit, AddressOf("koder"), t("Make ten new recovery codes"), ButtonLook::kSecondary, fault));
  const Html end =
      Join(P(t("Then your password alone lets you in.")),
           CodeEntry(visit, AddressOf("fjern"), t("Turn off two-step sign-in"), ButtonLook::kDangerous, fault));
  const auto fold = [&](std::string_view act) {
    return fault.address == AddressOf(act) ? FoldState::kOpen : FoldState::kClosed;
  };
  return Join(P(t("Beside the password you give a code that an app on your telephone shows.")), CodesLeft(view, t),
              Disclosure(t("New recovery codes"), renew, fold("koder")),
              Disclosure(t("Turn off two-step sign-in"), end, fold("fjern")));
}

PageFrame FactorFrame(const Visit& visit) {
  PageFrame frame = visit.Frame(visit.t("Two-step sign-in"), "");
  frame.address = kPage;
  frame.breadcrumb = {{std::string(visit.t("My account")), "/konto"}, {frame.title, ""}};
  if (visit.viewer.owes_second_factor) {
    frame.notices.push_back(
        {.tone = Tone::kAttention,
         .text = std::string(visit.t("Your role here asks for two-step sign-in. Set it up to go on."))});
  }
  return frame;
}

http::Response RenderFactor(const Visit& visit, const CodeFault& fault = {}) {
  using Stage = SecondFactorState::Stage;
  const Texts& t = visit.t;
  const FactorView view = LoadFactor(visit);
  const Html state = view.state.stage == Stage::kOn ? Badge(t("On"), Tone::kGood) : Badge(t("Off"), Tone::kNeutral);
  const Html content = view.state.stage == Stage::kOn           ? Running(visit, view, fault)
                       : view.state.stage == Stage::kBeingSetUp ? SetUp(visit, view, fault)
                                                                : Offer(visit);
  std::vector<FieldError> errors;
  if (!fault.sentence.empty()) errors.push_back({FieldIdOf(fault.address), fault.sentence});
  const Html heading = Heading({.title = std::string(t("Two-step sign-in")), .facts = {state}});
  auto response = visit.Page(FactorFrame(visit), Join(ErrorSummary(errors, t), heading, content));
  response.status = fault.status;
  return response;
}

// Shown this once.
http::Response RenderRecoveryCodes(const Visit& visit, const std::vector<std::string>& codes) {
  const Texts& t = visit.t;
  PageFrame frame = FactorFrame(visit);
  frame.notices.push_back({.tone = Tone::kGood, .text = std::string(t("Two-step sign-in is on."))});
  const Html list = Ul(Class("plain-list"), Each(codes, [](const std::string& code) { return Li(Code(code)); }));
  return visit.Page(
      frame, Join(Heading({.title = std::string(t("Your recovery codes"))}),
                  P(t("Print them, or keep them with your passwords. Each lets you in once, when you do not have your "
                      "telephone. They are not shown again.")),
                  list, P(ButtonLink(t("I have kept them"), "/konto", ButtonLook::kPrimary))));
}

http::Response RenderFault(const Visit& visit, std::string address, const Error& error) {
  return RenderFactor(
      visit, {std::move(address), Sentence(error, visit.language()), error.id == "people.sign_in_wait" ? 429 : 422});
}

http::Response FactorPage(const Visit& visit) { return RenderFactor(visit); }

http::Response TakeBegin(const Visit& visit) {
  const auto begun = visit.database().Write(
      visit.author(), [&](sql::Transaction& transaction) { return BeginSecondFactor(transaction, visit.viewer.user); });
  return begun ? visit.Done(kPage) : visit.Refuse(begun.error());
}

http::Response TakeFirstCode(const Visit& visit) {
  const auto codes = ConfirmSecondFactor(visit.database(), visit.author(), visit.viewer.user,
                                         visit.request.Form(kCodeField), visit.request.session->id);
  return codes ? RenderRecoveryCodes(visit, *codes) : RenderFault(visit, std::string(kPage), codes.error());
}

http::Response TakeRenewal(const Visit& visit) {
  const auto codes =
      RenewRecoveryCodes(visit.database(), visit.author(), visit.viewer.user, visit.request.Form(kCodeField));
  return codes ? RenderRecoveryCodes(visit, *codes) : RenderFault(visit, AddressOf("koder"), codes.error());
}

http::Response TakeEnd(const Visit& visit) {
  const auto ended =
      EndSecondFactor(visit.database(), visit.author(), visit.viewer.user, visit.request.Form(kCodeField));
  if (ended) return visit.Done("/konto", visit.t("Two-step sign-in is off."));
  return RenderFault(visit, AddressOf("fjern"), ended.error());
}

}  // namespace

std::vector<http::Route> SecondFactorRoutes(const Office& office) {
  using http::Method;
  const auto own = [&](PageHandler handler) { return Guarded(office, Access::kSecondFactor, std::move(handler)); };
  return {
      {Method::kGet, std::string(kPage), own(FactorPage)},  {Method::kPost, std::string(kPage), own(TakeFirstCode)},
      {Method::kPost, AddressOf("begynd"), own(TakeBegin)}, {Method::kPost, AddressOf("koder"), own(TakeRenewal)},
      {Method::kPost, AddressOf("fjern"), own(TakeEnd)},
  };
}

}  // namespace tovholder::people
