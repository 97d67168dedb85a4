// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "people/agent_name.h"
#include "people/change_words.h"
#include "people/invitation.h"
#include "people/organization_store.h"
#include "people/pages.h"
#include "people/second_factor.h"
#include "people/sign_in.h"
#include "people/structure_pages.h"
#include "people/user_form.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

// Which button of the form for a new user was pressed.
constexpr std::string_view kWayField = "maade";
constexpr std::string_view kByMail = "mail";

std::string AddressOf(UserId id) { return "/brugere/" + std::to_string(id.value); }

Html InvitationBadge(InvitationStage stage, const Texts& t) {
  switch (stage) {
    case InvitationStage::kOnItsWay:
      return Badge(t("Invitation on its way"), Tone::kInfo);
    case InvitationStage::kNotDelivered:
      return Badge(t("Invitation not delivered"), Tone::kBad);
    case InvitationStage::kSent:
      return Badge(t("Invited"), Tone::kInfo);
    case InvitationStage::kExpired:
      return Badge(t("Invitation expired"), Tone::kAttention);
    case InvitationStage::kUsed:
      break;
  }
  return Badge(t("Active"), Tone::kGood);
}

Html StateBadge(const Visit& visit, const User& user, const Invitation* invitation) {
  const Texts& t = visit.t;
  if (user.disabled) return Badge(t("Disabled"), Tone::kAttention);
  if (!invitation) return Badge(t("Active"), Tone::kGood);
  return InvitationBadge(StageOf(*invitation, visit.office().clock()), t);
}

struct ListedUser {
  User user;
  std::optional<Invitation> invitation;
};

// One page of those that were asked for.
struct UserList {
  std::vector<ListedUser> users;
  std::int64_t total = 0;
  std::int64_t page = 1;
};

UserList LoadUsers(sql::Reader& reader, const http::Request& request) {
  std::vector<User> users = ListUsersNamed(reader, request.Query("q"));
  UserList list{{}, static_cast<std::int64_t>(users.size()), 1};
  const std::int64_t last = std::max<std::int64_t>(1, (list.total + kPageSize - 1) / kPageSize);
  list.page = std::clamp<std::int64_t>(request.QueryNumber("side").value_or(1), 1, last);
  const auto first = static_cast<std::size_t>((list.page - 1) * kPageSize);
  for (std::size_t i = first; i < users.size() && list.users.size() < static_cast<std::size_t>(kPageSize); ++i) {
    const auto invitation = FindInvitation(reader, users[i].id);
    list.users.push_back({std::move(users[i]), invitation});
  }
  return list;
}

Html UserFilter(const Visit& visit, const UserList& list) {
  const Texts& t = visit.t;
  const std::string words(visit.request.Query("q"));
  FilterRow row{
      .address = "/brugere",
      .fields = TextField({.name = "q", .label = std::string(t("Name or e-mail")), .value = words, .id = "soeg"}, t,
                          InputKind::kSearch),
      .clear_address = "/brugere",
      .count = t.Plural("{n} user", "{n} users", list.total)};
  if (!words.empty()) row.active.push_back({words, "/brugere"});
  return RenderFilterRow(row, t);
}

Html UserTable(const Visit& visit, const UserList& list) {
  const Texts& t = visit.t;
  DataTable table{
      .caption = std::string(t("Users")),
      .columns = {
          {std::string(t("Name"))}, {std::string(t("E-mail"))}, {std::string(t("Role"))}, {std::string(t("State"))}}};
  for (const auto& [user, invitation] : list.users) {
    table.rows.push_back({A(Href(AddressOf(user.id)), user.name), Text(user.email), Text(NameOfRole(user.role, t)),
                          StateBadge(visit, user, invitation ? &*invitation : nullptr)});
  }
  return RenderTable(table);
}

Html NewUserForm(const Visit& visit, const UserForm& form) {
  const Texts& t = visit.t;
  const Html buttons =
      Div(Class("button-row"),
          SubmitButton(t("Invite by mail"), ButtonLook::kPrimary, std::string(kWayField), std::string(kByMail)),
          SubmitButton(t("Add without a mail"), ButtonLook::kSecondary, std::string(kWayField), "link"));
  return Block(t("Add a user"), RenderForm({.address = "/brugere", .csrf = visit.csrf()},
                                           Join(UserFields(form, t), LanguageField(form.language, t), buttons)));
}

http::Response RenderUsers(const Visit& visit, const UserForm& form) {
  const Texts& t = visit.t;
  const auto list = visit.Read([&](sql::Reader& reader) { return LoadUsers(reader, visit.request); });
  PageHeading heading{.title = std::string(t("Users"))};
  heading.others = {ButtonLink(t("Two-step sign-in"), "/brugere/totrin", ButtonLook::kQuiet)};
  const std::string address = WithQuery("/brugere", "q", visit.request.Query("q"));
  const Html content = Join(ErrorsOf(form, t), Heading(heading), UserFilter(visit, list),
                            list.users.empty() ? EmptyState(t("No user fits these words.")) : UserTable(visit, list),
                            Pagination({list.page, list.total, kPageSize, address}, t),
                            When(visit.viewer.May(Access::kAdministrator), [&] { return NewUserForm(visit, form); }));
  auto response = visit.Page(OrganizationFrame(visit, t("Users"), "users"), content);
  if (form.error) response.status = 422;
  return response;
}

http::Response UsersPage(const Visit& visit) { return RenderUsers(visit, {}); }

struct UserView {
  User user;
  std::string person = {};              // name; "" for none
  std::vector<std::string> roles = {};  // in organizations, today
  std::optional<Invitation> invitation = {};
  bool has_second_factor = false;
  std::vector<sql::Change> changes = {};
};

std::vector<std::string> RolesInWords(sql::Reader& reader, const Visit& visit, PersonId person) {
  std::vector<std::string> roles;
  for (const HeldRole& held : ListHeldRoles(reader, person, visit.today())) {
    const auto organization = FindOrganization(reader, held.organization);
    roles.push_back(RoleInWords(held.role, organization ? organization->name : "", visit.t));
  }
  return roles;
}

UserView LoadView(sql::Reader& reader, const Visit& visit, User user) {
  UserView view{.user = std::move(user)};
  if (const auto id = view.user.person) {
    view.person = FindPerson(reader, *id).value_or(Person{}).name;
    view.roles = RolesInWords(reader, visit, *id);
  }
  view.invitation = FindInvitation(reader, view.user.id);
  view.has_second_factor = HasSecondFactor(reader, view.user.id);
  view.changes = sql::ListChanges(reader, "user_account", view.user.id.value);
  return view;
}

std::optional<UserView> FindAddressed(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<UserView> {
    auto user = FindUser(reader, UserId{*id});
    if (!user) return std::nullopt;
    return LoadView(reader, visit, std::move(*user));
  });
}

// How far the invitation has come.
std::string InvitationSentence(const Visit& visit, const Invitation& invitation) {
  const Texts& t = visit.t;
  const auto moment = [&](std::optional<Instant> at) { return at ? FormatMoment(*at, t.language()) : std::string(); };
  switch (StageOf(invitation, visit.office().clock())) {
    case InvitationStage::kOnItsWay:
      return t("Invited {when}; the mail is on its way.", {{"when", moment(invitation.invited)}});
    case InvitationStage::kNotDelivered:
      return t("Invited {when}, but the mail was not delivered. Look at the address and send it again.",
               {{"when", moment(invitation.invited)}});
    case InvitationStage::kSent:
      return t("The invitation was sent {when}. Its link works until {until}.",
               {{"when", moment(invitation.sent)}, {"until", moment(invitation.link_ends)}});
    case InvitationStage::kUsed:
      return t("The invitation was used {when}.", {{"when", moment(invitation.used)}});
    case InvitationStage::kExpired:
      break;
  }
  return t("The link of the invitation of {when} no longer works.", {{"when", moment(invitation.invited)}});
}

Html InvitationForm(const Visit& visit, const UserView& view) {
  const Texts& t = visit.t;
  const std::string_view label = view.invitation ? t("Send the invitation again") : t("Send an invitation by mail");
  return RenderForm({.address = AddressOf(view.user.id) + "/invitation", .csrf = visit.csrf()},
                    Join(LanguageField({}, t), SubmitButton(label, ButtonLook::kSecondary)));
}

Html ResetButton(const Visit& visit, const UserView& view) {
  const Texts& t = visit.t;
  return PostButton({.label = std::string(t("Reset the two-step sign-in")),
                     .address = AddressOf(view.user.id) + "/totrin",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kDangerous,
                     .consequence = t("{name} is signed out everywhere and gets in by the password alone, until a new "
                                      "app is set up. Be sure who asks for it.",
                                      {{"name", view.user.name}})},
                    t);
}

Html DisableButton(const Visit& visit, const UserView& view) {
  const Texts& t = visit.t;
  return PostButton({.label = std::string(t("Disable")),
                     .address = AddressOf(view.user.id) + "/spaer",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kDangerous,
                     .consequence = t("{name} is signed out everywhere and can no longer sign in. The name stays at "
                                      "what was done.",
                                      {{"name", view.user.name}})},
                    t);
}

Html WaysIn(const Visit& visit, const UserView& view) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(view.user.id);
  if (view.user.disabled) {
    return PostButton({.label = std::string(t("Let in again")), .address = address + "/aabn", .csrf = visit.csrf()}, t);
  }
  const Html link = PostButton(
      {.label = std::string(t("Make a one-time link")), .address = address + "/link", .csrf = visit.csrf()}, t);
  return Join(InvitationForm(visit, view),
              Div(Class("button-row"), link, When(view.has_second_factor, [&] { return ResetButton(visit, view); }),
                  When(view.user.id != visit.viewer.user, [&] { return DisableButton(visit, view); })));
}

Html RolesBlock(const UserView& view, const Texts& t) {
  if (!view.user.person) return {};
  const Html roles = view.roles.empty() ? EmptyState(t("The person is in no organization today."))
                                        : Html(Ul(Each(view.roles, [](const std::string& role) { return Li(role); })));
  return Block(t("In organizations today"), roles);
}

// What is shown of a user, and to those who may, what can be changed.
Html UserContent(const Visit& visit, const UserView& view, const UserForm& form) {
  const Texts& t = visit.t;
  const bool may_change = visit.viewer.May(Access::kAdministrator);
  const Html fields = When(may_change, [&] {
    return Section(Class("block"),
                   RenderForm({.address = AddressOf(view.user.id), .csrf = visit.csrf()},
                              Join(UserFields(form, t), SubmitButton(t("Save"), ButtonLook::kPrimary))));
  });
  const Html invitation =
      When(view.invitation.has_value(), [&] { return P(InvitationSentence(visit, *view.invitation)); });
  const Html ways = Join(invitation, When(may_change, [&] { return WaysIn(visit, view); }));
  return Join(fields, RolesBlock(view, t), When(!ways.empty(), [&] { return Block(t("Ways in"), ways); }),
              ChangeWords(LoggedRecords(), t).History(view.changes));
}

http::Response RenderUser(const Visit& visit, const UserView& view, const UserForm& form,
                          std::vector<Notice> notices = {}) {
  const Texts& t = visit.t;
  const User& user = view.user;
  PageFrame frame = OrganizationFrame(visit, user.name, "users");
  frame.breadcrumb = {{std::string(t("Users")), "/brugere"}, {user.name, ""}};
  for (Notice& notice : notices) frame.notices.push_back(std::move(notice));
  std::vector<Html> facts = {StateBadge(visit, user, view.invitation ? &*view.invitation : nullptr),
                             Text(NameOfRole(user.role, t)), Text(user.email)};
  if (view.has_second_factor) facts.push_back(Text(t("Two-step sign-in")));
  auto response = visit.Page(frame, Join(ErrorsOf(form, t), Heading({.title = user.name, .facts = std::move(facts)}),
                                         UserContent(visit, view, form)));
  if (form.error) response.status = 422;
  return response;
}

http::Response UserPage(const Visit& visit) {
  const auto view = FindAddressed(visit);
  return view ? RenderUser(visit, *view, UserForm::From(view->user, view->person)) : visit.NotFound();
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

http::Response ShowLink(const Visit& visit, const User& user, const std::string& path) {
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadView(reader, visit, user); });
  return RenderUser(visit, view, UserForm::From(user, view.person), {LinkNotice(visit, user, path)});
}

http::Response DoneInviting(const Visit& visit, const User& user) {
  return visit.Done(AddressOf(user.id), visit.t("An invitation is on its way to {email}.", {{"email", user.email}}));
}

http::Response TakeNewUser(const Visit& visit) {
  UserForm form = UserForm::From(visit.request);
  const bool by_mail = visit.request.Form(kWayField) == kByMail;
  std::string path;
  const auto user = visit.Write([&](sql::Transaction& transaction) -> Result<User> {
    const auto person = form.FindChosenPerson(transaction);
    if (!person) return Pass(person);
    auto created = CreateUser(transaction, {form.email, form.name, form.ChosenRole(), *person});
    if (!created) return created;
    if (!by_mail) {
      path = MakeSignInLink(transaction, created->id, LinkPurpose::kNewPassword);
      return created;
    }
    const auto invited = Invite(transaction, *created, {form.ChosenLanguage(), SiteAddress(visit)});
    return invited ? created : Result<User>(Pass(invited));
  });
  if (user) return by_mail ? DoneInviting(visit, *user) : ShowLink(visit, *user, path);
  form.error = user.error();
  return RenderUsers(visit, form);
}

http::Response TakeUser(const Visit& visit) {
  const auto view = FindAddressed(visit);
  if (!view) return visit.NotFound();
  UserForm form = UserForm::From(visit.request);
  User user = view->user;
  user.email = form.email;
  user.name = form.name;
  user.role = form.ChosenRole();
  const auto updated = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    const auto person = form.FindChosenPerson(transaction);
    if (!person) return Pass(person);
    user.person = *person;
    return UpdateUser(transaction, user);
  });
  if (updated) return visit.Done(AddressOf(user.id), visit.t("The user is saved."));
  form.error = updated.error();
  return RenderUser(visit, *view, form);
}

http::Response TakeLinkOrder(const Visit& visit) {
  const auto view = FindAddressed(visit);
  if (!view || view->user.disabled) return visit.NotFound();
  const std::string path = visit.Write([&](sql::Transaction& transaction) {
    return MakeSignInLink(transaction, view->user.id, LinkPurpose::kNewPassword);
  });
  return ShowLink(visit, view->user, path);
}

http::Response TakeInvitation(const Visit& visit) {
  const auto view = FindAddressed(visit);
  if (!view) return visit.NotFound();
  const Letterhead letterhead{FromCode(visit.request.Form("sprog")), SiteAddress(visit)};
  const auto invited =
      visit.Write([&](sql::Transaction& transaction) { return Invite(transaction, view->user, letterhead); });
  return invited ? DoneInviting(visit, view->user) : visit.Refuse(invited.error());
}

// Does it to the user of the address, and says so there.
template <class F>
http::Response DoToUser(const Visit& visit, std::string_view notice, F&& act) {
  const auto view = FindAddressed(visit);
  if (!view) return visit.NotFound();
  const User& user = view->user;
  const auto done =
      visit.Write([&](sql::Transaction& transaction) -> Result<void> { return act(transaction, user.id); });
  if (!done) return visit.Refuse(done.error());
  return visit.Done(AddressOf(user.id), visit.t(notice, {{"name", user.name}}));
}

http::Response TakeReset(const Visit& visit) {
  return DoToUser(visit, Msgid("The two-step sign-in of {name} is reset."), ResetSecondFactor);
}

http::Response TakeDisable(const Visit& visit) {
  if (visit.request.PathNumber("id") == visit.viewer.user.value) return visit.Refuse(Error{"people.not_yourself"});
  return DoToUser(visit, Msgid("{name} can no longer sign in."), DisableUser);
}

http::Response TakeEnable(const Visit& visit) {
  return DoToUser(visit, Msgid("{name} can sign in again."), EnableUser);
}

}  // namespace

std::vector<http::Route> UserRoutes(const Office& office) {
  using http::Method;
  const auto guard = [&](PageHandler handler) { return Guarded(office, Access::kAdministrator, std::move(handler)); };
  return {
      {Method::kGet, "/brugere", guard(UsersPage)},
      {Method::kPost, "/brugere", guard(TakeNewUser)},
      {Method::kGet, "/brugere/{id}", guard(UserPage)},
      {Method::kPost, "/brugere/{id}", guard(TakeUser)},
      {Method::kPost, "/brugere/{id}/link", guard(TakeLinkOrder)},
      {Method::kPost, "/brugere/{id}/invitation", guard(TakeInvitation)},
      {Method::kPost, "/brugere/{id}/totrin", guard(TakeReset)},
      {Method::kPost, "/brugere/{id}/spaer", guard(TakeDisable)},
      {Method::kPost, "/brugere/{id}/aabn", guard(TakeEnable)},
  };
}

}  // namespace tovholder::people
