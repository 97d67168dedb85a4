// SPDX-License-Identifier: EUPL-1.2
#include "people/agent_name.h"
#include "people/change_words.h"
#include "people/pages.h"
#include "people/sign_in.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

std::string AddressOf(UserId id) { return "/brugere/" + std::to_string(id.value); }

PageFrame UserFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = visit.Frame(title, "organization");
  frame.subsection = "users";
  return frame;
}

std::string FieldOf(const Error& error) {
  if (error.id == "people.no_name") return "navn";
  return error.id == "people.bad_role" ? "rolle" : "email";
}

// What was typed, and what stands wrong with it.
struct UserForm {
  std::string email;
  std::string name;
  std::string role = "reader";
  std::optional<Error> error = {};

  static UserForm From(const http::Request& request) {
    return {std::string(request.Form("email")), std::string(request.Form("navn")), std::string(request.Form("rolle"))};
  }
  static UserForm From(const User& user) { return {user.email, user.name, std::string(ToName(user.role))}; }
  Role ChosenRole() const {
    Role chosen = Role::kOutsider;
    FromName(role, chosen);
    return chosen;
  }
};

std::string ErrorFor(const UserForm& form, std::string_view field, const Texts& t) {
  return form.error && FieldOf(*form.error) == field ? Sentence(*form.error, t.language()) : std::string();
}

Html RoleField(const UserForm& form, const Texts& t) {
  const std::vector<Choice> choices = {
      {"reader", NameOfRole(Role::kReader, t), std::string(t("Reads what is published for those who have signed in."))},
      {"secretary", NameOfRole(Role::kSecretary, t),
       std::string(t("Imports, corrects and publishes; sees drafts and closed items."))},
      {"administrator", NameOfRole(Role::kAdministrator, t), std::string(t("May do everything, also let others in."))},
  };
  return RadioField({.name = "rolle",
                     .label = std::string(t("Role")),
                     .value = form.role,
                     .error = ErrorFor(form, "rolle", t),
                     .need = Need::kRequired},
                    choices, t);
}

Html UserFields(const UserForm& form, const Texts& t) {
  return Join(TextField({.name = "navn",
                         .label = std::string(t("Name")),
                         .value = form.name,
                         .error = ErrorFor(form, "navn", t),
                         .need = Need::kRequired,
                         .width = FieldWidth::kHalf,
                         .autocomplete = "off"},
                        t),
              TextField({.name = "email",
                         .label = std::string(t("E-mail")),
                         .value = form.email,
                         .error = ErrorFor(form, "email", t),
                         .need = Need::kRequired,
                         .width = FieldWidth::kHalf,
                         .autocomplete = "off"},
                        t),
              RoleField(form, t));
}

Html StateBadge(const User& user, const Texts& t) {
  return user.disabled ? Badge(t("Disabled"), Tone::kAttention) : Badge(t("Active"), Tone::kGood);
}

Html UserTable(const std::vector<User>& users, const Texts& t) {
  DataTable table{
      .caption = std::string(t("Users")),
      .columns = {
          {std::string(t("Name"))}, {std::string(t("E-mail"))}, {std::string(t("Role"))}, {std::string(t("State"))}}};
  for (const User& user : users) {
    table.rows.push_back({A(Href(AddressOf(user.id)), user.name), Text(user.email), Text(NameOfRole(user.role, t)),
                          StateBadge(user, t)});
  }
  return RenderTable(table);
}

Html Errors(const UserForm& form, const Texts& t) {
  if (!form.error) return {};
  return ErrorSummary({{FieldOf(*form.error), Sentence(*form.error, t.language())}}, t);
}

http::Response RenderUsers(const Visit& visit, const UserForm& form) {
  const Texts& t = visit.t;
  const auto users = visit.Read([](sql::Reader& reader) { return ListUsers(reader); });
  const Html fields = Join(UserFields(form, t), SubmitButton(t("Add the user"), ButtonLook::kPrimary));
  const Html content = Join(Errors(form, t), Heading({.title = std::string(t("Users"))}), UserTable(users, t),
                            Block(t("Add a user"), RenderForm({.address = "/brugere", .csrf = visit.csrf()}, fields)));
  auto response = visit.Page(UserFrame(visit, t("Users")), content);
  if (form.error) response.status = 422;
  return response;
}

http::Response UsersPage(const Visit& visit) { return RenderUsers(visit, {}); }

Html UserHistory(const Visit& visit, UserId id) {
  const auto changes =
      visit.Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "user_account", id.value); });
  return ChangeWords(LoggedRecords(), visit.t).History(changes);
}

Html UserActions(const Visit& visit, const User& user) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(user.id);
  if (user.disabled) {
    return PostButton({.label = std::string(t("Let in again")), .address = address + "/aabn", .csrf = visit.csrf()}, t);
  }
  const Html link = PostButton(
      {.label = std::string(t("Make a one-time link")), .address = address + "/link", .csrf = visit.csrf()}, t);
  const Html disable = When(user.id != visit.viewer.user, [&] {
    return PostButton({.label = std::string(t("Disable")),
                       .address = address + "/spaer",
                       .csrf = visit.csrf(),
                       .look = ButtonLook::kDangerous,
                       .consequence = t("{name} is signed out everywhere and can no longer sign in. The name stays at "
                                        "what was done.",
                                        {{"name", user.name}})},
                      t);
  });
  return Div(Class("button-row"), link, disable);
}

http::Response RenderUser(const Visit& visit, const User& user, const UserForm& form,
                          std::vector<Notice> notices = {}) {
  const Texts& t = visit.t;
  PageFrame frame = UserFrame(visit, user.name);
  frame.breadcrumb = {{std::string(t("Users")), "/brugere"}, {user.name, ""}};
  for (Notice& notice : notices) frame.notices.push_back(std::move(notice));
  const Html fields = Join(UserFields(form, t), SubmitButton(t("Save"), ButtonLook::kPrimary));
  const Html content = Join(
      Errors(form, t), Heading({.title = user.name, .facts = {StateBadge(user, t), Text(NameOfRole(user.role, t))}}),
      Section(Class("block"), RenderForm({.address = AddressOf(user.id), .csrf = visit.csrf()}, fields)),
      Block(t("Ways in"), UserActions(visit, user)), UserHistory(visit, user.id));
  auto response = visit.Page(frame, content);
  if (form.error) response.status = 422;
  return response;
}

std::optional<User> FindAddressed(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindUser(reader, UserId{*id}); });
}

http::Response UserPage(const Visit& visit) {
  const auto user = FindAddressed(visit);
  return user ? RenderUser(visit, *user, UserForm::From(*user)) : visit.NotFound();
}

// The link is shown this once; it stands nowhere else.
Notice LinkNotice(const Visit& visit, const User& user, const std::string& path) {
  const Texts& t = visit.t;
  const Instant ends = visit.office().clock() + LifeOf(LinkPurpose::kNewPassword);
  return {.tone = Tone::kInfo,
          .text = t("Send this link to {name}. It works once, until {when}, and is not shown again.",
                    {{"name", user.name}, {"when", FormatMoment(ends, t.language())}}),
          .heading = std::string(t("One-time link")),
          .more = P(Code(SiteAddress(visit) + path))};
}

http::Response TakeNewUser(const Visit& visit) {
  UserForm form = UserForm::From(visit.request);
  std::string path;
  const auto user = visit.Write([&](sql::Transaction& transaction) -> Result<User> {
    auto created = CreateUser(transaction, {form.email, form.name, form.ChosenRole()});
    if (created) path = MakeSignInLink(transaction, created->id, LinkPurpose::kNewPassword);
    return created;
  });
  if (user) return RenderUser(visit, *user, UserForm::From(*user), {LinkNotice(visit, *user, path)});
  form.error = user.error();
  return RenderUsers(visit, form);
}

http::Response TakeUser(const Visit& visit) {
  const auto stored = FindAddressed(visit);
  if (!stored) return visit.NotFound();
  UserForm form = UserForm::From(visit.request);
  User user = *stored;
  user.email = form.email;
  user.name = form.name;
  user.role = form.ChosenRole();
  const auto updated =
      visit.Write([&](sql::Transaction& transaction) -> Result<void> { return UpdateUser(transaction, user); });
  if (updated) return visit.Done(AddressOf(user.id), visit.t("The user is saved."));
  form.error = updated.error();
  return RenderUser(visit, *stored, form);
}

http::Response TakeLinkOrder(const Visit& visit) {
  const auto user = FindAddressed(visit);
  if (!user || user->disabled) return visit.NotFound();
  const std::string path = visit.Write(
      [&](sql::Transaction& transaction) { return MakeSignInLink(transaction, user->id, LinkPurpose::kNewPassword); });
  return RenderUser(visit, *user, UserForm::From(*user), {LinkNotice(visit, *user, path)});
}

http::Response TakeDisable(const Visit& visit) {
  const auto user = FindAddressed(visit);
  if (!user) return visit.NotFound();
  if (user->id == visit.viewer.user) return visit.Refuse({"people.not_yourself"});
  const auto disabled =
      visit.Write([&](sql::Transaction& transaction) -> Result<void> { return DisableUser(transaction, user->id); });
  if (!disabled) return visit.Refuse(disabled.error());
  return visit.Done(AddressOf(user->id), visit.t("{name} can no longer sign in.", {{"name", user->name}}));
}

http::Response TakeEnable(const Visit& visit) {
  const auto user = FindAddressed(visit);
  if (!user) return visit.NotFound();
  const auto enabled =
      visit.Write([&](sql::Transaction& transaction) -> Result<void> { return EnableUser(transaction, user->id); });
  if (!enabled) return visit.Refuse(enabled.error());
  return visit.Done(AddressOf(user->id), visit.t("{name} can sign in again.", {{"name", user->name}}));
}

}  // namespace

std::vector<http::Route> UserRoutes(const Office& office) {
  using http::Method;
  const auto guard = [&](PageHandler handler) { return Guarded(office, Role::kAdministrator, std::move(handler)); };
  return {
      {Method::kGet, "/brugere", guard(UsersPage)},
      {Method::kPost, "/brugere", guard(TakeNewUser)},
      {Method::kGet, "/brugere/{id}", guard(UserPage)},
      {Method::kPost, "/brugere/{id}", guard(TakeUser)},
      {Method::kPost, "/brugere/{id}/link", guard(TakeLinkOrder)},
      {Method::kPost, "/brugere/{id}/spaer", guard(TakeDisable)},
      {Method::kPost, "/brugere/{id}/aabn", guard(TakeEnable)},
  };
}

}  // namespace tovholder::people
