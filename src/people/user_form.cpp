// SPDX-License-Identifier: EUPL-1.2
#include "people/user_form.h"

#include "base/text.h"
#include "people/agent_name.h"

namespace tovholder::people {
namespace {

using html::Choice;
using html::FieldWidth;
using html::Html;
using html::Need;
using html::Texts;

std::string UserFieldOf(const Error& error) {
  if (error.id == "people.no_name") return "navn";
  if (error.id == "people.no_such_person") return "person";
  return error.id == "people.bad_role" ? "rolle" : "email";
}

std::string UserErrorFor(const UserForm& form, std::string_view field, const Texts& t) {
  return form.error && UserFieldOf(*form.error) == field ? Sentence(*form.error, t.language()) : std::string();
}

html::Field WordField(std::string name, std::string_view label, const std::string& value, std::string error) {
  return {.name = std::move(name),
          .label = std::string(label),
          .value = value,
          .error = std::move(error),
          .need = Need::kRequired,
          .width = FieldWidth::kHalf,
          .autocomplete = "off"};
}

Html UserRoleField(const UserForm& form, const Texts& t) {
  const std::vector<Choice> choices = {
      {"reader", NameOfRole(Role::kReader, t), std::string(t("Reads what is published for those who have signed in."))},
      {"secretary", NameOfRole(Role::kSecretary, t),
       std::string(t("Imports, corrects and publishes; sees drafts and closed items."))},
      {"auditor", NameOfRole(Role::kAuditor, t),
       std::string(t("Reads everything, also drafts, closed items and the log; changes nothing."))},
      {"administrator", NameOfRole(Role::kAdministrator, t), std::string(t("May do everything, also let others in."))},
  };
  return html::RadioField({.name = "rolle",
                           .label = std::string(t("Role")),
                           .value = form.role,
                           .error = UserErrorFor(form, "rolle", t),
                           .need = Need::kRequired},
                          choices, t);
}

Html UserPersonField(const UserForm& form, const Texts& t) {
  html::Field field = WordField("person", t("Person"), form.person, UserErrorFor(form, "person", t));
  field.help =
      t("The name as it stands under Persons. What the person is in which organization decides what the user "
        "may read and do there.");
  field.need = Need::kOptional;
  return html::TextField(field, t);
}

}  // namespace

UserForm UserForm::From(const http::Request& request) {
  return {std::string(request.Form("email")), std::string(request.Form("navn")), std::string(request.Form("rolle")),
          std::string(Trim(request.Form("person"))), std::string(request.Form("sprog"))};
}

UserForm UserForm::From(const User& user, std::string person) {
  return {user.email, user.name, std::string(ToName(user.role)), std::move(person)};
}

Role UserForm::ChosenRole() const {
  Role chosen = Role::kOutsider;
  FromName(role, chosen);
  return chosen;
}

Result<std::optional<PersonId>> UserForm::FindChosenPerson(sql::Reader& reader) const {
  if (person.empty()) return std::nullopt;
  const auto found = FindPersonByName(reader, person);
  if (!found) return Fail("people.no_such_person", {{"name", Shorten(person, 60)}});
  return found->id;
}

Html UserFields(const UserForm& form, const Texts& t) {
  return html::Join(html::TextField(WordField("navn", t("Name"), form.name, UserErrorFor(form, "navn", t)), t),
                    html::TextField(WordField("email", t("E-mail"), form.email, UserErrorFor(form, "email", t)), t),
                    UserRoleField(form, t), UserPersonField(form, t));
}

Html LanguageField(const std::string& language, const Texts& t) {
  return html::SelectField({.name = "sprog",
                            .label = std::string(t("Language of the mail")),
                            .value = language.empty() ? std::string(html::ToCode(t.language())) : language,
                            .width = FieldWidth::kShort},
                           {{"da", "Dansk"}, {"en", "English"}}, t);
}

Html ErrorsOf(const UserForm& form, const Texts& t) {
  if (!form.error) return {};
  return html::ErrorSummary({{UserFieldOf(*form.error), Sentence(*form.error, t.language())}}, t);
}

}  // namespace tovholder::people
