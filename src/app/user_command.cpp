// SPDX-License-Identifier: EUPL-1.2
#include "app/user_command.h"

#include <ostream>

#include "app/archive.h"
#include "people/sign_in.h"
#include "people/user_store.h"

namespace tovholder::app {
namespace {

const sql::Author kAuthor{0, "command line"};

Result<people::User> FindUser(sql::Reader& reader, const std::string& email) {
  auto user = people::FindUserByEmail(reader, email);
  if (!user) return Fail("people.no_such_user", {{"email", email}});
  return *user;
}

Result<std::string> Add(sql::Transaction& transaction, const UserCommand& command) {
  people::NewUser wanted{command.email, command.name.empty() ? command.email : command.name, people::Role::kReader};
  if (!people::FromName(command.role, wanted.role)) return Fail("people.bad_role", {{"role", command.role}});
  const Result<people::User> user = people::CreateUser(transaction, wanted);
  if (!user) return Pass(user);
  return people::MakeSignInLink(transaction, user->id, people::LinkPurpose::kNewPassword);
}

Result<std::string> Link(sql::Transaction& transaction, const UserCommand& command) {
  if (command.email.empty()) {
    return people::MakeSignInLink(transaction, people::FindOrCreateAdministrator(transaction).id,
                                  people::LinkPurpose::kSignIn);
  }
  const Result<people::User> user = FindUser(transaction, command.email);
  if (!user) return Pass(user);
  return people::MakeSignInLink(transaction, user->id, people::LinkPurpose::kSignIn);
}

Result<std::string> Disable(sql::Transaction& transaction, const UserCommand& command) {
  const Result<people::User> user = FindUser(transaction, command.email);
  if (!user) return Pass(user);
  const Result<void> disabled = people::DisableUser(transaction, user->id);
  if (!disabled) return Pass(disabled);
  return std::string();
}

ExitCode ListAll(sql::Database& database, const Terminal& terminal) {
  const auto users = database.Read([](sql::Reader& reader) { return people::ListUsers(reader); });
  for (const people::User& user : users) {
    terminal.out << user.email << '\t' << user.name << '\t' << ToName(user.role) << (user.disabled ? "\tdisabled" : "")
                 << '\n';
  }
  return kDone;
}

}  // namespace

ExitCode Run(const UserCommand& command, const Terminal& terminal) {
  Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  if (command.action == UserCommand::Action::kList) return ListAll(*archive->database, terminal);
  const Result<std::string> link =
      archive->database->Write(kAuthor, [&](sql::Transaction& transaction) -> Result<std::string> {
        switch (command.action) {
          case UserCommand::Action::kAdd:
            return Add(transaction, command);
          case UserCommand::Action::kDisable:
            return Disable(transaction, command);
          default:
            return Link(transaction, command);
        }
      });
  if (!link) return terminal.Refuse(link.error());
  if (!link->empty()) terminal.out << command.address << *link << '\n';
  return kDone;
}

}  // namespace tovholder::app
