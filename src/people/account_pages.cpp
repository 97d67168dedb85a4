// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "people/agent_name.h"
#include "people/pages.h"
#include "people/second_factor.h"
#include "people/sign_in.h"
#include "people/user_store.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

struct AccountView {
  User user;
  bool has_password = false;
  bool has_second_factor = false;
  std::vector<http::SessionEntry> sessions;
};

AccountView LoadAccount(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) {
    const UserId id = visit.viewer.user;
    return AccountView{FindUser(reader, id).value(), HasPassword(reader, id), HasSecondFactor(reader, id),
                       http::ListSessions(reader, id.value, visit.office().clock())};
  });
}

// What stands wrong, beside the field where it stands.
struct FormFault {
  std::string field;
  std::string sentence;
};
std::string ErrorFor(const FormFault& fault, std::string_view field) {
  return fault.field == field ? fault.sentence : std::string();
}

Html NameForm(const Visit& visit, const User& user, const FormFault& fault) {
  const Texts& t = visit.t;
  const Html fields = Join(TextField({.name = "navn",
                                      .label = std::string(t("Name")),
                                      .value = user.name,
                                      .error = ErrorFor(fault, "navn"),
                                      .need = Need::kRequired,
                                      .width = FieldWidth::kHalf,
                                      .autocomplete = "name"},
                                     t),
                           TextField({.name = "email",
                                      .label = std::string(t("E-mail")),
                                      .value = user.email,
                                      .help = std::string(t("What you sign in with.")),
                                      .error = ErrorFor(fault, "email"),
                                      .need = Need::kRequired,
                                      .width = FieldWidth::kHalf,
                                      .autocomplete = "username"},
                                     t),
                           SubmitButton(t("Save"), ButtonLook::kSecondary));
  return Block(t("Name and e-mail"), RenderForm({.address = "/konto", .csrf = visit.csrf()}, fields));
}

Html PasswordInput(const Visit& visit, std::string name, std::string_view label, std::string help, std::string error,
                   std::string autocomplete) {
  return TextField({.name = std::move(name),
                    .label = std::string(label),
                    .help = std::move(help),
                    .error = std::move(error),
                    .need = Need::kRequired,
                    .width = FieldWidth::kHalf,
                    .autocomplete = std::move(autocomplete)},
                   visit.t, InputKind::kPassword);
}

Html PasswordForm(const Visit& visit, const AccountView& view, const FormFault& fault) {
  const Texts& t = visit.t;
  const Html old = When(view.has_password, [&] {
    return PasswordInput(visit, "adgangskode-nu", t("Present password"), "", ErrorFor(fault, "adgangskode-nu"),
                         "current-password");
  });
  const Html fresh = PasswordInput(visit, "adgangskode-ny", t("New password"),
                                   std::string(t("At least 12 characters. Some words in a row are easy to remember.")),
                                   ErrorFor(fault, "adgangskode-ny"), "new-password");
  const std::string_view label = view.has_password ? t("Change the password") : t("Choose this password");
  const Html fields = Join(old, fresh, SubmitButton(label, ButtonLook::kPrimary));
  return Block(t("Password"), RenderForm({.address = "/konto/adgangskode", .csrf = visit.csrf()}, fields));
}

Html SessionState(const Visit& visit, const http::SessionEntry& session) {
  const Texts& t = visit.t;
  if (session.id == visit.request.session->id) return Badge(t("Here"), Tone::kInfo);
  return PostButton({.label = std::string(t("Sign out there")),
                     .address = "/konto/besoeg/" + std::to_string(session.id) + "/slut",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kQuiet},
                    t);
}

Html SessionTable(const Visit& visit, const std::vector<http::SessionEntry>& sessions) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(t("Where you are signed in")),
                  .columns = {{std::string(t("Browser"))},
                              {std::string(t("Signed in"))},
                              {std::string(t("Last seen"))},
                              {std::string(t("Sign out there"))}}};
  for (const http::SessionEntry& session : sessions) {
    table.rows.push_back({Text(NameOfAgent(session.agent, t)), Text(FormatMoment(session.created, t.language())),
                          Text(FormatMoment(session.last_seen, t.language())), SessionState(visit, session)});
  }
  const auto end = [&](std::string_view label, std::string_view which, ButtonLook look) {
    return PostButton({.label = std::string(label),
                       .address = "/konto/besoeg/" + std::string(which),
                       .csrf = visit.csrf(),
                       .look = look},
                      t);
  };
  const Html ends =
      Div(Class("button-row"),
          When(sessions.size() > 1, [&] { return end(t("End all others"), "slut-andre", ButtonLook::kSecondary); }),
          end(t("Sign out everywhere, here too"), "slut-alle", ButtonLook::kQuiet));
  return Block(t("Where you are signed in"), Join(RenderTable(table), ends));
}

Html SecondFactorBlock(const Visit& visit, const AccountView& view) {
  const Texts& t = visit.t;
  const Html state = view.has_second_factor ? Badge(t("On"), Tone::kGood) : Badge(t("Off"), Tone::kNeutral);
  const std::string_view label =
      view.has_second_factor ? t("Recovery codes, or turn it off") : t("Set up two-step sign-in");
  return Block(t("Two-step sign-in"),
               Join(P(state, " ", t("Beside the password you give a code that an app on your telephone shows.")),
                    P(ButtonLink(label, "/konto/totrin", ButtonLook::kSecondary))));
}

http::Response RenderAccount(const Visit& visit, const FormFault& fault = {}, const User* typed = nullptr) {
  AccountView view = LoadAccount(visit);
  if (typed) view.user = *typed;
  const Texts& t = visit.t;
  std::vector<FieldError> errors;
  if (!fault.sentence.empty()) errors.push_back({fault.field, fault.sentence});
  const Html content =
      Join(ErrorSummary(errors, t),
           Heading({.title = std::string(t("My account")), .facts = {Text(NameOfRole(visit.viewer.role, t))}}),
           PasswordForm(visit, view, fault), SecondFactorBlock(visit, view), NameForm(visit, view.user, fault),
           SessionTable(visit, view.sessions));
  auto response = visit.Page(visit.Frame(t("My account"), ""), content);
  if (!fault.sentence.empty()) response.status = 422;
  return response;
}

http::Response AccountPage(const Visit& visit) { return RenderAccount(visit); }

http::Response TakeName(const Visit& visit) {
  User user = visit.Read([&](sql::Reader& reader) { return FindUser(reader, visit.viewer.user).value(); });
  user.name = visit.request.Form("navn");
  user.email = visit.request.Form("email");
  const auto updated =
      visit.Write([&](sql::Transaction& transaction) -> Result<void> { return UpdateUser(transaction, user); });
  if (updated) return visit.Done("/konto", visit.t("Your name and e-mail are saved."));
  const std::string field = updated.error().id == "people.no_name" ? "navn" : "email";
  return RenderAccount(visit, {field, Sentence(updated.error(), visit.language())}, &user);
}

http::Response TakePassword(const Visit& visit) {
  const http::Request& request = visit.request;
  const auto changed =
      ChangePassword(visit.database(), visit.author(), visit.viewer.user, request.Form("adgangskode-nu"),
                     request.Form("adgangskode-ny"), request.session->id);
  if (changed) {
    return visit.Done("/konto", visit.t("The password is changed. You are signed out everywhere else."));
  }
  const std::string_view id = changed.error().id;
  const bool about_old = id == "people.password_wrong" || id == "people.sign_in_wait";
  return RenderAccount(visit,
                       {about_old ? "adgangskode-nu" : "adgangskode-ny", Sentence(changed.error(), visit.language())});
}

// Only one's own: another one's session is not found.
http::Response TakeEndOne(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto sessions = LoadAccount(visit).sessions;
  const auto own =
      std::find_if(sessions.begin(), sessions.end(), [&](const http::SessionEntry& one) { return one.id == id; });
  if (own == sessions.end()) return visit.NotFound();
  visit.database().Write(visit.author(),
                         [&](sql::Transaction& transaction) { http::EndSession(transaction, own->id); });
  return visit.Done("/konto", visit.t("You are signed out there."));
}

http::Response TakeEndOthers(const Visit& visit) {
  visit.database().Write(visit.author(), [&](sql::Transaction& transaction) {
    http::EndAllSessions(transaction, visit.viewer.user.value, visit.request.session->id);
  });
  return visit.Done("/konto", visit.t("You are signed out everywhere else."));
}

http::Response TakeEndAll(const Visit& visit) {
  visit.database().Write(visit.author(), [&](sql::Transaction& transaction) {
    http::EndAllSessions(transaction, visit.viewer.user.value, 0);
  });
  auto response = visit.Done("/", visit.t("You are signed out everywhere."));
  http::ForgetSessionCookie(visit.request, response);
  return response;
}

}  // namespace

std::vector<http::Route> AccountRoutes(const Office& office) {
  using http::Method;
  const auto own = [&](PageHandler handler) { return Guarded(office, Access::kOwnAccount, std::move(handler)); };
  return {
      {Method::kGet, "/konto", own(AccountPage)},
      {Method::kPost, "/konto", own(TakeName)},
      {Method::kPost, "/konto/adgangskode", own(TakePassword)},
      {Method::kPost, "/konto/besoeg/slut-andre", own(TakeEndOthers)},
      {Method::kPost, "/konto/besoeg/slut-alle", own(TakeEndAll)},
      {Method::kPost, "/konto/besoeg/{id}/slut", own(TakeEndOne)},
  };
}

}  // namespace tovholder::people
