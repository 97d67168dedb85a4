// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "html/components.h"
#include "http/message.h"
#include "people/user.h"
#include "sql/database.h"

namespace tovholder::people {

// What an administrator typed of a user, and what stands wrong with it.
struct UserForm {
  std::string email = {};
  std::string name = {};
  std::string role = "reader";
  std::string person = {};  // by name; "" for none
  std::string language = {};
  std::optional<Error> error = {};

  static UserForm From(const http::Request& request);
  static UserForm From(const User& user, std::string person);

  Role ChosenRole() const;
  html::Language ChosenLanguage() const { return html::FromCode(language); }
  // Error: people.no_such_person {name}.
  Result<std::optional<PersonId>> FindChosenPerson(sql::Reader& reader) const;
};

html::Html UserFields(const UserForm& form, const html::Texts& t);
// In which language the mail of an invitation is written.
html::Html LanguageField(const std::string& language, const html::Texts& t);
// The box above the form; nothing where nothing is wrong.
html::Html ErrorsOf(const UserForm& form, const html::Texts& t);

}  // namespace tovholder::people
